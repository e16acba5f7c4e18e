import { useLook } from "#ui/api/use-look.ts";
import { useLanguage, useText } from "#ui/language/language.tsx";
import { TextLink } from "#ui/page/link.tsx";
import { DataTable } from "#ui/table/data-table.tsx";
import { type ImportRow, type Issue, listRows } from "../findings.contract.ts";
import type { ImportRun } from "../imports.contract.ts";
import { rosterMessages } from "../messages.ts";
import { elementLabel } from "./element-label.ts";
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
      {issue.others.length > 0 && (
        <Lookalikes issue={issue} row={rows.data?.rows.find((row) => row.rowNo === issue.rowNo)} />
      )}
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

interface LookalikesProps {
  issue: Issue;
  row: ImportRow | undefined;
}

/** One of those who are compared: the row of the roster, or a file that exists. */
interface Compared {
  personId: string | null;
  name: string;
  birthDate: string;
  number: string | null;
  bodyName: string;
}

/** The row and the files of the same name and birth date: a person compares, the program joins nothing. */
function Lookalikes({ issue, row }: LookalikesProps) {
  const t = useText(rosterMessages);
  const { language } = useLanguage();
  const files = issue.others.map(
    ({ identityMask, ...other }): Compared => ({ ...other, number: identityMask }),
  );
  return (
    <DataTable
      label={t("sideBySide")}
      dense
      rows={row === undefined ? files : [comparedRow(row, issue), ...files]}
      rowKey={(one) => one.personId ?? "row"}
      columns={[
        { key: "where", title: t("where"), cell: (one) => t(one.personId === null ? "inRoster" : "inFiles") },
        {
          key: "name",
          title: elementLabel("name", language),
          cell: (one) =>
            one.personId === null ? one.name : <TextLink to={`/people/${one.personId}`}>{one.name}</TextLink>,
        },
        { key: "birth", title: elementLabel("birth_date", language), cell: (one) => one.birthDate },
        { key: "number", title: elementLabel("identity_number", language), cell: (one) => one.number ?? "—" },
        { key: "body", title: elementLabel("branch", language), cell: (one) => one.bodyName },
      ]}
    />
  );
}

/** Where the roster has no birth date it is that of the identity number: the same as theirs, or they would not be here. */
function comparedRow({ values }: ImportRow, { others }: Issue): Compared {
  return {
    personId: null,
    name: values["name"] ?? "—",
    birthDate: values["birth_date"] ?? others[0]?.birthDate ?? "—",
    number: values["identity_number"] ?? null,
    bodyName: values["branch"] ?? "—",
  };
}
