import type { Actor, Range } from "./actor.ts";

/**
 * Where an actor may do a thing: the one predicate behind list, tree, count, search, export and commands.
 * `covers` answers for one record, `ranges` is the same as data for SQL (foundation/database/within.ts).
 */
export interface Reach {
  ranges: readonly Range[];
  covers(lo: number): boolean;
}

const NOWHERE: Reach = reachOf([]);

/** The reach of a permission. An installation-wide permission covers no body: administrators are blind to content. */
export function reach(actor: Actor, permission: string): Reach {
  const scope = actor.scopes.get(permission);
  return scope === undefined || scope === "installation" ? NOWHERE : reachOf(scope);
}

export function mayAtInstallation(actor: Actor, permission: string): boolean {
  return actor.scopes.get(permission) === "installation";
}

/** Whether the permission was granted anywhere at all. */
export function mayAnywhere(actor: Actor, permission: string): boolean {
  const scope = actor.scopes.get(permission);
  return scope === "installation" || (scope !== undefined && scope.length > 0);
}

export function reachOf(ranges: readonly Range[]): Reach {
  const merged = mergeRanges(ranges);
  return { ranges: merged, covers: (lo) => merged.some((range) => range.lo <= lo && lo <= range.hi) };
}

/** The part of a reach that lies inside one subtree. */
export function within(whole: Reach, part: Range): Reach {
  return reachOf(
    whole.ranges
      .map((range) => ({ lo: Math.max(range.lo, part.lo), hi: Math.min(range.hi, part.hi) }))
      .filter((range) => range.lo <= range.hi),
  );
}

/** Sorted, overlapping and nested ranges joined. */
export function mergeRanges(ranges: readonly Range[]): Range[] {
  const merged: Range[] = [];
  for (const range of ranges.toSorted((a, b) => a.lo - b.lo)) {
    const last = merged.at(-1);
    if (last && range.lo <= last.hi + 1) last.hi = Math.max(last.hi, range.hi);
    else merged.push({ ...range });
  }
  return merged;
}
