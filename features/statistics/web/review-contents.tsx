import { useEffect, useState } from "react";
import { useLanguage, useText, useWords } from "#ui/language/language.tsx";
import type { Review } from "../review.contract.ts";
import { figureMessages } from "./figure-messages.ts";

/** Below the top bar: a section that begins above this line is the one being read. */
const READING_LINE = 140;

/** 一 二 三 in Chinese, 1 2 3 in English; the summary has none. */
export function numeral(number: number, language: "zh" | "en"): string {
  if (number === 0) return "";
  return language === "zh" ? ("一二三四五六七八九十"[number - 1] ?? String(number)) : String(number);
}

/** The way through the review, and how many of its figures open. */
export function ReviewContents({ review }: { review: Review }) {
  const t = useText(figureMessages);
  const say = useWords();
  const { language } = useLanguage();
  const reading = useReading(review.sections.map(({ key }) => key));
  const told = review.figures.filter(({ value }) => value !== null);
  const other = told.filter(({ comparable }) => !comparable).length;
  const open = review.figures.filter(({ notYet }) => notYet !== null).length;
  return (
    <nav className="contents" aria-label={t("contents")}>
      <p className="sm dim">{t("contents")}</p>
      <ol>
        {review.sections.map(({ key, title }, number) => (
          <li key={key}>
            <a href={`#${key}`} aria-current={reading === key ? "location" : undefined}>
              <span aria-hidden="true">{numeral(number, language)}</span>
              {say(title)}
            </a>
          </li>
        ))}
      </ol>
      <ul className="sm dim contents-foot">
        <li>{t("countAll", { count: review.figures.length })}</li>
        <li>{t("countTold", { count: told.length })}</li>
        <li>{t("countOpen", { count: open })}</li>
        {other > 0 && <li>{t("countOther", { count: other })}</li>}
      </ul>
    </nav>
  );
}

function useReading(keys: readonly string[]): string | undefined {
  const [reading, setReading] = useState(keys[0]);
  const all = keys.join();
  useEffect(() => {
    function look() {
      const passed = all.split(",").filter((key) => {
        const top = document.getElementById(key)?.getBoundingClientRect().top;
        return top !== undefined && top < READING_LINE;
      });
      setReading(passed.at(-1) ?? all.split(",")[0]);
    }
    addEventListener("scroll", look, { passive: true });
    return () => removeEventListener("scroll", look);
  }, [all]);
  return reading;
}
