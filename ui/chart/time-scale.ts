import type { Day } from "#foundation/messages/format.ts";

/** Whole years from the first period to a little after today, and where a date lies in them. */
export interface TimeScale {
  firstYear: number;
  lastYear: number;
  /** 0 at the beginning of the first year, 100 at the beginning of the last. */
  percent: (day: Day) => number;
}

const DAYS_IN_YEAR = 365.25;
const DAY_MS = 86_400_000;
/** Years after the last, so that there is room for a name beside a bar that goes on. */
const ROOM = 2;
/** More names of years than this run into each other. */
const MOST_NAMED = 8;

/** The years that hold all periods. */
export function scaleOf(periods: readonly { from: Day; to?: Day | undefined }[], today: Day): TimeScale {
  const days = periods.flatMap(({ from, to }) => (to === undefined ? [from] : [from, to]));
  const firstYear = Math.floor(Math.min(yearOf(today), ...days.map(yearOf)));
  const lastYear = Math.floor(Math.max(yearOf(today), ...days.map(yearOf))) + ROOM;
  return {
    firstYear,
    lastYear,
    percent: (day) => ((yearOf(day) - firstYear) / (lastYear - firstYear)) * 100,
  };
}

/** The beginnings of the years; only so many are named as there is room for. */
export function yearsOf({ firstYear, lastYear }: TimeScale) {
  const count = lastYear - firstYear + 1;
  const step = Math.ceil(count / MOST_NAMED);
  return Array.from({ length: count }, (_, index) => ({
    year: firstYear + index,
    percent: (index / (count - 1)) * 100,
    named: index % step === 0,
  }));
}

/** A date as a number of years; of a part of a date its beginning. */
function yearOf(day: Day): number {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  return year + (Date.UTC(year, month - 1, date) - Date.UTC(year, 0, 1)) / DAY_MS / DAYS_IN_YEAR;
}
