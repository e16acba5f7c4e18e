import type { CellText, Note, Reading } from "./reading.ts";

/** Reads money in yuan and writes it with two decimals. */
export function readAmount(cell: CellText, note: Note): Reading | null {
  const plain = cell.kind === "number" ? cell.text : bareAmount(cell, note);
  if (plain === null || !/^[-−]?\d{1,12}(?:\.\d+)?(?:e-\d+)?$/.test(plain)) {
    note("AMOUNT_INVALID");
    return null;
  }
  if (/^[-−]/.test(plain)) {
    note("AMOUNT_NEGATIVE");
    return null;
  }
  const value = roundToCents(plain);
  if (Math.abs(Number(value) - Number(plain)) > 1e-6) note("AMOUNT_ROUNDED");
  return { value };
}

/** Removes currency, thousands commas and full-width forms; null when it is a date or a truth value. */
function bareAmount(cell: CellText, note: Note): string | null {
  if (cell.kind !== "text") return null;
  const half = cell.text.normalize("NFKC");
  const bare = half.replace(/^(?:人民币|RMB|CNY)?\s*¥?\s*/iu, "").replace(/\s*(?:元整|圆整|元|圆)$/u, "");
  const plain = /^[-−]?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(bare) ? bare.replaceAll(",", "") : bare;
  if (plain !== cell.text && /^[-−]?\d+(?:\.\d+)?$/.test(plain)) note("AMOUNT_TEXT_READ");
  return plain;
}

/** Rounds half up on the decimal text: 48.605 is 48.61, whatever a binary fraction makes of it. */
function roundToCents(plain: string): string {
  const text = plain.includes("e") ? Number(plain).toFixed(12) : plain;
  const [whole = "0", fraction = ""] = text.split(".");
  // Sums of a spreadsheet carry noise in the 15th digit: 149.00499999999997 was 149.005.
  const digits = Number(`0.${fraction}`).toFixed(8).slice(2);
  const carry = Number(`0.${fraction}`).toFixed(8).startsWith("1") ? 1 : 0;
  const cents =
    BigInt(whole) * 100n +
    BigInt(carry * 100) +
    BigInt(digits.slice(0, 2)) +
    (digits.charCodeAt(2) >= 53 ? 1n : 0n);
  return `${cents / 100n}.${String(cents % 100n).padStart(2, "0")}`;
}

/** Rates of the regulation on dues (2008, articles 1 and 5); as numbers they stand for per cent. */
const AS_PERCENT = new Set(["0.5", "1", "1.5", "2"]);

/** Reads a rate and writes it as a share: 0.5% is 0.005. */
export function readRate(cell: CellText, note: Note): Reading | null {
  const text = cell.text.normalize("NFKC").replaceAll(/\s/gu, "");
  const percent = /^(\d{1,2}(?:\.\d{1,3})?)%$/.exec(text)?.[1] ?? (AS_PERCENT.has(text) ? text : undefined);
  const share = percent === undefined ? Number(text) : Number(percent) / 100;
  if (!/^\d*\.?\d+%?$/.test(text) || !(share > 0 && share <= 0.1) || cell.kind === "date") {
    note("RATE_INVALID");
    return null;
  }
  if (percent !== undefined) note("RATE_READ");
  return { value: String(Number(share.toFixed(6))) };
}
