/** Dates of people: YYYY, YYYY-MM or YYYY-MM-DD. A missing part is never invented. */

/** Whether the day exists in the calendar. */
export function isRealDay(year: number, month: number, day: number): boolean {
  if (month < 1 || month > 12 || day < 1) return false;
  return day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** Writes the parts that are known. */
export function writeDate(year: number, month: number, day?: number): string {
  const start = `${String(year).padStart(4, "0")}-${two(month)}`;
  return day === undefined ? start : `${start}-${two(day)}`;
}

function two(number: number): string {
  return number < 10 ? `0${number}` : String(number);
}

const DAY = 86_400_000;
const EPOCH = Date.UTC(1899, 11, 30);
const SHIFT_1904 = 1462;

/** The day of a serial number of Excel; a time of day is dropped. Right from 61 on (1900-03-01). */
export function serialToDay(serial: number, date1904: boolean): string {
  const date = new Date(EPOCH + (Math.floor(serial) + (date1904 ? SHIFT_1904 : 0)) * DAY);
  return writeDate(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate());
}

/** The serial number of a full date. */
export function dayToSerial(day: string, date1904: boolean): number {
  return Math.round((Date.parse(day) - EPOCH) / DAY) - (date1904 ? SHIFT_1904 : 0);
}

/** Whether the first date lies before the second as far as both are known: 2020 is not before 2020-05. */
export function isBefore(one: string, other: string): boolean {
  const length = Math.min(one.length, other.length);
  return one.slice(0, length) < other.slice(0, length);
}

/** The same date some years later; 29 February becomes 28 February. */
export function addYears(date: string, years: number): string {
  const year = Number(date.slice(0, 4)) + years;
  const rest = date.slice(4);
  const day = rest === "-02-29" && !isRealDay(year, 2, 29) ? "-02-28" : rest;
  return String(year).padStart(4, "0") + day;
}

/** Whether somebody born then is certainly younger than `years` on the date. */
export function isYounger(birth: string, date: string, years: number): boolean {
  return isBefore(date, addYears(birth, years));
}
