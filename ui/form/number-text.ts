/** What a number field makes of typed text. */
export type NumberReading =
  | { kind: "empty" }
  | { kind: "number"; value: number }
  | { kind: "not_a_number" }
  | { kind: "not_whole" };

/** Full-width digits and signs, as an input method or a pasted table gives them, become plain ones. */
export function toHalfWidth(text: string): string {
  return text
    .replaceAll(/[！-～]/g, (sign) => String.fromCodePoint((sign.codePointAt(0) ?? 0) - 0xfee0))
    .replaceAll("　", " ")
    .replaceAll("。", ".")
    .replaceAll("−", "-");
}

/**
 * Reads a typed number: "１，２８６" and "1,286" are 1286. Thousands separators must stand at thousands.
 * @param decimals decimals allowed; 0 asks for a whole number
 */
export function readNumber(text: string, decimals: number): NumberReading {
  const plain = toHalfWidth(text).replaceAll(/\s/g, "");
  if (plain === "") return { kind: "empty" };
  if (!/^-?(\d+|\d{1,3}(,\d{3})+)(\.\d+)?$/.test(plain)) return { kind: "not_a_number" };
  const value = Number(plain.replaceAll(",", ""));
  const fraction = plain.split(".")[1] ?? "";
  if (fraction.length > decimals) return decimals === 0 ? { kind: "not_whole" } : { kind: "not_a_number" };
  return { kind: "number", value };
}
