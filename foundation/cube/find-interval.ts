import type { Interval } from "./query.ts";

/** The interval that holds the number, among sorted ones that do not overlap. */
export function findInterval<I extends Interval>(sorted: readonly I[], lo: number): I | undefined {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle]!.lo <= lo) low = middle + 1;
    else high = middle;
  }
  const found = sorted[low - 1];
  return found && lo <= found.hi ? found : undefined;
}

/** Rows from `start` up to `end`, which is not one of them. */
export interface Slice {
  readonly start: number;
  readonly end: number;
}

/** Where the numbers of each range stand among sorted ones; ranges without any are left out. */
export function findSlices(
  sorted: Float64Array,
  start: number,
  end: number,
  ranges: readonly Interval[],
): Slice[] {
  return ranges
    .map(({ lo, hi }) => ({
      start: firstAtLeast(sorted, lo, start, end),
      end: firstAtLeast(sorted, hi + 1, start, end),
    }))
    .filter((slice) => slice.start < slice.end);
}

function firstAtLeast(sorted: Float64Array, value: number, start: number, end: number): number {
  let low = start;
  let high = end;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
