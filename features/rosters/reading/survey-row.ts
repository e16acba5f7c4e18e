import type { Cell, TableRow } from "#foundation/import-export/table.ts";
import type { JudgedRow } from "../judged.contract.ts";
import { type CellStyle, prepareCell } from "./cell-text.ts";
import type { SheetReading } from "./judge-row.ts";
import { readIdentity } from "./read-identity.ts";
import { readName } from "./read-name.ts";
import { RowHash } from "./repeats.ts";

const SILENT = () => undefined;
const IDENTITY: CellStyle = { joiner: "", prose: false, keepControls: false };
const NAME: CellStyle = { joiner: "", prose: false, keepControls: true };

/** What the search for repeats needs of a row. */
export interface SurveyedRow {
  readonly identity: string | undefined;
  readonly name: string | undefined;
  /** A hash of all texts by field; equal texts are read to equal values. */
  readonly content: number;
}

/** Columns by field, sorted by field, so that two sheets with other orders of columns compare. */
export interface SurveyColumns {
  readonly identity: number | undefined;
  readonly name: number | undefined;
  readonly fields: readonly (readonly [field: string, column: number])[];
}

export function surveyColumns(sheet: SheetReading): SurveyColumns {
  const fields = sheet.fields
    .filter(({ field }) => field !== "remark")
    .flatMap(({ field, columns }) => columns.map(({ column }) => [field, column] as const))
    .toSorted(([one], [other]) => (one < other ? -1 : 1));
  const columnOf = (field: string) => fields.find(([candidate]) => candidate === field)?.[1];
  return { identity: columnOf("identity_number"), name: columnOf("name"), fields };
}

/** Reads number and name of a row quickly, without judging the rest. */
export function surveyRow(row: TableRow, columns: SurveyColumns, sheet: SheetReading): SurveyedRow {
  const cells: (Cell | undefined)[] = [];
  for (const cell of row.cells) cells[cell.column] = cell;
  const hash = new RowHash();
  for (const [field, column] of columns.fields) {
    const cell = cells[column];
    if (cell === undefined) continue;
    hash.add(field);
    hash.add(cell.kind);
    hash.add(cell.text);
  }
  const identity = columns.identity === undefined ? undefined : cells[columns.identity];
  const name = columns.name === undefined ? undefined : cells[columns.name];
  return { identity: readSilently(identity, sheet), name: nameOf(name), content: hash.value() };
}

function readSilently(cell: Cell | undefined, sheet: SheetReading): string | undefined {
  const prepared = prepareCell(cell, IDENTITY, SILENT);
  if (prepared === null || prepared.kind === "empty") return undefined;
  return readIdentity(prepared, SILENT, sheet.context)?.value;
}

function nameOf(cell: Cell | undefined): string | undefined {
  const prepared = prepareCell(cell, NAME, SILENT);
  return prepared === null || prepared.kind === "empty" ? undefined : readName(prepared, SILENT)?.value;
}

/** The values of a judged row as one text; remarks do not make two rows different. */
export function valuesText(row: JudgedRow): string {
  const entries = Object.entries(row.values).filter(([field, value]) => field !== "remark" && value !== null);
  return JSON.stringify(entries.toSorted(([one], [other]) => (one < other ? -1 : 1)));
}
