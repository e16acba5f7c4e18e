import type { Interval } from "#foundation/cube/query.ts";
import type { AskedCondition, AskedGrouping } from "./question.contract.ts";

/** Figures of other units are told in steps of so many, and never below it. */
export const STEP = 5;

/**
 * What outside of one's own unit may be asked. Whatever narrows a table is a single value of an item, so that every
 * figure is a cell or a margin of one and the same table and no set can be cut out of another: unions of codes, bands of
 * one's own and single days would give the difference of two figures away.
 * @returns what is too fine, as it was written; undefined when nothing is
 */
export function findTooFine(
  groupings: readonly (AskedGrouping & { text: string })[],
  conditions: readonly AskedCondition[],
  isDate: (dimension: string) => boolean,
): string | undefined {
  const grouping = groupings.find((one) => isTooFine(one, isDate));
  if (grouping) return grouping.text;
  const condition = conditions.find((one) => !("in" in one) || one.in.length !== 1 || isDate(one.dimension));
  if (condition) return condition.dimension;
  return groupings.length + conditions.length > MOST_NARROWED ? "更多的条件 / more conditions" : undefined;
}

/** Groupings and conditions together, the body not counted: a cell of more of them describes a person. */
const MOST_NARROWED = 3;

function isTooFine(grouping: AskedGrouping, isDate: (dimension: string) => boolean): boolean {
  if (grouping.kind === "body") return grouping.level === "branches";
  if (grouping.kind === "value") return isDate(grouping.dimension);
  return (
    grouping.kind === "first" || grouping.kind === "bands" || (grouping.kind === "age" && !grouping.usual)
  );
}

/**
 * A figure of other units as it is told: undefined below five, and for half of those below ten, so that "not told" does
 * not mean "below five"; else a multiple of five that lies less than five above or below.
 * @param draw a number that nobody outside can foresee and that is the same for the same set of rows, whatever table it
 *   stands in and on whatever day: figures that are told again tell nothing new
 */
export function blur(count: number, draw: number): number | undefined {
  if (count < STEP) return undefined;
  const shift = draw % STEP;
  const coin = Math.floor(draw / STEP) % 2;
  if (count < 2 * STEP && coin === 0) return undefined;
  return Math.max(STEP, Math.floor((count + shift) / STEP) * STEP);
}

/** A mean of other units: two digits that count, so that sums cannot be taken from one another. */
export function blurMean(mean: number): number {
  return mean === 0 ? 0 : Number(mean.toPrecision(2));
}

/** What a set of rows is, in one way of writing only: by it the draw is made. */
export function identityOf(
  fact: string,
  ranges: readonly Interval[],
  parts: readonly (readonly [dimension: string, form: string, value: string | number | null])[],
): string {
  const sorted = parts.map((part) => JSON.stringify(part)).toSorted();
  return JSON.stringify([fact, ranges.map(({ lo, hi }) => [lo, hi]), sorted]);
}
