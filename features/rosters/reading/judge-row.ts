import { type Cell, columnLetters, type TableRow } from "#foundation/import-export/table.ts";
import type { JudgedRow, RosterKind } from "../judged.contract.ts";
import { type CellStyle, EMPTY_CELL, prepareCell, shownText } from "./cell-text.ts";
import { checkRow, type FieldNote, type RowValues } from "./cross-checks.ts";
import { checkDues } from "./dues-checks.ts";
import type { RosterField } from "./fields.ts";
import type { CellText, ReadContext, Reading } from "./reading.ts";
import type { Repeat } from "./repeats.ts";
import { RowNotes } from "./row-notes.ts";

/** What judging needs to know about the sheet of a row. */
export interface SheetReading {
  readonly name: string;
  readonly kind: RosterKind;
  readonly fields: readonly RosterField[];
  readonly nameColumn: number | undefined;
  /** Text files only: number of fields in the header. */
  readonly width: number | undefined;
  readonly context: ReadContext;
  /** The branch of all rows, when the table has no column for it. */
  readonly branch: { id: string; name: string } | undefined;
}

/** Judges one row that is a person. Branch names must have been looked up before. */
export function judgeRow(row: TableRow, sheet: SheetReading, repeats: readonly Repeat[] = []): JudgedRow {
  return new RowJudge(row, sheet).judge(repeats);
}

class RowJudge {
  readonly #row: TableRow;
  readonly #sheet: SheetReading;
  readonly #notes: RowNotes;
  readonly #cells = new Map<number, Cell>();
  readonly #values: RowValues = {};
  readonly #codes: Record<string, string> = {};
  readonly #failed = new Set<string>();
  #extras: Readonly<Record<string, string>> = {};

  constructor(row: TableRow, sheet: SheetReading) {
    this.#row = row;
    this.#sheet = sheet;
    this.#notes = new RowNotes(sheet.name, row.row, sheet.context.date1904);
    for (const cell of row.cells) this.#cells.set(cell.column, cell);
  }

  judge(repeats: readonly Repeat[]): JudgedRow {
    const { width } = this.#sheet;
    if (this.#row.fields !== undefined && width !== undefined && this.#row.fields !== width)
      this.#refuseShifted(width);
    else this.#judgeFields();
    for (const { code, related } of repeats) {
      this.#noteField(code === "SAME_NAME" ? "name" : "identity_number", code, {
        details: { related: related.join("、") },
      });
    }
    if (this.#row.hidden) this.#noteField("name", "HIDDEN_ROW");
    return {
      sheet: this.#sheet.name,
      row: this.#row.row,
      status: this.#notes.status(),
      values: this.#values,
      codes: this.#codes,
      extras: this.#extras,
      findings: this.#notes.findings,
      cells: this.#rawCells(),
    };
  }

  #judgeFields(): void {
    for (const field of this.#sheet.fields) this.#judgeField(field);
    const { branch } = this.#sheet;
    if (branch) {
      this.#values["branch"] = branch.name;
      this.#codes["branch"] = branch.id;
    }
    checkRow(this.#values, this.#noteField);
    if (this.#sheet.kind === "dues") checkDues(this.#values, this.#failed, this.#noteField);
  }

  /** Nothing of a shifted row can be trusted to stand in its column. */
  #refuseShifted(width: number): void {
    for (const { field } of this.#sheet.fields) this.#values[field] = null;
    const details = { fields: this.#row.fields ?? 0, expected: width };
    this.#at("name", this.#sheet.nameColumn);
    this.#notes.note("COLUMN_SHIFT", { details });
  }

  #judgeField(field: RosterField): void {
    const [first] = field.columns;
    if (first?.part !== undefined) this.#take(field, this.#joinParts(field));
    else if (field.columns.length > 1) this.#judgeList(field);
    else if (first) this.#take(field, this.#prepare(field, first.column));
  }

  /** Reads what was prepared, and says when a required field is empty. */
  #take(field: RosterField, cell: CellText | null): void {
    this.#values[field.field] = null;
    if (cell?.kind === "empty") {
      if (field.required) this.#notes.note("REQUIRED_MISSING", { details: { name: field.name } });
      return;
    }
    const reading = cell && field.reader(cell, this.#notes.note, this.#sheet.context);
    if (reading) this.#keep(field.field, reading);
    else this.#failed.add(field.field);
  }

  #keep(field: string, reading: Reading): void {
    this.#values[field] = reading.value;
    if (reading.code !== undefined) this.#codes[field] = reading.code;
    if (reading.extra !== undefined) this.#extras = { ...this.#extras, ...reading.extra };
  }

  #judgeList(field: RosterField): void {
    const values: string[] = [];
    for (const { column } of field.columns) {
      const cell = this.#prepare(field, column);
      if (cell === null || cell.kind === "empty") continue;
      const reading = field.reader(cell, this.#notes.note, this.#sheet.context);
      if (reading) values.push(reading.value);
    }
    this.#values[field.field] = values.length > 0 ? values.join("、") : null;
  }

  /** Joins year, month and day of three columns to one date text. */
  #joinParts(field: RosterField): CellText | null {
    const cells = (["year", "month", "day"] as const).map((part) => {
      const column = field.columns.find((candidate) => candidate.part === part)?.column;
      return column === undefined ? EMPTY_CELL : this.#prepare(field, column);
    });
    const texts = cells.map((cell) => cell?.text.replace(/[年月日号]$/u, "") ?? "");
    const [first] = field.columns;
    this.#notes.at(field.field, first?.column ?? null, { column: 0, kind: "text", text: texts.join("-") });
    if (cells.includes(null)) return null;
    if (texts.every((text) => text === "")) return EMPTY_CELL;
    this.#notes.note("DATE_PARTS_JOINED");
    return { kind: "text", text: texts.filter((text, index) => text !== "" || index === 0).join("-") };
  }

  #prepare({ field, style }: { field: string; style: CellStyle }, column: number): CellText | null {
    this.#at(field, column);
    return prepareCell(this.#cells.get(column), style, this.#notes.note);
  }

  readonly #noteField: FieldNote = (field, code, more) => {
    const column = this.#sheet.fields.find((candidate) => candidate.field === field)?.columns[0]?.column;
    this.#at(field, column);
    this.#notes.note(code, more);
  };

  #at(field: string, column: number | undefined): void {
    this.#notes.at(field, column ?? null, column === undefined ? undefined : this.#cells.get(column));
  }

  #rawCells(): Record<string, string> {
    const cells: Record<string, string> = {};
    for (const cell of this.#row.cells)
      cells[columnLetters(cell.column)] = shownText(cell, this.#sheet.context.date1904);
    return cells;
  }
}
