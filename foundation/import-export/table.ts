/** Kinds of cells as the file states them; a roster judges a number and a text that looks like one differently. */
export type CellKind = "text" | "number" | "date" | "boolean" | "error" | "empty";

/** One cell as it is stored: nothing trimmed, nothing computed. */
export interface Cell {
  /** 1 for A. */
  readonly column: number;
  readonly kind: CellKind;
  /** What the cell holds as text; of a number its shortest exact form, of an empty cell "". */
  readonly text: string;
  /** For `number` and `date`: the stored number, a date as a serial number of its date system. */
  readonly number?: number;
  /** The formula without its `=`; the cell's content is then the stored result. Empty for followers of a shared formula. */
  readonly formula?: string;
  /** The merge is wider than this row: the value stands in its first cell, named here as in A1. */
  readonly mergedFrom?: string;
}

export interface TableRow {
  /** Row of the sheet, or record of a text file; from 1. */
  readonly row: number;
  /** Hidden, filtered out or without height. */
  readonly hidden: boolean;
  /** Cells that hold something, by ascending column. */
  readonly cells: readonly Cell[];
  /** Text files only: fields of the record, with the empty ones. */
  readonly fields?: number;
}

/** A rectangle of merged cells, all four edges inclusive, from 1. */
export interface Merge {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

export interface SheetShape {
  readonly merges: readonly Merge[];
  readonly hiddenColumns: ReadonlySet<number>;
}

export interface TableSheet {
  readonly name: string;
  readonly state: "visible" | "hidden" | "very-hidden";
  /** Serial numbers count from 1904-01-01 instead of 1899-12-31. */
  readonly date1904: boolean;
  /** Merges and hidden columns of the sheet. */
  readShape(): Promise<SheetShape>;
  /** The rows from the top; may be asked more than once. Values of merges are repeated downwards. */
  rows(): AsyncIterable<TableRow>;
}

/** An opened roster file of any source. Close it when done. */
export interface TableFile {
  readonly format: "xlsx" | "csv" | "pasted";
  /** Text files only. */
  readonly encoding?: string;
  /** The encoding was neither marked nor valid UTF-8. */
  readonly encodingGuessed?: boolean;
  readonly delimiter?: "," | ";" | "\t";
  readonly sheets: readonly TableSheet[];
  close(): Promise<void>;
}

/** Writes a column as letters: 1 is A, 28 is AB. */
export function columnLetters(column: number): string {
  let letters = "";
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCodePoint(65 + ((rest - 1) % 26)) + letters;
  }
  return letters;
}

/** Reads letters as a column: AB is 28. Anything else is 0. */
export function columnNumber(letters: string): number {
  let column = 0;
  for (const letter of letters) {
    const value = letter.charCodeAt(0) - 64;
    if (value < 1 || value > 26) return 0;
    column = column * 26 + value;
  }
  return column;
}

/** The name of a cell as in A1. */
export function cellName(column: number, row: number): string {
  return columnLetters(column) + row;
}
