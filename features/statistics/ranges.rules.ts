import { mergeRanges, reachOf, within } from "#foundation/access/scope.ts";
import type { Interval } from "#foundation/cube/query.ts";

/** What two lists of ranges share. */
export function clipRanges(ranges: readonly Interval[], to: readonly Interval[]): Interval[] {
  const whole = reachOf([...to]);
  return mergeRanges(ranges.flatMap((range) => [...within(whole, range).ranges]));
}

/** What is left of the ranges without the others. */
export function subtractRanges(ranges: readonly Interval[], without: readonly Interval[]): Interval[] {
  const holes = mergeRanges([...without]);
  return mergeRanges([...ranges]).flatMap((range) => {
    const left: Interval[] = [];
    let { lo } = range;
    for (const hole of holes) {
      if (hole.hi < lo || hole.lo > range.hi) continue;
      if (hole.lo > lo) left.push({ lo, hi: hole.lo - 1 });
      lo = hole.hi + 1;
    }
    return lo <= range.hi ? [...left, { lo, hi: range.hi }] : left;
  });
}
