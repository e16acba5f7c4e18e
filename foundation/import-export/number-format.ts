/**
 * Built-in formats that show a date (ECMA-376 part 1, 18.8.30; 27-36 and 50-58 are the East Asian ones).
 * 18-21, 32-35 and 45-47 show a time of day only.
 */
const BUILT_IN = new Set([14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58]);

/** Whether numbers in this format are shown as a calendar date, in whatever display. */
export function isDateFormat(id: number, code: string | undefined): boolean {
  if (code === undefined) return BUILT_IN.has(id);
  // A time span such as [h]:mm.
  if (/\[(?:h+|m+|s+)\]/i.test(code)) return false;
  // Literals, escapes, fillers and conditions do not count; nor does the word General.
  const bare = code
    .replaceAll(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/g, "")
    .replaceAll(/general/gi, "")
    .split(";")[0];
  return /[yd]|m(?!s)/i.test((bare ?? "").replaceAll(/h+:m+(:s+)?|m+:s+/gi, ""));
}
