import type { Range } from "#foundation/access/actor.ts";
import { mergeRanges } from "#foundation/access/scope.ts";

/** A body that hung under another superior on the day than it does today. */
export interface Moved extends Range {
  bodyId: string;
  /** The superior of that day, and its first number today; null for what had none. */
  parentId: string | null;
  parentLo: number | null;
}

/**
 * Today's numbers of everything that stood below a body on a day, with the body itself: today's subtree without what
 * stood elsewhere, and what stood below it and has been moved since. Sorted; ranges that touch are joined.
 */
export function rangesOn(body: Range, moved: readonly Moved[]): Range[] {
  const found = ownPart(body, moved);
  let left = moved.filter(({ lo }) => lo !== body.lo);
  for (;;) {
    const [came, rest] = partition(left, ({ parentLo }) => parentLo !== null && covers(found, parentLo));
    if (came.length === 0) return mergeRanges(found);
    for (const one of came) found.push(...ownPart(one, moved));
    left = rest;
  }
}

/** What of a body's interval has not been moved into it: a moved body takes its own with it. */
function ownPart(body: Range, moved: readonly Moved[]): Range[] {
  const holes = mergeRanges(moved.filter(({ lo, hi }) => lo > body.lo && hi <= body.hi));
  const parts: Range[] = [];
  let from = body.lo;
  for (const { lo, hi } of holes) {
    if (lo > from) parts.push({ lo: from, hi: lo - 1 });
    from = hi + 1;
  }
  if (from <= body.hi) parts.push({ lo: from, hi: body.hi });
  return parts;
}

function covers(ranges: readonly Range[], lo: number): boolean {
  return ranges.some((range) => range.lo <= lo && lo <= range.hi);
}

function partition<T>(list: readonly T[], test: (one: T) => boolean): [T[], T[]] {
  const [yes, no]: [T[], T[]] = [[], []];
  for (const one of list) (test(one) ? yes : no).push(one);
  return [yes, no];
}
