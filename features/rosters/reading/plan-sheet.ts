import {
  columnLetters,
  type Merge,
  type TableRow,
  type TableSheet,
} from "#foundation/import-export/table.ts";
import { findElement } from "#features/dictionary/contract.ts";
import { DEFECTS, type DefectCode } from "../defects.ts";
import type { Finding, FindingDetails, IgnoredRow, RosterKind } from "../judged.contract.ts";
import { type RowFrame, titleKind } from "./classify-row.ts";
import { findHeader, type Header, headerAt, headerName } from "./find-header.ts";
import { headerKey } from "./header-words.ts";
import { type ChosenFields, mapColumns, type Mapping } from "./map-columns.ts";
import { kindOf } from "./roster-kind.ts";

/** What a user may settle for one sheet. */
export interface SheetChoice {
  readonly fields?: ChosenFields;
  readonly headerRows?: readonly number[];
}

/** How a sheet that is a roster will be read. */
export interface SheetPlan {
  readonly sheet: TableSheet;
  readonly kind: RosterKind;
  readonly header: Header;
  readonly mapping: Mapping;
  readonly frame: RowFrame;
  readonly titleRows: readonly number[];
  readonly unitLines: readonly IgnoredRow[];
  /** Number of fields of the header record; text files only. */
  readonly width: number | undefined;
  readonly findings: readonly Finding[];
}

/** Rows that are looked at before a sheet is judged: header and the first values. */
const HEAD = 300;

/** Looks at the upper part of a sheet; undefined when it is no roster. */
export async function planSheet(
  sheet: TableSheet,
  kind: RosterKind | undefined,
  choice: SheetChoice,
): Promise<SheetPlan | undefined> {
  const shape = await sheet.readShape();
  const rows = await readHead(sheet);
  const header = choice.headerRows
    ? headerAt(rows, shape.merges, choice.headerRows)
    : findHeader(rows, shape.merges);
  if (header === undefined) return undefined;
  const above = rows.filter((row) => row.row < (header.rows[0] ?? 0) && row.cells.length > 0);
  const titles = above.map((row) => row.cells.map((cell) => cell.text).join(" "));
  const known = kind ?? kindOf(header, titles);
  const data = rows.filter((row) => row.row > (header.rows.at(-1) ?? 0));
  const mapping = mapColumns(header, known, data, choice.fields);
  return {
    sheet,
    kind: known,
    header,
    mapping,
    frame: frameOf(header, mapping, shape.merges),
    titleRows: above.filter((row) => titleKind(row) === "title").map((row) => row.row),
    unitLines: above
      .filter((row) => titleKind(row) === "unit_line")
      .map((row) => ({ row: row.row, kind: "unit_line" })),
    width: rows.find((row) => row.row === header.rows.at(-1))?.fields,
    findings: findingsOf(sheet.name, mapping, header, shape.hiddenColumns),
  };
}

/** Reads the first rows and no more of the file than they need. */
async function readHead(sheet: TableSheet): Promise<TableRow[]> {
  const rows: TableRow[] = [];
  for await (const row of sheet.rows()) {
    rows.push(row);
    if (rows.length >= HEAD) break;
  }
  return rows;
}

function frameOf(header: Header, mapping: Mapping, merges: readonly Merge[]): RowFrame {
  const columnOf = (field: string) => mapping.mapped.find((column) => column.field === field)?.column;
  return {
    nameColumn: columnOf("name"),
    identityColumn: columnOf("identity_number"),
    seqColumn: columnOf("seq"),
    wideRows: new Set(merges.filter((merge) => merge.right - merge.left >= 2).map((merge) => merge.top)),
    headerKeys: new Map(header.columns.map(({ column, levels }) => [column, headerKey(levels.at(-1) ?? "")])),
  };
}

/** Makes a finding about a column, or about the sheet when no column is given. */
export function sheetFinding(
  sheet: string | null,
  code: DefectCode,
  column?: number,
  details: FindingDetails = {},
): Finding {
  const letter = column === undefined ? null : columnLetters(column);
  const { severity } = DEFECTS[code];
  return { code, severity, field: null, sheet, row: null, column: letter, cell: null, raw: null, details };
}

function findingsOf(sheet: string, mapping: Mapping, header: Header, hidden: ReadonlySet<number>): Finding[] {
  const { unmapped, duplicates, ambiguous, missing } = mapping;
  const about = (code: DefectCode, column?: number, details?: FindingDetails) =>
    sheetFinding(sheet, code, column, details);
  return [
    ...header.columns
      .filter(({ column }) => hidden.has(column))
      .map(({ column }) => about("HIDDEN_COLUMN", column)),
    ...unmapped.map((column) => about("UNMAPPED_COLUMN", column.column, { header: column.header })),
    ...duplicates.map((column) =>
      about("COLUMN_DUPLICATE", column.column, { header: column.header, other: columnLetters(column.of) }),
    ),
    ...ambiguous.map(({ field, columns }) => ({
      ...about("COLUMN_AMBIGUOUS", undefined, { name: nameOf(field), columns: nameColumns(columns, header) }),
      field,
    })),
    ...missing.map((field) =>
      field === "branch"
        ? { ...about("BRANCH_CHOICE"), field }
        : { ...about("COLUMN_MISSING", undefined, { name: nameOf(field) }), field },
    ),
  ];
}

function nameOf(field: string): string {
  return findElement(field)?.name.zh ?? field;
}

function nameColumns(columns: readonly number[], header: Header): string {
  return header.columns
    .filter(({ column }) => columns.includes(column))
    .map((column) => `${columnLetters(column.column)}（${headerName(column)}）`)
    .join("、");
}
