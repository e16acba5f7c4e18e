/** Identity numbers (GB 11643: 18 characters, or 15 of old), telephones of eleven digits, and with area code. */
const NUMBERS = /(?<![0-9])(?:\d{17}[0-9Xx]|\d{15}|1\d{10}|0\d{2,3}[-－ ]?\d{7,8})(?![0-9])/g;

/** The text without numbers that lead to a person; what was there is said. */
export function hidePrivate(text: string): string {
  return text.normalize("NFKC") === text ? text.replace(NUMBERS, "（号码不公示）") : hideFull(text);
}

/** Digits may be typed full-width; only they are folded, so that Chinese punctuation stays as it is. */
function hideFull(text: string): string {
  const folded = text.replace(/[０-９Ｘｘ]/g, (one) => one.normalize("NFKC"));
  return folded.replace(NUMBERS, "（号码不公示）");
}
