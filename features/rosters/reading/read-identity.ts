import { isBefore, isRealDay } from "./partial-date.ts";
import type { CellText, Note, ReadContext, Reading } from "./reading.ts";
import { isKnownRegion } from "./region-codes.ts";

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const;
/** Earlier years are no dates of birth of the living. */
const FIRST_YEAR = 1800;

/**
 * Reads an identity number (GB 11643-1999): 18 characters with a check digit, or 15 digits of the time before.
 * Characters that only look like digits are never guessed.
 */
export function readIdentity(cell: CellText, note: Note, context: ReadContext): Reading | null {
  if (cell.kind === "number" || cell.kind === "date") return readNumberCell(cell, note, context);
  if (/^\d{17}[\dX]$/.test(cell.text)) return readNew(cell.text, note, context);
  const plain = toHalfWidth(cell.text, note);
  if (/^\d(?:\.\d+)?E\+?\d+$/i.test(plain)) return fail(note, "ID_PRECISION_LOST");
  const bare = plain.replaceAll(/[\s‐-―−-]/gu, "");
  if (bare !== plain) note("ID_SEPARATORS");
  return readCharacters(bare, note, context);
}

/** The sex that a number states: its 17th digit is odd for men. */
export function sexOf(identity: string): "男" | "女" {
  return Number(identity[16]) % 2 === 1 ? "男" : "女";
}

/** The date of birth that a number states. */
export function birthOf(identity: string): string {
  return `${identity.slice(6, 10)}-${identity.slice(10, 12)}-${identity.slice(12, 14)}`;
}

/** The check digit for the first 17 digits. */
function checkDigit(digits: string): string {
  let sum = 0;
  for (const [index, weight] of WEIGHTS.entries()) sum += weight * Number(digits[index]);
  return "10X98765432"[sum % 11] ?? "";
}

/** A number cell holds 15 digits exactly; of 16 and more it has lost the last ones. */
function readNumberCell(cell: CellText, note: Note, context: ReadContext): Reading | null {
  const { text, number = 0 } = cell;
  if (!Number.isInteger(number) || number < 0) return fail(note, "ID_CHARSET", { characters: text });
  if (text.length >= 16) return fail(note, "ID_PRECISION_LOST");
  return readCharacters(text, note, context);
}

function toHalfWidth(text: string, note: Note): string {
  const half = text.replaceAll(/[\uFF01-\uFF5E]/g, (character) =>
    String.fromCodePoint(character.charCodeAt(0) - 0xfee0),
  );
  if (half !== text) note("ID_FULLWIDTH");
  return half;
}

function readCharacters(bare: string, note: Note, context: ReadContext): Reading | null {
  const upper = bare.endsWith("x") ? `${bare.slice(0, -1)}X` : bare;
  if (upper !== bare) note("ID_LOWERCASE_X");
  // Two numbers in one cell are too long, whatever parts them.
  if ([...upper.matchAll(/\d{15}/g)].length > 1) return fail(note, "ID_LENGTH", { length: upper.length });
  const digits = upper.endsWith("X") ? upper.slice(0, -1) : upper;
  if (!/^\d*$/.test(digits)) return failCharacters(upper, note);
  if (/^\d{15}$/.test(upper)) return readOld(upper, note, context);
  if (upper.length !== 18) return fail(note, "ID_LENGTH", { length: upper.length });
  return readNew(upper, note, context);
}

function readNew(number: string, note: Note, context: ReadContext): Reading | null {
  if (checkDigit(number) !== number[17]) return fail(note, "ID_CHECK_DIGIT");
  if (!isBirth(number, context.asOf)) return fail(note, "ID_BIRTH_IMPOSSIBLE");
  noteRegion(number, note, context);
  return { value: number };
}

function readOld(number: string, note: Note, context: ReadContext): Reading | null {
  const digits = `${number.slice(0, 6)}19${number.slice(6)}`;
  if (!isBirth(digits, context.asOf)) return fail(note, "ID_BIRTH_IMPOSSIBLE");
  note("ID_15_DIGIT");
  noteRegion(digits, note, context);
  return { value: digits + checkDigit(digits) };
}

function isBirth(number: string, asOf: string): boolean {
  const year = Number(number.slice(6, 10));
  const real = isRealDay(year, Number(number.slice(10, 12)), Number(number.slice(12, 14)));
  return real && year >= FIRST_YEAR && !isBefore(asOf, birthOf(number));
}

function noteRegion(number: string, note: Note, context: ReadContext): void {
  const region = number.slice(0, 6);
  if (!isKnownRegion(region, context.demonstration)) note("ID_REGION_UNKNOWN", { details: { region } });
}

const LOOKALIKES: Readonly<Record<string, string>> = {
  O: "0",
  o: "0",
  О: "0",
  о: "0",
  l: "1",
  I: "1",
  Х: "X",
  х: "X",
  "×": "X",
};

/** Offers the number with lookalikes replaced, when that makes its check digit right; a person decides. */
function failCharacters(text: string, note: Note): null {
  const wrong = [...new Set(text.replaceAll(/\d/g, ""))].join("");
  // ="…" is how some programs keep a long number from being read as one.
  const bare = /^="(.*)"$/.exec(text)?.[1] ?? text;
  const mended = [...bare].map((character) => LOOKALIKES[character] ?? character).join("");
  const fits = /^\d{17}[\dX]$/.test(mended) && checkDigit(mended) === mended[17];
  note("ID_CHARSET", { details: { characters: wrong }, fix: fits ? mended : undefined });
  return null;
}

function fail(
  note: Note,
  code: "ID_CHECK_DIGIT" | "ID_LENGTH" | "ID_CHARSET" | "ID_PRECISION_LOST" | "ID_BIRTH_IMPOSSIBLE",
  details: Readonly<Record<string, string | number>> = {},
): null {
  note(code, { details });
  return null;
}
