import { codeName } from "#features/dictionary/contract.ts";
import { useLook } from "#ui/api/use-look.ts";
import { Button } from "#ui/form/button.tsx";
import { useLanguage, useText, useWords } from "#ui/language/language.tsx";
import { ButtonLink, TextLink } from "#ui/page/link.tsx";
import { Loading, NotReached } from "#ui/page/states.tsx";
import { type Figure, type IndicatorDetail, readIndicator } from "../figures.contract.ts";
import { changeText, figureText } from "../review.rules.ts";
import { type Bar, Bars } from "./bars.tsx";
import { figureMessages } from "./figure-messages.ts";

export interface FigurePlace {
  body: string;
  day: string;
}

interface FigureNoteProps {
  code: string;
  at: FigurePlace;
  onClose: () => void;
}

/** A figure opened beside the text: value, what is counted, where it comes from, and the way to its rows. */
export function FigureNote({ code, at, onClose }: FigureNoteProps) {
  const t = useText(figureMessages);
  const look = useLook(readIndicator, { code, ...at, trend: "no" });
  return (
    <aside className="figure-note" aria-label={t("opened")}>
      <p className="row sm dim">
        {t("opened")}
        <span className="end">
          <Button kind="text" small onClick={onClose}>
            {t("close")}
          </Button>
        </span>
      </p>
      {look.problem && <NotReached title={t("unread")} problem={look.problem} onAgain={look.again} />}
      {!look.data && !look.problem && <Loading rows={4} />}
      {look.data && <Opened detail={look.data} at={at} />}
    </aside>
  );
}

function Opened({ detail, at }: { detail: IndicatorDetail; at: FigurePlace }) {
  const t = useText(figureMessages);
  const say = useWords();
  const { figure, rows } = detail;
  const bars = useBars(detail);
  const address = `/statistics/indicators/${figure.code}?body=${at.body}&day=${at.day}`;
  return (
    <>
      <p className="big">
        {figureText(figure.value, figure.digits)} <span>{say(figure.unit)}</span>
      </p>
      <h3>{say(figure.name)}</h3>
      <p className="sm mut">{t("counted", { what: say(detail.counts) })}</p>
      <Compared figure={figure} />
      {bars.length > 0 && (
        <Bars
          label={say(figure.name)}
          bars={bars}
          digits={figure.digits}
          width={268}
          names={96}
          most={9}
          addable={figure.digits === 0}
        />
      )}
      <p className="row figure-ways">
        {rows.mayOpen && rows.count > 0 ? (
          <ButtonLink small to={`${address}&rows=yes`}>
            {t("openRows", { count: rows.count })}
          </ButtonLink>
        ) : (
          rows.count > 0 && <span className="sm mut">{t("rowsNote", { count: rows.count })}</span>
        )}
        <TextLink to={address}>{t("page")}</TextLink>
      </p>
      <p className="sm dim">
        {t("editionOf", { code: figure.code, edition: String(figure.edition), day: figure.validFrom })}
      </p>
    </>
  );
}

/** The same day a year before: with the difference, or why there is none. */
export function Compared({ figure }: { figure: Figure }) {
  const t = useText(figureMessages);
  if (figure.value === null) return null;
  if (!figure.comparable) return <p className="sm mut">{t("otherScale")}</p>;
  if (figure.before === null) return <p className="sm mut">{t("noLast")}</p>;
  const change = changeText(figure);
  return (
    <p className="sm mut">
      {t("lastYear", {
        value: figureText(figure.before, figure.digits),
        change: change === "0" ? t("same") : change,
      })}
      {figure.target !== null && ` · ${t("target", { value: figureText(figure.target, figure.digits) })}`}
    </p>
  );
}

/** The groups of a breakdown that have something, most first, with their names. */
export function useBars({ breakdown, ways, scope }: IndicatorDetail): Bar[] {
  const t = useText(figureMessages);
  const { language } = useLanguage();
  const codes = ways.find(({ code }) => code === breakdown.by)?.codes ?? null;
  return breakdown.lines
    .filter(({ value }) => value !== null && value !== 0)
    .map(({ key, name, value }) => ({
      key: key ?? "none",
      value: value ?? 0,
      name:
        key === scope.bodyId
          ? t("itself", { name })
          : name !== ""
            ? name
            : key === null
              ? t("notOnRecord")
              : codes === null
                ? key
                : codeName(codes as Parameters<typeof codeName>[0], key, language),
    }))
    .toSorted((a, b) => b.value - a.value);
}
