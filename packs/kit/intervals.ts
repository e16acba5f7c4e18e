/** A leaf owns this many numbers. */
export const LEAF_WIDTH = 2 ** 16;
/** The least slack after the last child of a body. */
export const LEAST_SLACK = 2 ** 18;

export interface Numbered<T> {
  children: T[];
  lo: number;
  hi: number;
  depth: number;
}

/**
 * Gives the subtree its pre-order numbers [lo, hi] and depths. A body keeps the first LEAF_WIDTH numbers for itself,
 * its children follow, then slack (a quarter, at least LEAST_SLACK), so that most changes move nobody else.
 * @returns the first number behind the subtree
 */
export function numberTree<T extends Numbered<T>>(body: T, lo = 0, depth = 0): number {
  body.lo = lo;
  body.depth = depth;
  let next = lo + LEAF_WIDTH;
  for (const child of body.children) next = numberTree(child, next, depth + 1);
  if (body.children.length > 0) {
    const used = (next - lo) / LEAF_WIDTH;
    next += Math.max(LEAST_SLACK, Math.ceil(used / 4) * LEAF_WIDTH);
  }
  body.hi = next - 1;
  return next;
}
