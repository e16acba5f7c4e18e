import { codeName, findElement } from "#features/dictionary/contract.ts";
import type { PersonRow } from "#features/people/contract.ts";
import type { EXPORT_COLUMNS } from "./exports.contract.ts";

export type ExportColumn = (typeof EXPORT_COLUMNS)[number];

const FIELD: Record<ExportColumn, keyof PersonRow> = {
  name: "name",
  sex: "sex",
  birth_date: "birthDate",
  ethnicity: "ethnicity",
  education: "education",
  occupation: "occupation",
  work_post: "workPost",
  identity_number: "identityMask",
  phone: "phoneMask",
  member_type: "memberType",
  member_state: "memberState",
  official_level: "officialLevel",
  join_date: "joinDate",
  full_date: "fullDate",
  branch: "bodyName",
};

export function headerOf(column: ExportColumn): string {
  return findElement(column)?.name.zh ?? column;
}

/** What a cell reads like: codes as their words, numbers masked as on the page. */
export function cellOf(column: ExportColumn, row: PersonRow): string {
  const value = row[FIELD[column]];
  const codes = findElement(column)?.codes;
  return codes === undefined ? (value ?? "") : codeName(codes, value, "zh");
}

/** What a spreadsheet program would take for a formula when it opens a text table. */
const LIVE = /^[\s]*[=+\-@\t\r＝]/u;

/** One record; a cell that looks like a formula gets an apostrophe before it (ASVS 5.0 1.2.10). */
export function csvLine(cells: readonly string[]): string {
  return `${cells.map((cell) => quote(LIVE.test(cell) ? `'${cell}` : cell)).join(",")}\r\n`;
}

function quote(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
