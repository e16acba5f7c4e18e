/**
 * Days as the party's procedures count them. A day is YYYY-MM-DD; a partial date may also be YYYY or YYYY-MM, because
 * old files often know no more. Pure, so that server and browser count alike.
 */

const PARTIAL = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;
const MS_A_DAY = 86_400_000;

/** Whether the text is a date of 1 to 3 known parts that exists: not 2026-02-30, not 2026-13. */
export function isPartialDate(text: string): boolean {
  const [, year, month, day] = PARTIAL.exec(text) ?? [];
  if (year === undefined || year === "0000") return false;
  if (month === undefined) return true;
  if (Number(month) < 1 || Number(month) > 12) return false;
  return day === undefined || (Number(day) >= 1 && Number(day) <= lastOfMonth(Number(year), Number(month)));
}

export function isDay(text: string): boolean {
  return text.length === 10 && isPartialDate(text);
}

/** The first day the date may stand for: 1998-07 is 1998-07-01 at the earliest. */
export function earliestDay(date: string): string {
  return `${date}${"-01-01".slice(date.length - 4)}`;
}

/** The last day the date may stand for: 1998-02 is 1998-02-28 at the latest. */
export function latestDay(date: string): string {
  if (date.length === 10) return date;
  const [year = 0, month = 12] = date.split("-").map(Number);
  return `${String(year).padStart(4, "0")}-${two(month)}-${two(lastOfMonth(year, month))}`;
}

/**
 * Compares as far as both are known: negative when `a` is earlier, positive when later, 0 when nothing shows a
 * difference (1998 and 1998-07 give 0).
 */
export function compareDates(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  const [left, right] = [a.slice(0, length), b.slice(0, length)];
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

export interface MonthsAfter {
  day: string;
  /** The wished day does not exist in that month, so its last day stands here: a person should look at it. */
  clamped: boolean;
}

/**
 * Natural months on, or back when negative (admission rules as revised in 2026 count in natural months; members-and-branches
 * 0.5): 2026-01-31 and 1 month is 2026-02-28, clamped; 2024-02-29 and 12 months is 2025-02-28, clamped.
 */
export function monthsAfter(day: string, months: number): MonthsAfter {
  const [year, month, date] = partsOf(day);
  const count = year * 12 + month - 1 + months;
  const [toYear, toMonth] = [Math.floor(count / 12), (((count % 12) + 12) % 12) + 1];
  const last = lastOfMonth(toYear, toMonth);
  return {
    day: `${String(toYear).padStart(4, "0")}-${two(toMonth)}-${two(Math.min(date, last))}`,
    clamped: date > last,
  };
}

/** The day of `monthsAfter`, where nobody needs to know whether it was clamped. */
export function addMonths(day: string, months: number): string {
  return monthsAfter(day, months).day;
}

export function addDays(day: string, days: number): string {
  return new Date(timeOf(day) + days * MS_A_DAY).toISOString().slice(0, 10);
}

/** Days from one to the other; the day itself gives 0, an earlier `to` a negative number. */
export function daysBetween(from: string, to: string): number {
  return Math.round((timeOf(to) - timeOf(from)) / MS_A_DAY);
}

/** Whole natural months that have passed, clamped as `monthsAfter` is; negative before `from`. */
export function monthsBetween(from: string, to: string): number {
  const [fromYear, fromMonth] = partsOf(from);
  const [toYear, toMonth] = partsOf(to);
  const months = (toYear - fromYear) * 12 + toMonth - fromMonth;
  return addMonths(from, months) > to ? months - 1 : months;
}

export interface Age {
  least: number;
  most: number;
}

/**
 * Full years (周岁) on a day. A partial birth date gives the least and most it may be; a known one gives the same twice.
 * Someone born on 29 February grows older on 28 February in common years. Negative before birth.
 */
export function ageOn(birth: string, day: string): Age {
  return {
    least: Math.floor(monthsBetween(latestDay(birth), day) / 12),
    most: Math.floor(monthsBetween(earliestDay(birth), day) / 12),
  };
}

function partsOf(day: string): [number, number, number] {
  if (!isDay(day)) throw new RangeError(`${day} is not a day; write YYYY-MM-DD`);
  return [Number(day.slice(0, 4)), Number(day.slice(5, 7)), Number(day.slice(8))];
}

function timeOf(day: string): number {
  partsOf(day);
  return Date.parse(`${day}T00:00:00Z`);
}

function lastOfMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

function two(number: number): string {
  return String(number).padStart(2, "0");
}
