import { type Batch, getColumn } from "./axis.ts";
import type { Cube } from "./cube.ts";
import { type Column, countFused, MOST_FUSED, type Stripe } from "./count-loops.ts";
import { findSlices, type Slice } from "./find-interval.ts";
import { type Grid, place } from "./grid.ts";
import { groupOnce } from "./group-values.ts";
import type { CrossTab, Filter, Grouping } from "./query.ts";
import { accepts, blockRows, type RowFilter, rowFilter } from "./row-filter.ts";
import { scanStretch, type Stretch, stretchesOf } from "./scan.ts";

/** How many rows stand in each cell of a grid, and what their measures add up to. */
export interface Counted {
  readonly counts: Int32Array;
  readonly sums: readonly Float64Array[];
}

/**
 * Counts the rows of a question. Sorted rows are not picked out one by one: those that do not pass a condition land in
 * cells behind the grid, which nobody reads, so that the loops have no branches. What has more than one side of bodies,
 * and the tail, goes the general way.
 */
export function countCells(
  cube: Cube,
  query: CrossTab,
  grid: Grid,
  measures: readonly Int32Array[],
): Counted {
  const plan = planOf(cube, query, grid);
  const room = grid.size * (plan.rejects + 1);
  const counted = { counts: new Int32Array(room), sums: measures.map(() => new Float64Array(room)) };
  for (const stretch of stretchesOf(cube, query)) {
    if (stretch.isSorted && plan.bodyAxes < 2) countSorted(cube, plan, stretch, measures, counted);
    else countGenerally(cube, grid, stretch, measures, counted);
  }
  return {
    counts: counted.counts.subarray(0, grid.size),
    sums: counted.sums.map((sum) => sum.subarray(0, grid.size)),
  };
}

interface Plan {
  readonly columns: readonly Column[];
  /** What cannot be decided code by code: `any`, days, rows that are dead. */
  readonly filters: readonly RowFilter[];
  readonly bodyAxes: number;
  readonly body:
    | { readonly grouping: Extract<Grouping, { bodies: unknown }>; readonly stride: number }
    | undefined;
  /** By how much a row leaves the grid for each condition that it does not pass. */
  readonly reject: number;
  readonly rejects: number;
}

function planOf(cube: Cube, { by, where }: CrossTab, grid: Grid): Plan {
  const columns: Column[] = [];
  const bodies: { grouping: Extract<Grouping, { bodies: unknown }>; stride: number }[] = [];
  for (const [i, grouping] of by.entries()) {
    const stride = grid.strides[i]!;
    if ("bodies" in grouping) bodies.push({ grouping, stride });
    else {
      const { codes, values } = getColumn(cube, grouping.dimension);
      columns.push({ codes, steps: groupOnce(values, grouping).groups.map((group) => group * stride) });
    }
  }
  const filters: RowFilter[] = [];
  const conditions = where ? conditionsOf(where) : [];
  for (const condition of conditions) {
    if ("dimension" in condition) columns.push(rejecting(cube, condition, grid.size));
    else filters.push(rowFilter(cube, condition));
  }
  return {
    columns,
    filters,
    bodyAxes: bodies.length,
    body: bodies[0],
    reject: grid.size,
    rejects: conditions.length + 1,
  };
}

/** Conditions that must all hold. */
function conditionsOf(filter: Filter): Filter[] {
  return "all" in filter ? filter.all.flatMap((part) => conditionsOf(part)) : [filter];
}

function rejecting(cube: Cube, condition: Extract<Filter, { dimension: string }>, by: number): Column {
  const { codes, values } = getColumn(cube, condition.dimension);
  return { codes, steps: Int32Array.from(values, (value) => (accepts(condition, value) ? 0 : by)) };
}

/** One block at a time; what they hold is of no use to the next one. */
const scratch = { cells: new Int32Array(blockRows), mask: new Uint8Array(blockRows) };

function countSorted(
  cube: Cube,
  plan: Plan,
  stretch: Stretch,
  measures: readonly Int32Array[],
  { counts, sums }: Counted,
): void {
  const masks = [...stretch.days, ...plan.filters];
  const isPlain = measures.length === 0 && masks.length === 0 && plan.columns.length <= MOST_FUSED;
  for (const { start, end, group } of bodySlices(cube, plan, stretch)) {
    const base = group * (plan.body?.stride ?? 0);
    if (isPlain) {
      countFused(counts, plan.columns, { start, end, base });
      takeBack(cube, counts, plan.columns, { start, end, base });
      continue;
    }
    for (let block = start; block < end; block += blockRows) {
      const count = Math.min(blockRows, end - block);
      const cells = placeRows(plan.columns, block, count);
      rejectRows(cube, masks, cells, block, count, plan.reject);
      addCounts(counts, cells, base, count);
      measures.forEach((measure, i) => addMeasure(sums[i]!, measure, cells, block, base, count));
    }
  }
}

/** The dead were counted with the others; there are few of them, and they are found eight at a time. */
function takeBack(cube: Cube, counts: Int32Array, columns: readonly Column[], stripe: Stripe): void {
  const { dead, deadRows } = cube;
  if (deadRows === 0) return;
  const { start, end, base } = stripe;
  for (let at = start >> 3; at <= (end - 1) >> 3; at++) {
    if (dead[at] === 0) continue;
    for (let row = Math.max(start, at * 8); row < Math.min(end, at * 8 + 8); row++) {
      if (cube.isDead(row))
        counts[columns.reduce((cell, { codes, steps }) => cell + steps[codes[row]!]!, base)]!--;
    }
  }
}

interface BodySlice extends Slice {
  readonly group: number;
}

/** Sorted rows of one body stand together, so each side of bodies costs a few cuts and nothing for a row. */
function bodySlices({ columns }: Cube, { body }: Plan, { start, end }: Stretch): BodySlice[] {
  if (!body) return [{ start, end, group: 0 }];
  const found = body.grouping.bodies
    .flatMap(({ ranges }, i) =>
      findSlices(columns.bodies, start, end, ranges).map((slice) => ({ ...slice, group: i + 1 })),
    )
    .toSorted((a, b) => a.start - b.start);
  const slices: BodySlice[] = [];
  let at = start;
  for (const slice of found) {
    if (slice.start > at) slices.push({ start: at, end: slice.start, group: 0 });
    slices.push(slice);
    at = Math.max(at, slice.end);
  }
  return at < end ? [...slices, { start: at, end, group: 0 }] : slices;
}

function placeRows(columns: readonly Column[], start: number, count: number): Int32Array {
  const { cells } = scratch;
  const [first] = columns;
  if (first) setSteps(cells, first, start, count);
  else cells.fill(0, 0, count);
  for (let i = 1; i < columns.length; i++) addSteps(cells, columns[i]!, start, count);
  return cells;
}

function setSteps(cells: Int32Array, { codes, steps }: Column, start: number, count: number): void {
  for (let i = 0; i < count; i++) cells[i] = steps[codes[start + i]!]!;
}

function addSteps(cells: Int32Array, { codes, steps }: Column, start: number, count: number): void {
  for (let i = 0; i < count; i++) cells[i]! += steps[codes[start + i]!]!;
}

/** All that is left of a row's conditions is one bit. */
function rejectRows(
  cube: Cube,
  masks: readonly RowFilter[],
  cells: Int32Array,
  start: number,
  count: number,
  by: number,
): void {
  if (masks.length === 0 && !cube.hasDead(start, count)) return;
  const { mask } = scratch;
  cube.markLive(mask, start, count);
  for (const filter of masks) filter(mask, start, count);
  for (let i = 0; i < count; i++) cells[i]! += (mask[i]! ^ 1) * by;
}

function addCounts(counts: Int32Array, cells: Int32Array, base: number, count: number): void {
  for (let i = 0; i < count; i++) counts[base + cells[i]!]!++;
}

function addMeasure(
  sums: Float64Array,
  measure: Int32Array,
  cells: Int32Array,
  start: number,
  base: number,
  count: number,
): void {
  for (let i = 0; i < count; i++) sums[base + cells[i]!]! += measure[start + i]!;
}

function countGenerally(
  cube: Cube,
  grid: Grid,
  stretch: Stretch,
  measures: readonly Int32Array[],
  { counts, sums }: Counted,
): void {
  scanStretch(cube, stretch, (batch) => {
    place(grid, batch);
    countBatch(batch, counts);
    measures.forEach((measure, i) => sumBatch(batch, measure, sums[i]!));
  });
}

function countBatch({ count, cells: of }: Batch, counts: Int32Array): void {
  for (let i = 0; i < count; i++) counts[of[i]!]!++;
}

function sumBatch({ start, count, picked, cells: of }: Batch, measure: Int32Array, sums: Float64Array): void {
  for (let i = 0; i < count; i++) sums[of[i]!]! += measure[start + picked[i]!]!;
}
