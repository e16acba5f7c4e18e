import { formatMoment } from "#foundation/messages/format.ts";
import { useMay } from "#ui/account/me.tsx";
import { useLook } from "#ui/api/use-look.ts";
import { useLanguage, useText } from "#ui/language/language.tsx";
import { Sheet } from "#ui/page/sheet.tsx";
import { readHistory, readLooks } from "../file.contract.ts";
import { peopleMessages } from "../messages.ts";
import { elementName, elementValue } from "./element-value.ts";
import { sourceText } from "./facts-sheet.tsx";

const ACTION: Record<
  string,
  | "actionList"
  | "actionFile"
  | "actionSearch"
  | "actionReveal"
  | "actionPrint"
  | "actionAlike"
  | "actionCounted"
> = {
  "people.print-file": "actionPrint",
  "people.find-alike": "actionAlike",
  "people.list-people": "actionList",
  "people.find-person": "actionFile",
  "people.read-file": "actionFile",
  "people.read-history": "actionFile",
  "people.search-people": "actionSearch",
  "people.reveal-field": "actionReveal",
  "statistics.list-rows": "actionCounted",
};

const PURPOSE: Record<
  string,
  | "purposeRoster"
  | "purposeIdentity"
  | "purposeContact"
  | "purposeImport"
  | "purposeExport"
  | "purposeStatistics"
  | "purposeBranch"
> = {
  "roster-keeping": "purposeRoster",
  "identity-check": "purposeIdentity",
  "statistics-check": "purposeStatistics",
  "branch-work": "purposeBranch",
  contact: "purposeContact",
  import: "purposeImport",
  export: "purposeExport",
};

/** Who looked at this person, the newest first. */
export function LooksSheet({ personId }: { personId: string }) {
  const t = useText(peopleMessages);
  const { language } = useLanguage();
  const looks = useLook(readLooks, { personId: personId as never });
  const shown = looks.data?.looks.slice(0, 8) ?? [];
  return (
    <Sheet
      title={t("whoLooked")}
      aside={looks.data && t("lookCount", { count: looks.data.total })}
      space="list"
    >
      <ul className="rows">
        {shown.map((look) => (
          <li key={`${look.at}-${look.action}-${look.by}`}>
            <span className="dim sm">{formatMoment(look.at).slice(5)}</span>
            <span className="b">{look.by ?? "—"}</span>
            <span className="mut sm">
              {t(ACTION[look.action] ?? "actionOther")}
              {look.field !== null && ` ${elementName(look.field, language)}`}，
              {t(PURPOSE[look.purpose ?? ""] ?? "purposeOther")}
              {look.note !== null && `：${look.note}`}
            </span>
          </li>
        ))}
        {looks.data && shown.length === 0 && <li className="mut">{t("noLooks")}</li>}
      </ul>
      <p className="sm mut">{t("looksFoot")}</p>
    </Sheet>
  );
}

/** What was corrected; the value before stays readable. */
export function HistorySheet({ personId }: { personId: string }) {
  const t = useText(peopleMessages);
  const { language } = useLanguage();
  const may = useMay("people.history");
  const history = useLook(readHistory, { personId: personId as never }, { enabled: may });
  if (!may) return null;
  const changes = history.data?.changes ?? [];
  return (
    <Sheet title={t("corrections")} space="list">
      <ul className="rows">
        {changes.slice(0, 12).map((change) => (
          <li key={`${change.at}-${change.element}`}>
            <span className="b">{elementName(change.element, language)}</span>
            <span>{elementValue(change.element, change.value, language)}</span>
            <span className="dim sm">
              {t("before")} {elementValue(change.element, change.before, language)}；
              {sourceText(change.source)}
              {change.by === null ? "" : `，${change.by}`}
            </span>
          </li>
        ))}
        {history.data && changes.length === 0 && <li className="mut">{t("noCorrections")}</li>}
      </ul>
    </Sheet>
  );
}
