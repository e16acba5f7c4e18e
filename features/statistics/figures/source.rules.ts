import { addDays } from "#foundation/calendar.ts";
import type { FactQuery } from "#foundation/cube/cubes.ts";
import type { Cell, CrossTab, Filter, Grouping, Interval } from "#foundation/cube/query.ts";
import type { FactSource, Measure, PackFilter, Point } from "../source.contract.ts";

/** Where and when something is counted. */
export interface Moment {
  ranges: readonly Interval[];
  day: string;
  /** Events from this day on; left out: from the first of January. */
  from?: string;
}

/** A filter of a pack for one day. */
function filterOn(filter: PackFilter, day: string): Filter {
  if ("all" in filter) return { all: filter.all.map((one) => filterOn(one, day)) };
  if ("any" in filter) return { any: filter.any.map((one) => filterOn(one, day)) };
  if ("in" in filter) return filter;
  return rangeOn(filter, day);
}

type PackRange = Extract<PackFilter, { from?: Point | undefined }>;

function rangeOn(filter: PackRange, day: string): Filter {
  const from = filter.from !== undefined ? pointOn(filter.from, day) : nextOf(filter.after, day, 1);
  const to = filter.to !== undefined ? pointOn(filter.to, day) : nextOf(filter.before, day, -1);
  return {
    dimension: filter.dimension,
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
  };
}

function nextOf(point: Point | undefined, day: string, step: 1 | -1): string | undefined {
  return point === undefined ? undefined : addDays(String(pointOn(point, day)), step);
}

function pointOn(point: Point, day: string): string | number {
  if (typeof point !== "object") return point;
  if ("startOfYear" in point) return `${day.slice(0, 4)}-01-01`;
  return yearsBefore(day, point.yearsBefore);
}

/** The same day some years earlier; 29 February becomes the 28th, so that nobody is a day too young. */
export function yearsBefore(day: string, years: number): string {
  const year = String(Number(day.slice(0, 4)) - years).padStart(4, "0");
  const isLeapDay = day.endsWith("-02-29") && !isLeap(Number(year));
  return isLeapDay ? `${year}-02-28` : `${year}${day.slice(4)}`;
}

function isLeap(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

/** The rows of a source as a question, grouped as asked. */
export function questionOf(
  source: Pick<FactSource, "fact" | "within" | "where"> & { measure?: Measure },
  moment: Moment,
  by: readonly Grouping[] = [],
  subtotals = false,
): FactQuery {
  const where = whereOf(source, moment);
  const sums = sumsOf(source.measure);
  const query: CrossTab = {
    ranges: moment.ranges,
    by,
    // Events count on every day: the year decides, not a period.
    ...(source.within === undefined && { asOf: moment.day }),
    ...(where && { where }),
    ...(sums.length > 0 && { sums }),
    ...(source.measure === "distinct" && { distinct: true }),
    ...(subtotals && { subtotals: true }),
  };
  return { fact: source.fact, query };
}

function whereOf(
  { within, where }: Pick<FactSource, "within" | "where">,
  { day, from }: Moment,
): Filter | undefined {
  const filters: Filter[] = [];
  if (within !== undefined)
    filters.push({ dimension: within, from: from ?? `${day.slice(0, 4)}-01-01`, to: day });
  if (where !== undefined) filters.push(filterOn(where, day));
  return filters.length > 1 ? { all: filters } : filters[0];
}

/** For a share the rows that are kept beside all of them; else the one question. */
export function questionsOf(source: FactSource, moment: Moment, by: readonly Grouping[] = []): FactQuery[] {
  const whole = questionOf(source, moment, by);
  if (typeof source.measure === "string" || !("share" in source.measure)) return [whole];
  const kept: PackFilter = source.where
    ? { all: [source.where, source.measure.share] }
    : source.measure.share;
  return [whole, questionOf({ ...source, where: kept }, moment, by)];
}

/** Sums that a measure needs, in the order in which a cell tells them. */
function sumsOf(measure: Measure | undefined): string[] {
  if (measure === undefined || typeof measure === "string") return [];
  if ("sum" in measure) return [measure.sum];
  if ("mean" in measure) return [measure.mean];
  if ("part" in measure) return [measure.part, ...measure.of];
  return [];
}

/** The number of a cell; `kept` is the cell of the rows that a share keeps. Null where there is nothing to divide by. */
export function numberOf(measure: Measure, cell: Cell | undefined, kept?: Cell): number | null {
  if (measure === "distinct") return cell?.distinct ?? 0;
  if (measure === "count") return cell?.count ?? 0;
  return numberOfRows(measure, cell, kept);
}

function numberOfRows(
  measure: Exclude<Measure, string>,
  cell: Cell | undefined,
  kept: Cell | undefined,
): number | null {
  if (!cell) return "sum" in measure ? 0 : null;
  const [first = 0, ...others] = cell.sums;
  if ("sum" in measure) return first;
  if ("mean" in measure) return ratio(first, cell.count);
  if ("share" in measure) return ratio((kept?.count ?? 0) * 100, cell.count);
  const whole = others.reduce((sum, one) => sum + one, 0);
  return ratio(first * 100, whole);
}

function ratio(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}
