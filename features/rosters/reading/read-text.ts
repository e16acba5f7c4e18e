import { findCode } from "#features/dictionary/contract.ts";
import type { CellReader, CellText, Note, Reading } from "./reading.ts";

const LONGEST = 500;
const FORMULA_LIKE = /^[\s]*[=+\-@＝]/u;

/** Reads free text. What begins like a formula stays text and is pointed out. */
export function readText(cell: CellText, note: Note): Reading | null {
  if (cell.text.length > LONGEST) {
    note("TEXT_TOO_LONG", { details: { limit: LONGEST } });
    return null;
  }
  if (cell.kind === "text" && FORMULA_LIKE.test(cell.text)) note("FORMULA_LIKE_TEXT");
  return { value: cell.text };
}

/** Reads the work unit and post; a word of the occupation list gives its code too. */
export const readWorkPost: CellReader = (cell, note) => {
  const reading = readText(cell, note);
  const found = reading && findCode("occupation", reading.value);
  return found && found.by !== "code" ? { ...reading, code: found.code } : reading;
};

/** Telephone numbers are kept as they are and not judged. */
export function readPhone(cell: CellText): Reading {
  return { value: cell.text };
}
