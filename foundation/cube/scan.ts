import { mergeRanges } from "#foundation/access/scope.ts";
import type { Batch } from "./axis.ts";
import { openEnd } from "./columns.ts";
import type { Cube } from "./cube.ts";
import { dayOf } from "./days.ts";
import type { Interval, Scope } from "./query.ts";
import { blockRows, keepDays, keepWithin, type RowFilter, rowFilter } from "./row-filter.ts";

/** Rows of the arrays that may match, and what each of them must still pass. */
interface Stretch {
  readonly start: number;
  readonly end: number;
  readonly filters: readonly RowFilter[];
}

/** Shows every row of the scope once, a block at a time; the batch is reused. */
export function scan(cube: Cube, scope: Scope, visit: (batch: Batch) => void): void {
  const mask = new Uint8Array(blockRows);
  const batch = {
    start: 0,
    count: 0,
    isWhole: true,
    picked: new Uint16Array(blockRows),
    cells: new Int32Array(blockRows),
  };
  for (const { start, end, filters } of stretches(cube, scope)) {
    for (let block = start; block < end; block += blockRows) {
      const count = Math.min(blockRows, end - block);
      pick(cube, filters, mask, batch, block, count);
      batch.cells.fill(0, 0, batch.count);
      if (batch.count > 0) visit(batch);
    }
  }
}

/** A range is a slice of each sorted run; only the tail has to look at the body of every row. */
function stretches(cube: Cube, { ranges, asOf, where }: Scope): Stretch[] {
  const merged = mergeRanges(ranges);
  if (merged.length === 0) return [];
  const { openRows, closedRows, usedRows } = cube;
  const { bodies, from, to } = cube.columns;
  const base = where ? [rowFilter(cube, where)] : [];
  const tail = [keepWithin(bodies, merged), ...base];
  const open = slices(bodies, 0, openRows, merged);
  const arrived = { start: openRows + closedRows, end: usedRows };
  if (!cube.fact.period) return [...withFilters(open, base), { ...arrived, filters: tail }];
  if (asOf === undefined) {
    return [...withFilters(open, base), { ...arrived, filters: [keepDays(to, openEnd, openEnd), ...tail] }];
  }
  const day = dayOf(asOf);
  const begun = keepDays(from, -openEnd, day);
  const held = [begun, keepDays(to, day + 1, openEnd)];
  const closed = slices(bodies, openRows, openRows + closedRows, merged);
  return [
    ...withFilters(open, [begun, ...base]),
    ...withFilters(closed, [...held, ...base]),
    { ...arrived, filters: [...held, ...tail] },
  ];
}

type Slice = Pick<Stretch, "start" | "end">;

function withFilters(parts: readonly Slice[], filters: readonly RowFilter[]): Stretch[] {
  return parts.map((part) => ({ ...part, filters }));
}

function slices(bodies: Float64Array, start: number, end: number, ranges: readonly Interval[]): Slice[] {
  return ranges.map(({ lo, hi }) => ({
    start: firstAtLeast(bodies, lo, start, end),
    end: firstAtLeast(bodies, hi + 1, start, end),
  }));
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

const everyRow = Uint16Array.from({ length: blockRows }, (_, i) => i);

type Open = { -readonly [K in keyof Batch]: Batch[K] };

function pick(
  cube: Cube,
  filters: readonly RowFilter[],
  mask: Uint8Array,
  batch: Open,
  start: number,
  count: number,
): void {
  const { picked } = batch;
  batch.start = start;
  batch.count = count;
  batch.isWhole = filters.length === 0 && !hasDead(cube, start, count);
  if (batch.isWhole) {
    picked.set(everyRow);
    return;
  }
  markLive(cube.dead, mask, start, count);
  for (const filter of filters) filter(mask, start, count);
  let n = 0;
  for (let i = 0; i < count; i++) {
    picked[n] = i;
    n += mask[i]!;
  }
  batch.count = n;
}

/** Looks at whole bytes, so a dead neighbour may make a block look worse than it is. */
function hasDead({ dead, deadRows }: Cube, start: number, count: number): boolean {
  if (deadRows === 0) return false;
  const last = (start + count - 1) >> 3;
  for (let at = start >> 3; at <= last; at++) if (dead[at] !== 0) return true;
  return false;
}

function markLive(dead: Uint8Array, mask: Uint8Array, start: number, count: number): void {
  for (let i = 0; i < count; i++) {
    const row = start + i;
    mask[i] = ((dead[row >> 3]! >> (row & 7)) & 1) ^ 1;
  }
}
