import { addDays, isDay } from "./calendar.ts";

/** Statutory days off and make-up days of the years whose calendar was published. A pack brings it as data. */
export interface WorkingDayCalendar {
  /** Years with a published calendar; any other year is Monday to Friday, and says so. */
  years: ReadonlySet<number>;
  /** Days off, weekends not repeated unless the holiday covers them. */
  holidays: ReadonlySet<string>;
  /** Saturdays and Sundays that are worked. */
  makeUps: ReadonlySet<string>;
}

/** A year of the calendar as data: days `YYYY-MM-DD`. */
export interface WorkingYear {
  year: number;
  holidays: readonly string[];
  makeUps: readonly string[];
}

export function workingDayCalendar(years: readonly WorkingYear[]): WorkingDayCalendar {
  return {
    years: new Set(years.map(({ year }) => year)),
    holidays: new Set(years.flatMap(({ holidays }) => holidays)),
    makeUps: new Set(years.flatMap(({ makeUps }) => makeUps)),
  };
}

export interface WorkingDaysAfter {
  day: string;
  /** Some day counted lies in a year without a published calendar: count again when it is there. */
  provisional: boolean;
}

/** Whether people work on that day; outside the calendar's years Monday to Friday. */
export function isWorkingDay(calendar: WorkingDayCalendar, day: string): boolean {
  if (!calendar.years.has(yearOf(day))) return !isWeekend(day);
  if (calendar.makeUps.has(day)) return true;
  return !isWeekend(day) && !calendar.holidays.has(day);
}

/**
 * The last of `count` working days. Whether the first day is one of them is a setting (no rule of the centre says):
 * five from 2026-09-28 end on 2026-10-09 when it is, on 2026-10-10, a make-up Saturday, when it is not.
 * @throws RangeError when the day is no day or the count is not 1 to 1000
 */
export function workingDaysAfter(
  calendar: WorkingDayCalendar,
  from: string,
  count: number,
  countFirstDay: boolean,
): WorkingDaysAfter {
  if (!isDay(from)) throw new RangeError(`${from} is not a day; write YYYY-MM-DD`);
  if (!Number.isInteger(count) || count < 1 || count > 1000) {
    throw new RangeError(`${count} working days cannot be counted; give 1 to 1000`);
  }
  let day = countFirstDay ? from : addDays(from, 1);
  let provisional = !calendar.years.has(yearOf(from));
  let left = count;
  for (;;) {
    provisional ||= !calendar.years.has(yearOf(day));
    if (isWorkingDay(calendar, day)) left -= 1;
    if (left === 0) return { day, provisional };
    day = addDays(day, 1);
  }
}

function yearOf(day: string): number {
  return Number(day.slice(0, 4));
}

function isWeekend(day: string): boolean {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return weekday === 0 || weekday === 6;
}
