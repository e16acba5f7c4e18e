import { calibrate } from "#packs/kit/calibrate.ts";
import { addYears, firstDayOf, yearOf } from "#packs/kit/calendar.ts";
import type { Random } from "#packs/kit/random.ts";
import { Weighted } from "#packs/kit/weighted.ts";
import { CLASSES, FULL_JOINED } from "./people-classes.ts";
import { JOIN_MEDIAN } from "./people-profiles.ts";
import { type ClassTables, OLDEST, YOUNGEST } from "./people-tables.ts";

/** Last years of the joining periods: before October 1949, to 1978, to 2012, since. */
const PERIOD_ENDS = [1949, 1978, 2012, 9999];
/** Older than this nobody joins, in practice. */
const LATEST_AGE = 62;
/** From this year on the dates of application and activist are kept, so that joining needs 16 months after 18. */
const STEPS_SINCE = 2000;

interface YearTable {
  first: number;
  years: Weighted;
}

/**
 * Draws when full members joined: by birth year and occupation, never before 18, at least twelve months ago, and over
 * the whole city with the shares of the joining periods.
 */
export class Joining {
  readonly #tables = new Map<number, YearTable>();
  readonly #today: number;

  constructor(today: number, full: ClassTables, official: ClassTables) {
    this.#today = today;
    const cells = this.#cells([
      [full, CLASSES.full.count],
      [official, CLASSES.official.count],
    ]);
    const periods = calibrate(
      cells.map((cell) => ({ weight: cell.weight, seeds: cell.periods })),
      FULL_JOINED,
    );
    cells.forEach((cell, index) => {
      const shares = periods[index] as number[];
      const weights = cell.years.map((weight, offset) =>
        periodsOf(cell.first + offset).reduce(
          (sum, [period, part]) =>
            weight === 0
              ? 0
              : sum + (part * weight * (shares[period] as number)) / (cell.periods[period] as number),
          0,
        ),
      );
      if (weights.some((weight) => weight > 0)) {
        this.#tables.set(cell.key, { first: cell.first, years: new Weighted(weights) });
      }
    });
  }

  /** The day a full member joined. */
  draw(birth: number, occupation: number, random: Random): number {
    const earliest = addYears(birth, 18);
    const latest = addYears(this.#today, -1);
    const table = this.#tables.get(yearOf(birth) * 8 + occupation);
    if (table === undefined) return Math.min(latest, earliest + random.below(900));
    const year = table.first + table.years.draw(random);
    const from = Math.max(firstDayOf(year), year >= STEPS_SINCE ? earliest + 520 : earliest);
    const to = Math.min(firstDayOf(year + 1) - 1, latest);
    return from >= to ? Math.min(from, latest) : from + random.below(to - from + 1);
  }

  #cells(groups: readonly (readonly [ClassTables, number])[]): JoinCell[] {
    const thisYear = yearOf(this.#today);
    const gone = (this.#today - firstDayOf(thisYear) + 1) / 366;
    const cells: JoinCell[] = [];
    for (let age = YOUNGEST + 1; age <= OLDEST + 1; age += 1) {
      for (let row = 0; row < JOIN_MEDIAN.length; row += 1) {
        const weight = groups.reduce(
          (sum, [tables, count]) => sum + count * shareOfAge(tables, row, age, gone),
          0,
        );
        if (weight > 0) cells.push(makeCell(thisYear - age, row, weight, thisYear - 1));
      }
    }
    return cells;
  }
}

interface JoinCell {
  key: number;
  weight: number;
  first: number;
  years: number[];
  periods: number[];
}

/** The share of a birth year (this year less `age`) and occupation in a class; `gone` of the year's birthdays have been. */
function shareOfAge(tables: ClassTables, row: number, age: number, gone: number): number {
  const ages = tables.ages[row] ?? [];
  const share = gone * (ages[age - YOUNGEST] ?? 0) + (1 - gone) * (ages[age - 1 - YOUNGEST] ?? 0);
  return share * (tables.occupations[row] as number);
}

function makeCell(birthYear: number, row: number, weight: number, lastYear: number): JoinCell {
  const first = birthYear + 18;
  const last = Math.min(lastYear, birthYear + LATEST_AGE);
  const years = Array.from({ length: Math.max(0, last - first + 1) }, (_, offset) =>
    joinWeight(18 + offset, row, first + offset),
  );
  const periods = PERIOD_ENDS.map(() => 0);
  years.forEach((value, offset) => {
    for (const [period, part] of periodsOf(first + offset)) {
      periods[period] = (periods[period] as number) + part * value;
    }
  });
  return { key: birthYear * 8 + row, weight, first, years, periods };
}

/** Lognormal over the age at joining, measured from 16. */
function joinWeight(age: number, row: number, year: number): number {
  if (age < 20 && year >= STEPS_SINCE) return 0;
  const deviation = (Math.log(age - 16) - Math.log((JOIN_MEDIAN[row] as number) - 16)) / 0.55;
  return Math.exp((-deviation * deviation) / 2) / (age - 16);
}

/** The periods a year belongs to, with its parts: the last weeks of 2012 are after the 18th Congress. */
function periodsOf(year: number): readonly (readonly [period: number, part: number])[] {
  if (year === 2012)
    return [
      [2, 0.85],
      [3, 0.15],
    ];
  return [[PERIOD_ENDS.findIndex((end) => year <= end), 1]];
}
