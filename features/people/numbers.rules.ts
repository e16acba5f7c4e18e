/** Full-width digits and letters as people paste them, spaces and hyphens dropped. */
function plain(text: string): string {
  return text
    .replaceAll(/[\uFF10-\uFF19\uFF21-\uFF3A\uFF41-\uFF5A]/g, (letter) =>
      String.fromCharCode((letter.codePointAt(0) ?? 0) - 0xfee0),
    )
    .replaceAll(/[\s-]/g, "")
    .toUpperCase();
}

/** The whole identity number in the form under which it is claimed; undefined when the text is none. */
export function normaliseIdentity(text: string): string | undefined {
  const number = plain(text);
  return /^\d{17}[\dX]$/.test(number) ? number : undefined;
}

/** A telephone number: 11 digits of a mobile, or an area code with 7 or 8 digits. */
export function normalisePhone(text: string): string | undefined {
  const number = plain(text);
  return /^(1\d{10}|0\d{9,11})$/.test(number) ? number : undefined;
}

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** The last character of an identity number by GB 11643-1999. */
function checkDigit(first17: string): string {
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(first17[index]), 0);
  return "10X98765432"[sum % 11] ?? "";
}

/** The first six and the last four stay readable, as the people working with rosters compare them. */
export function maskIdentity(number: string): string {
  return `${number.slice(0, 6)}********${number.slice(-4)}`;
}

/** Area code or network and the last three. */
export function maskPhone(number: string): string {
  return number.startsWith("0")
    ? `${number.slice(0, 3)}-${number[3]}****${number.slice(-3)}`
    : `${number.slice(0, 3)} **** ${number.slice(-4)}`;
}

export type IdentityFault = "length" | "characters" | "check" | "birth" | "region";

/**
 * What is wrong with an 18-character number, by GB 11643-1999; undefined when nothing is.
 * Province digits 18 belong to nobody: they are right in a demonstration and unknown elsewhere.
 */
export function faultOfIdentity(
  number: string,
  today: string,
  demonstration: boolean,
): IdentityFault | undefined {
  if (number.length !== 18) return "length";
  if (!/^\d{17}[\dX]$/.test(number)) return "characters";
  if (checkDigit(number.slice(0, 17)) !== number[17]) return "check";
  const birth = birthOfIdentity(number);
  if (birth === undefined || birth > today) return "birth";
  const known = /^(1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3])/.test(number);
  return known || (demonstration && number.startsWith("18")) ? undefined : "region";
}

/** The birth date in the number as YYYY-MM-DD; undefined when there is no such day. */
export function birthOfIdentity(number: string): string | undefined {
  const [year, month, day] = [number.slice(6, 10), number.slice(10, 12), number.slice(12, 14)];
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  const text = `${year}-${month}-${day}`;
  return date.toISOString().slice(0, 10) === text ? text : undefined;
}

/** Sex code in the number: the last digit before the check, odd for men. */
export function sexOfIdentity(number: string): "1" | "2" {
  return Number(number[16]) % 2 === 1 ? "1" : "2";
}

/** An identity number, a mobile or a landline among words; in groups of digits as people write them. */
const IDENTITY_INSIDE = /(?<!\d)\d{6} ?\d{8} ?\d{3}[\dXx](?![\dXx])/;
const MOBILE_INSIDE = /(?<!\d)1[3-9]\d[ -]?\d{4}[ -]?\d{4}(?!\d)/;
const LANDLINE_INSIDE = /(?<!\d)0\d{2,3}[ -]?\d{7,8}(?!\d)/;

/** Whether free text holds a number that is kept sealed elsewhere; full-width digits count. */
export function holdsNumber(text: string): boolean {
  const narrow = text.normalize("NFKC");
  return [IDENTITY_INSIDE, MOBILE_INSIDE, LANDLINE_INSIDE].some((pattern) => pattern.test(narrow));
}
