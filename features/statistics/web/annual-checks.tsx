import { useText, useWords } from "#ui/language/language.tsx";
import { Status } from "#ui/mark/status.tsx";
import { Block } from "#ui/page/sheet.tsx";
import { DataTable } from "#ui/table/data-table.tsx";
import type { AnnualAnswer, AnnualFinding } from "../annual.contract.ts";
import { annualMessages } from "./annual-messages.ts";

/** What the tables say of each other; those that differ first, with where. */
export function AnnualChecks({ answer }: { answer: AnnualAnswer }) {
  const t = useText(annualMessages);
  const failed = answer.findings.filter(({ ok }) => !ok);
  const sorted = answer.findings.toSorted((a, b) => Number(a.ok) - Number(b.ok));
  return (
    <Block title={t("checks")} note={t("took", { ms: answer.took })}>
      <p>
        {failed.length === 0 ? (
          <Status kind="ok">{t("allAgree", { count: answer.findings.length })}</Status>
        ) : (
          <Status kind="warn">{t("someFail", { count: failed.length })}</Status>
        )}
      </p>
      {failed.length > 0 && <Findings answer={answer} findings={failed} />}
      <details className="as-table">
        <summary>{t("seeChecks")}</summary>
        <Findings answer={answer} findings={sorted} />
      </details>
    </Block>
  );
}

function Findings({ answer, findings }: { answer: AnnualAnswer; findings: readonly AnnualFinding[] }) {
  const t = useText(annualMessages);
  const say = useWords();
  return (
    <DataTable<AnnualFinding>
      label={t("checks")}
      dense
      rows={findings}
      rowKey={({ code }) => code}
      columns={[
        { key: "says", title: t("checks"), cell: ({ says }) => say(says) },
        {
          key: "ok",
          title: "",
          width: 320,
          cell: (finding) =>
            finding.ok ? (
              <Status kind="ok">{t("agree")}</Status>
            ) : (
              <>
                <Status kind="warn">
                  {t("differ", {
                    left: finding.left.toLocaleString("en"),
                    right: finding.right.toLocaleString("en"),
                  })}
                </Status>{" "}
                {finding.row !== null && <span className="sm mut">{placeOf(answer, finding, t, say)}</span>}
              </>
            ),
        },
      ]}
    />
  );
}

type Say = (words: { zh: string; en: string }) => string;

function placeOf(
  answer: AnnualAnswer,
  { tables, row, column }: AnnualFinding,
  t: (key: "place", values: { row: string; column: string }) => string,
  say: Say,
): string {
  const table = answer.tables.find(({ code }) => code === tables[0]);
  const named = (lines: (typeof answer.tables)[number]["rows"] | undefined, code: string | null) => {
    const line = lines?.find((one) => one.code === code);
    return line ? say(line.label) : "";
  };
  return t("place", { row: named(table?.rows, row), column: named(table?.columns, column) });
}
