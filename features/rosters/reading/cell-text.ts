import type { Cell } from "#foundation/import-export/table.ts";
import { serialToDay } from "./partial-date.ts";
import type { CellText, Note } from "./reading.ts";

/** How the text of a field is cleaned. */
export interface CellStyle {
  /** Stands for a line break inside the cell. */
  readonly joiner: "" | " " | "、";
  /** Words of several parts keep single spaces and turn a no-break space into one. */
  readonly prose: boolean;
  /** A control character is a fault of the field itself, so it is left for the reader. */
  readonly keepControls: boolean;
}

export const EMPTY_CELL: CellText = { kind: "empty", text: "" };

/** Words that clerks write into a cell that has no value. */
const PLACEHOLDERS = new Set([
  "无",
  "—",
  "——",
  "———",
  "/",
  "／",
  "\\",
  "-",
  "--",
  "－",
  "–",
  "―",
  "暂无",
  "空",
  "N/A",
  "n/a",
  "NULL",
  "null",
]);

/** A text of these characters only needs no cleaning. */
const PLAIN = /^[\p{Unified_Ideograph}\dA-Za-z.:()（）、，]+$/u;
const APOSTROPHE = /^['’‘＇`]/u;
const LINE_BREAK = /(?:[ \t]*[\r\n\v\f\u0085\u2028\u2029]+)+[ \t]*/g;
const OUTER_BREAK = /^[\r\n\v\f\u0085\u2028\u2029]+|[\r\n\v\f\u0085\u2028\u2029]+$/g;
const OUTER_SPACE = /^[\t \u2000-\u200A\u3000\u205F]+|[\t \u2000-\u200A\u3000\u205F]+$/g;
const NO_BREAK_SPACE = /[\u00A0\u202F]/g;
const INVISIBLE = /[\p{Default_Ignorable_Code_Point}\p{Cf}]/gu;
const CONTROL = /(?![\t\n\v\f\r\u0085])\p{Cc}/gu;

/** What a finding quotes: a formula as such, a date as a date. */
export function rawText(cell: Cell | undefined, date1904: boolean): string | null {
  if (cell === undefined) return null;
  if (cell.formula !== undefined) return `=${cell.formula}`;
  return shownText(cell, date1904);
}

/** The content as a reader of the sheet would name it. */
export function shownText(cell: Cell, date1904: boolean): string {
  const { kind, number, text } = cell;
  if (kind !== "date" || number === undefined || number < 61 || number > 2_958_465) return text;
  return serialToDay(number, date1904);
}

/**
 * Makes a cell ready for its reader and notes every change. Gives EMPTY_CELL for what counts as empty and null when
 * the cell is in error.
 */
export function prepareCell(cell: Cell | undefined, style: CellStyle, note: Note): CellText | null {
  if (cell === undefined) return EMPTY_CELL;
  if (cell.mergedFrom !== undefined) note("MERGED_FILL");
  if (cell.kind === "error") return fail(cell, note);
  if (cell.formula !== undefined) {
    if (cell.kind === "empty") return failFormula(note);
    note("FORMULA_CACHED");
  }
  if (cell.kind !== "text") return cell;
  return cleanText(cell.text, style, note);
}

function fail(cell: Cell, note: Note): null {
  note("FORMULA_ERROR", { details: { value: cell.text } });
  return null;
}

function failFormula(note: Note): null {
  note("FORMULA_NO_RESULT");
  return null;
}

function cleanText(text: string, style: CellStyle, note: Note): CellText | null {
  const clean = PLAIN.test(text) ? text : clearSigns(text, style, note);
  if (clean === "") return EMPTY_CELL;
  if (PLACEHOLDERS.has(clean)) {
    note("PLACEHOLDER");
    return EMPTY_CELL;
  }
  if (/^#(?:N\/A|REF!|VALUE!|NAME\?|DIV\/0!|NUM!|NULL!)$/.test(clean)) {
    note("FORMULA_ERROR", { details: { value: clean } });
    return null;
  }
  return { kind: "text", text: clean };
}

function clearSigns(text: string, style: CellStyle, note: Note): string {
  const { joiner, prose, keepControls } = style;
  const step = (before: string, after: string, code: Parameters<Note>[0]) => {
    if (after !== before) note(code);
    return after;
  };
  let now = text;
  if (!keepControls) now = step(now, now.replaceAll(CONTROL, ""), "CONTROL_REMOVED");
  now = step(
    now,
    now.replaceAll(INVISIBLE, "").replaceAll(NO_BREAK_SPACE, prose ? " " : ""),
    "INVISIBLE_REMOVED",
  );
  now = step(now, now.replaceAll(OUTER_BREAK, "").replaceAll(LINE_BREAK, joiner), "LINE_BREAK_REMOVED");
  now = step(now, now.replaceAll(OUTER_SPACE, ""), "NAME_SPACES");
  return step(now, now.replace(APOSTROPHE, ""), "LEADING_APOSTROPHE");
}
