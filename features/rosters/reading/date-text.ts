import { isRealDay, writeDate } from "./partial-date.ts";

/** What a text says as a date. `serial`: five digits that only Excel could mean. */
export type DateText =
  | { kind: "date"; value: string; exact: boolean; twoDigitYear: boolean; timeDropped: boolean }
  | { kind: "serial"; serial: number }
  | { kind: "impossible" | "year-only" | "unparsable" };

const SEPARATOR = "[-./\\\\。、,‐–—\\s]";
const DATE = new RegExp(
  `^(\\d{4}|\\d{2})\\s*(?:年|${SEPARATOR})\\s*(\\d{1,2})\\s*(?:(?:月份?|${SEPARATOR})\\s*(?:(\\d{1,2})\\s*[日号]?)?)?[.。]?$`,
);
const COMPACT = /^((?:19|20)\d{2})(\d{2})(\d{2})?$/;
const TIME = /[T\s]+(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?Z?$/;
const AGE = /\s*[([]\s*\d{1,3}\s*周?岁\s*[)\]]$/;

/**
 * Reads a date that is written year first. Month or day first, ranges, two dates, seasons, lunar dates and years of
 * eras are not guessed.
 * @param thisYear two digits above its last two mean the last century
 */
export function readDateText(text: string, thisYear: number): DateText {
  const digits = chineseToDigits(text.normalize("NFKC").trim()).replace(AGE, "");
  const time = TIME.exec(digits);
  const bare = time ? digits.slice(0, time.index) : digits;
  if (/^\d{5}$/.test(bare)) return { kind: "serial", serial: Number(bare) };
  if (/^\d{4}\s*年?$|^\d{2}\s*年$/.test(bare)) return { kind: "year-only" };
  const read = readParts(bare, thisYear);
  if (read.kind !== "date") return read;
  const timeDropped = time !== null && !/^[0:]+$/.test(time.slice(1).join(""));
  return { ...read, exact: /^\d{4}-\d{2}(-\d{2})?$/.test(text), timeDropped };
}

type Parts =
  | { kind: "date"; value: string; twoDigitYear: boolean }
  | { kind: "impossible" | "year-only" | "unparsable" };

function readParts(bare: string, thisYear: number): Parts {
  const found = COMPACT.exec(bare) ?? DATE.exec(bare);
  if (found === null) return { kind: "unparsable" };
  const [, yearText = "", month = "", day] = found;
  return judgeParts(yearText, Number(month), day === undefined ? undefined : Number(day), thisYear);
}

function judgeParts(yearText: string, month: number, day: number | undefined, thisYear: number): Parts {
  const twoDigitYear = yearText.length === 2;
  const year = twoDigitYear ? fullYear(Number(yearText), thisYear) : Number(yearText);
  // 01/07/98: day and month first, with the year at the end.
  if (twoDigitYear && day !== undefined && day > 31) return { kind: "unparsable" };
  return judgeDay(year, month, day === 0 ? undefined : day, twoDigitYear, day === 0);
}

function judgeDay(
  year: number,
  month: number,
  day: number | undefined,
  twoDigitYear: boolean,
  zeroDay: boolean,
): Parts {
  if (month === 0) return { kind: day === undefined || zeroDay ? "year-only" : "impossible" };
  if (!isRealDay(year, month, day ?? 1)) return { kind: "impossible" };
  return { kind: "date", value: writeDate(year, month, day), twoDigitYear };
}

function fullYear(twoDigits: number, thisYear: number): number {
  return twoDigits > thisYear % 100 ? 1900 + twoDigits : 2000 + twoDigits;
}

const DIGITS = "〇一二三四五六七八九";

/** Writes 一九九八年十二月三十一日 as 1998年12月31日. */
function chineseToDigits(text: string): string {
  if (!/[〇○零一二三四五六七八九十廿卅]/.test(text)) return text;
  return text.replaceAll(/[○零]/g, "〇").replaceAll(/[〇一二三四五六七八九十廿卅]+/g, (run) => {
    const tens = /^([一二三])?(十|廿|卅)([一二三四五六七八九])?$/.exec(run);
    if (tens === null)
      return [...run].map((digit) => (digit === "十" ? "?" : String(DIGITS.indexOf(digit)))).join("");
    const [, factor, ten, unit] = tens;
    const count = factor === undefined ? { 十: 1, 廿: 2, 卅: 3 }[ten ?? ""] : DIGITS.indexOf(factor);
    return String((count ?? 0) * 10 + (unit === undefined ? 0 : DIGITS.indexOf(unit)));
  });
}
