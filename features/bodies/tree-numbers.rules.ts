import type { Range } from "#foundation/access/actor.ts";

/** A body owns so many numbers for itself; the children follow. The same as packs/kit/intervals.ts. */
const OWN_WIDTH = 2 ** 16;
/** The least slack after the last child of a body. */
const LEAST_SLACK = 2 ** 18;

/** The numbers that a new body takes: a branch is a leaf, others get room for their first children. */
export function widthOf(isBranch: boolean, children = 0): number {
  return isBranch ? OWN_WIDTH : OWN_WIDTH * (1 + children) + LEAST_SLACK;
}

/** The first number behind the last child; children of ended bodies count, they keep their numbers. */
export function firstFree(body: Range, lastChildHi: number | null): number {
  return Math.max(body.lo + OWN_WIDTH, (lastChildHi ?? 0) + 1);
}

/** By how much a body is widened when it lacks some numbers: a quarter more than it has, so that it is seldom needed. */
export function growth(body: Range, lacking: number): number {
  const quarter = Math.ceil((body.hi - body.lo + 1) / 4 / OWN_WIDTH) * OWN_WIDTH;
  return Math.max(lacking, quarter, LEAST_SLACK);
}

/**
 * The siblings to the right of a body that must step aside by `need` numbers, so that it can be widened: up to the first
 * gap that is large enough. `undefined` when there is none before the end of the parent.
 * @param right siblings behind the body, in order
 * @param end last number of the parent
 */
export function siblingsToShift(
  body: Range,
  right: readonly Range[],
  end: number,
  need: number,
): Range[] | undefined {
  const shifted: Range[] = [];
  let behind = body.hi;
  for (const sibling of right) {
    if (sibling.lo - behind - 1 >= need) return shifted;
    shifted.push(sibling);
    behind = sibling.hi;
  }
  return end - behind >= need ? shifted : undefined;
}
