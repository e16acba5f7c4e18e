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
