import { judgeRoster, type JudgeOptions } from "#features/rosters/judge-roster.ts";
import { findingWords, type JudgedRow, type RosterSummary } from "#features/rosters/judged.contract.ts";
import { indexBranches } from "#features/rosters/reading/branch-index.ts";
import { openTable } from "#foundation/import-export/open-table.ts";
import type { TableFile } from "#foundation/import-export/table.ts";
import { fixtureBranches, workbookOf } from "./rosters.ts";
import type { CellSpec } from "./workbook.ts";

const branches = indexBranches(fixtureBranches());

/** The roster of a test is judged on the day of the fixtures, as a demonstration, with their branches. */
const DEFAULTS: JudgeOptions = { asOf: "2026-11-23", branches, demonstration: true };

/** Judges everything; says the words of every finding, so that none lacks a value. */
export async function judgeAll(
  file: TableFile | Uint8Array,
  options: Partial<JudgeOptions> = {},
): Promise<{ rows: JudgedRow[]; summary: RosterSummary }> {
  const table = file instanceof Uint8Array ? await openTable(file) : file;
  const judgement = await judgeRoster(table, { ...DEFAULTS, ...options });
  const rows: JudgedRow[] = [];
  for await (const row of judgement.rows()) rows.push(row);
  await table.close();
  const summary = judgement.summary();
  for (const finding of [...summary.findings, ...rows.flatMap((row) => row.findings)]) findingWords(finding);
  return { rows, summary };
}

/** Judges a roster of one row and gives it back. */
export async function judgeOne(
  record: Readonly<Record<string, CellSpec>>,
  date1904 = false,
): Promise<JudgedRow> {
  const { rows } = await judgeAll(workbookOf([record], {}, { date1904 }));
  const [row] = rows;
  if (row === undefined || rows.length > 1) throw new Error(`${rows.length} rows instead of one`);
  return row;
}

/** What one cell of a right row is judged as: value, status of the row, codes about the field. */
export async function judgeCell(
  base: Readonly<Record<string, CellSpec>>,
  header: string,
  cell: CellSpec,
  field: string,
): Promise<string> {
  const row = await judgeOne({ ...base, [header]: cell });
  const codes = row.findings.filter((finding) => finding.field === field).map((finding) => finding.code);
  return `${row.values[field] ?? "null"} ${row.status} ${codes.join(" ")}`.trim();
}

/** Row, status, and the grave findings with their cells: `3 bad ID_LENGTH C3`. */
export function graveOf(row: JudgedRow | undefined): string {
  const codes = row?.findings
    .filter(({ severity }) => severity !== "notice")
    .map(({ code, cell }) => `${code} ${cell}`);
  return [row?.row, row?.status, ...(codes ?? [])].join(" ");
}
