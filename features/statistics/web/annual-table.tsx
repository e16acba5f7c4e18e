import { useText, useWords } from "#ui/language/language.tsx";
import type { AnnualAnswer, FilledTable } from "../annual.contract.ts";
import { annualMessages } from "./annual-messages.ts";

interface AnnualTableProps {
  head: AnnualAnswer["heads"][number];
  table: FilledTable;
}

type Line = FilledTable["columns"][number];

/** One table: groups down the side, columns under the names of what divides them, "of which" set in. */
export function AnnualTable({ head, table }: AnnualTableProps) {
  const t = useText(annualMessages);
  const say = useWords();
  const title = t("table", { code: head.code, name: say(head.name) });
  const groups = groupsOf(table.columns, say);
  return (
    <section aria-label={title}>
      <h2 className="annual-title">
        {title} <span className="sm dim">{t("unit", { unit: say(head.unit) })}</span>
      </h2>
      <div className="scroll-x" tabIndex={0} role="region" aria-label={title}>
        <table className="ledger dense annual-table">
          <thead>
            {groups.some(({ name }) => name !== "") && (
              <tr>
                <td />
                {groups.map(({ key, name, span }) => (
                  <th key={key} scope="colgroup" colSpan={span} className={name === "" ? "" : "annual-group"}>
                    {name}
                  </th>
                ))}
              </tr>
            )}
            <tr>
              <th scope="col">{t("item")}</th>
              {table.columns.map((column) => (
                <th key={column.code} scope="col" className="n">
                  {say(column.label)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {table.rows.map((row, at) => (
              <Row key={row.code} row={row} first={isFirst(table.rows, at)} cells={table.cells[at] ?? []} />
            ))}
          </tbody>
        </table>
      </div>
      {head.note && <p className="sm mut">{say(head.note)}</p>}
    </section>
  );
}

function Row({ row, first, cells }: { row: Line; first: boolean; cells: readonly number[] }) {
  const say = useWords();
  const classes = [row.group === null && "annual-total", row.ofWhich && "annual-within"].filter(Boolean);
  return (
    <>
      {first && row.group !== null && (
        <tr className="annual-head">
          <th scope="rowgroup" colSpan={cells.length + 1}>
            {say(row.group)}
          </th>
        </tr>
      )}
      <tr className={classes.join(" ")}>
        <th scope="row">{say(row.label)}</th>
        {cells.map((count, at) => (
          <td key={at} className="n">
            {count < 0 ? `−${(-count).toLocaleString("en")}` : count.toLocaleString("en")}
          </td>
        ))}
      </tr>
    </>
  );
}

function isFirst(rows: readonly Line[], at: number): boolean {
  return rows[at]?.group?.zh !== rows[at - 1]?.group?.zh;
}

/** Neighbouring columns of one axis under its name. */
function groupsOf(columns: readonly Line[], say: (words: { zh: string; en: string }) => string) {
  const groups: { key: string; name: string; span: number }[] = [];
  for (const column of columns) {
    const name = column.group === null ? "" : say(column.group);
    const last = groups.at(-1);
    if (last && last.name === name) last.span += 1;
    else groups.push({ key: column.code, name, span: 1 });
  }
  return groups;
}
