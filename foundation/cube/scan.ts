import { mergeRanges } from "#foundation/access/scope.ts";
import type { Batch } from "./axis.ts";
import { openEnd } from "./columns.ts";
import type { Cube } from "./cube.ts";
import { dayOf } from "./days.ts";
import { findSlices, type Slice } from "./find-interval.ts";
import type { Scope } from "./query.ts";
import { blockRows, keepDays, keepWithin, type RowFilter, rowFilter } from "./row-filter.ts";

/** Rows of the arrays that may match, and what each of them must still pass. */
export interface Stretch extends Slice {
  /** Sorted by body; otherwise it is the tail. */
  readonly isSorted: boolean;
  /** Whether it holds on the day that was asked for. */
  readonly days: readonly RowFilter[];
  /** Those of the days, of the bodies where they are not sorted, and the conditions of the question. */
  readonly filters: readonly RowFilter[];
}

/** Shows every row of the scope once, a block at a time; the batch is reused. */
export function scan(cube: Cube, scope: Scope, visit: (batch: Batch) => void): void {
  for (const stretch of stretchesOf(cube, scope)) scanStretch(cube, stretch, visit);
}

export function scanStretch(
  cube: Cube,
  { start, end, filters }: Stretch,
  visit: (batch: Batch) => void,
): void {
  const mask = new Uint8Array(blockRows);
  const batch = {
    start: 0,
    count: 0,
    picked: new Uint16Array(blockRows),
    cells: new Int32Array(blockRows),
  };
  for (let block = start; block < end; block += blockRows) {
    const count = Math.min(blockRows, end - block);
    batch.start = block;
    cube.markLive(mask, block, count);
    for (const filter of filters) filter(mask, block, count);
    batch.count = pick(mask, count, batch.picked);
    batch.cells.fill(0, 0, batch.count);
    if (batch.count > 0) visit(batch);
  }
}

/** A range is a slice of each sorted run; only the tail has to look at the body of every row. */
export function stretchesOf(cube: Cube, { ranges, asOf, where }: Scope): Stretch[] {
  const merged = mergeRanges(ranges);
  if (merged.length === 0) return [];
  const { openRows, closedRows, usedRows } = cube;
  const { bodies, from, to } = cube.columns;
  const sorted = openRows + closedRows;
  const conditions = where ? [rowFilter(cube, where)] : [];
  const runOf = (start: number, end: number, days: readonly RowFilter[]): Stretch[] =>
    findSlices(bodies, start, end, merged).map((slice) => ({
      ...slice,
      isSorted: true,
      days,
      filters: [...days, ...conditions],
    }));
  const tailOf = (days: readonly RowFilter[]): Stretch => ({
    ...{ start: sorted, end: usedRows, isSorted: false, days },
    filters: [...days, keepWithin(bodies, merged), ...conditions],
  });
  if (!cube.fact.period) return [...runOf(0, openRows, []), tailOf([])];
  if (asOf === undefined) return [...runOf(0, openRows, []), tailOf([keepDays(to, openEnd, openEnd)])];
  const day = dayOf(asOf);
  const begun = keepDays(from, -openEnd, day);
  const held = [begun, keepDays(to, day + 1, openEnd)];
  return [...runOf(0, openRows, [begun]), ...runOf(openRows, sorted, held), tailOf(held)];
}

function pick(mask: Uint8Array, count: number, picked: Uint16Array): number {
  let n = 0;
  for (let i = 0; i < count; i++) {
    picked[n] = i;
    n += mask[i]!;
  }
  return n;
}
