import { useState } from "react";
import { formatNumber } from "#foundation/messages/messages.ts";
import { useLook } from "#ui/api/use-look.ts";
import { Button } from "#ui/form/button.tsx";
import { Select } from "#ui/form/select.tsx";
import { useLanguage, useText } from "#ui/language/language.tsx";
import { TextLink } from "#ui/page/link.tsx";
import { Sheet } from "#ui/page/sheet.tsx";
import { Loading, NotReached } from "#ui/page/states.tsx";
import { statisticsMessages } from "../messages.ts";
import { type Line, type Pivot, valueAt } from "../pivot.rules.ts";
import type { Question } from "../question.contract.ts";
import { type CountedRow, listRows } from "../rows.contract.ts";
import type { OpenCell } from "./open-cell.ts";
import { type ChangeAddress, inputOf } from "./question-address.ts";

const PAGE = 50;

interface RowsPanelProps {
  pivot: Pivot;
  question: Question;
  cell: OpenCell;
  change: ChangeAddress;
}

type Why = "statistics-check" | "roster-keeping" | "branch-work";

/** The rows behind a cell, beside the table; what for is recorded with the look. */
export function RowsPanel({ pivot, question, cell, change }: RowsPanelProps) {
  const t = useText(statisticsMessages);
  const { language } = useLanguage();
  const [why, setWhy] = useState<Why>("statistics-check");
  const [pages, setPages] = useState(1);
  const look = useLook(
    listRows,
    { ...inputOf(question), cell: cell.name, why, limit: Math.min(200, PAGE * pages) },
    { keepFormer: true },
  );
  const [row, column] = [pivot.rows[cell.row] as Line, pivot.columns[cell.column] as Line];
  const names = [...row.at, ...column.at].flatMap((place, i) =>
    place === -1 ? [] : [pivot.answer.axes[i]?.entries[place]?.name[language] ?? ""],
  );
  const count = valueAt(pivot, row, column);
  return (
    <Sheet
      className="counted-rows"
      title={names.length === 0 ? t("all") : names.join(language === "zh" ? "，" : ", ")}
      note={count === null ? t("hidden") : formatNumber(Math.round(count * 10) / 10)}
      aside={
        <Button kind="text" small onClick={() => change({ cell: undefined })}>
          {t("close")}
        </Button>
      }
      space="none"
    >
      {look.problem ? (
        <NotReached title={t("rowsUnread")} problem={look.problem} onAgain={look.again} />
      ) : !look.data ? (
        <Loading rows={6} what={t("record")} />
      ) : look.data.rows.length === 0 ? (
        <p className="pad mut">{t("noRows")}</p>
      ) : (
        <RowsTable columns={look.data.columns.map((words) => words[language])} rows={look.data.rows} />
      )}
      <footer className="pad row">
        <Select
          name="why"
          label={t("why")}
          options={[
            { value: "statistics-check", label: t("whyCheck") },
            { value: "roster-keeping", label: t("whyRoster") },
            { value: "branch-work", label: t("whyBranch") },
          ]}
          value={why}
          onChange={(chosen) => setWhy(chosen ?? "statistics-check")}
        />
        {look.data?.next != null && pages < 4 && (
          <Button small onClick={() => setPages(pages + 1)}>
            {t("more", { count: PAGE })}
          </Button>
        )}
        <span className="sm mut">{t("lookNote")}</span>
      </footer>
    </Sheet>
  );
}

/** Names are links to the record; who has moved away is counted and not named. */
function RowsTable({ columns, rows }: { columns: readonly string[]; rows: readonly CountedRow[] }) {
  const t = useText(statisticsMessages);
  const { language } = useLanguage();
  const named = rows.some(({ personId, name }) => personId !== null || name !== null);
  return (
    <div className="scroll-x" tabIndex={0} role="region" aria-label={t("record")}>
      <table className="ledger dense">
        <thead>
          <tr>
            <th scope="col">{t(named ? "person" : "body")}</th>
            {named && <th scope="col">{t("body")}</th>}
            {columns.map((column) => (
              <th scope="col" key={column}>
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <td>
                {row.to === null ? (
                  <span className="mut">{t("elsewhere")}</span>
                ) : (
                  <TextLink to={row.to}>{(named ? row.name : row.bodyName) ?? row.id}</TextLink>
                )}
              </td>
              {named && <td>{row.bodyName}</td>}
              {row.values.map((value, i) => (
                <td key={columns[i]}>{value[language] || "—"}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
