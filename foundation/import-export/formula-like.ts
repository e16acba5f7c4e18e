/** The first sign of a text that a spreadsheet would run as a formula (ASVS 1.2.10); full-width = runs in some. */
const FORMULA_LIKE = /^\s*[=+\-@＝＋－＠]|^[\t\r]/u;

/** Whether a spreadsheet could take the text for a formula. */
function isFormulaLike(text: string): boolean {
  return FORMULA_LIKE.test(text);
}

/** Puts an apostrophe before a text that a spreadsheet could take for a formula; it shows as text then. */
export function neutralise(text: string): string {
  return isFormulaLike(text) ? `'${text}` : text;
}
