import type { ReactNode } from "react";
import { type Day, daysBetween, formatDay } from "#foundation/messages/format.ts";
import { messages } from "#foundation/messages/messages.ts";
import { useLanguage, useText } from "#ui/language/language.tsx";
import { DueStatus } from "#ui/mark/due-status.tsx";
import { TextLink } from "#ui/page/link.tsx";

export interface DueItem {
  key: string;
  /** Last day; undefined when there is none. */
  day?: Day | undefined;
  what: string;
  /** Page of the matter. */
  to: string;
  /** Reason with its article. */
  why: string;
  /** One button with a verb. */
  action: ReactNode;
  /** The few fields needed, opened in place. */
  opened?: ReactNode;
}

const words = messages({ noDay: { zh: "无期限", en: "no date" } });

/** 今日: what is due, sorted by date; the late and today's are bold. A row opens in place. */
export function DueList({ label, items, today }: { label: string; items: readonly DueItem[]; today: Day }) {
  return (
    <ol className="due" aria-label={label}>
      {items.map((item) => (
        <DueRow key={item.key} item={item} today={today} />
      ))}
    </ol>
  );
}

function DueRow({ item, today }: { item: DueItem; today: Day }) {
  const t = useText(words);
  const { language } = useLanguage();
  const { day, opened } = item;
  const hot = day !== undefined && daysBetween(today, day) <= 0;
  return (
    <li className={[hot && "hot", opened !== undefined && "open"].filter(Boolean).join(" ")}>
      <div className="ln">
        <span className="when">
          {day === undefined ? (
            <span className="no-day">{t("noDay")}</span>
          ) : (
            <DueStatus day={day} today={today} />
          )}
        </span>
        <span className="date">{day !== undefined && formatDay(day, language, today)}</span>
        <TextLink to={item.to} className="what">
          {item.what}
        </TextLink>
        <span className="why">{item.why}</span>
        <span className="nx">{item.action}</span>
      </div>
      {opened !== undefined && <div className="do">{opened}</div>}
    </li>
  );
}
