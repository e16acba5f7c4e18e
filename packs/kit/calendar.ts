/** Days are counted from 1900-01-01 as 0; the table covers every day a demonstration can name. */
const FIRST_YEAR = 1900;
const LAST_YEAR = 2079;
const DAY_MS = 86_400_000;
const START = Date.UTC(FIRST_YEAR, 0, 1);

const texts: string[] = [];
const years: number[] = [];
const starts: number[] = [];
for (let day = 0, time = START; time < Date.UTC(LAST_YEAR + 1, 0, 1); day += 1, time += DAY_MS) {
  const text = new Date(time).toISOString().slice(0, 10);
  const year = Number(text.slice(0, 4));
  if (years.at(-1) !== year) starts.push(day);
  texts.push(text);
  years.push(year);
}
starts.push(texts.length);

/** The number of a day, `YYYY-MM-DD`. @throws RangeError outside 1900 to 2079 or when it is no date */
export function dayOf(text: string): number {
  const day = Math.round((Date.parse(`${text}T00:00:00Z`) - START) / DAY_MS);
  if (texts[day] !== text) throw new RangeError(`${text} is no day between ${FIRST_YEAR} and ${LAST_YEAR}`);
  return day;
}

/** `YYYY-MM-DD` of a day number. */
export function textOf(day: number): string {
  const text = texts[day];
  if (text === undefined) throw new RangeError(`day ${day} is outside ${FIRST_YEAR} to ${LAST_YEAR}`);
  return text;
}

export function yearOf(day: number): number {
  return years[day] as number;
}

/** The first of January of a year. */
export function firstDayOf(year: number): number {
  const day = starts[year - FIRST_YEAR];
  if (day === undefined) throw new RangeError(`the year ${year} is outside ${FIRST_YEAR} to ${LAST_YEAR}`);
  return day;
}

/** The same calendar day some years later or earlier; 29 February becomes the 28th where there is none. */
export function addYears(day: number, count: number): number {
  const year = yearOf(day);
  const inYear = day - firstDayOf(year);
  const target = firstDayOf(year + count);
  if (inYear < 59) return target + inYear;
  const isLeapDay = inYear === 59 && isLeap(year);
  if (isLeapDay) return target + (isLeap(year + count) ? 59 : 58);
  return target + inYear - Number(isLeap(year)) + Number(isLeap(year + count));
}

function isLeap(year: number): boolean {
  return firstDayOf(year + 1) - firstDayOf(year) === 366;
}
