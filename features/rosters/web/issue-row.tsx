import { useLook } from "#ui/api/use-look.ts";
import { useText } from "#ui/language/language.tsx";
import { TextLink } from "#ui/page/link.tsx";
import { DataTable } from "#ui/table/data-table.tsx";
import { type ImportRow, type Issue, listRows } from "../findings.contract.ts";
import type { ImportRun } from "../imports.contract.ts";
import { rosterMessages } from "../messages.ts";
import { MendForm } from "./mend-form.tsx";

interface IssueRowProps {
  run: ImportRun;
  issue: Issue;
  onDone: () => void;
}

/** The row at fault between its neighbours, as in the file, and the cell to mend. */
export function IssueRow({ run, issue, onDone }: IssueRowProps) {
  const rows = useLook(
    listRows,
    { runId: run.runId, around: issue.rowNo ?? 1 },
    { enabled: issue.rowNo !== null },
  );
  return (
    <div className="row">
      <SheetPiece rows={rows.data?.rows ?? []} issue={issue} />
      {issue.others.length > 0 && <Lookalikes issue={issue} />}
      {issue.cell !== null && run.state === "checked" && <MendForm run={run} issue={issue} onDone={onDone} />}
    </div>
  );
}

function SheetPiece({ rows, issue }: { rows: readonly ImportRow[]; issue: Issue }) {
  const t = useText(rosterMessages);
  const letters = [...new Set(rows.flatMap((row) => Object.keys(row.cells)))].toSorted(
    (a, b) => a.length - b.length || a.localeCompare(b),
  );
  const bad = issue.cell?.replace(/\d+$/, "");
  const label = `${t("sheet")} ${issue.sheet ?? ""}`;
  return (
    <div className="scroll-x" role="region" aria-label={label} tabIndex={0}>
      <table className="xl" aria-label={label}>
        <thead>
          <tr>
            <th scope="col">
              <span className="vh">{t("row")}</span>
            </th>
            {letters.slice(0, 9).map((letter) => (
              <th key={letter} scope="col">
                {letter}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.rowNo}>
              <th scope="row">{row.row}</th>
              {letters.slice(0, 9).map((letter) => (
                <td key={letter} className={letter === bad && row.row === issue.row ? "bad" : undefined}>
                  {row.cells[letter] ?? ""}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Files of the same name and birth date: a person compares, the program joins nothing. */
function Lookalikes({ issue }: { issue: Issue }) {
  const t = useText(rosterMessages);
  return (
    <DataTable
      label={t("sideBySide")}
      dense
      rows={issue.others}
      rowKey={(other) => other.personId}
      columns={[
        {
          key: "name",
          title: t("sideBySide"),
          cell: (other) => <TextLink to={`/people/${other.personId}`}>{other.name}</TextLink>,
        },
        { key: "birth", title: "", cell: (other) => other.birthDate },
        { key: "number", title: "", cell: (other) => other.identityMask ?? "—" },
        { key: "body", title: "", cell: (other) => other.bodyName },
      ]}
    />
  );
}
