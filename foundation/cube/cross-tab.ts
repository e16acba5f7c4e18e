import { axisOf, totalAxis } from "./axis.ts";
import { countCells } from "./count-cells.ts";
import type { Cube } from "./cube.ts";
import { countAppearances, countDistinct } from "./distinct.ts";
import { getMeasure } from "./fact.ts";
import { type Grid, gridOf } from "./grid.ts";
import { type Cell, type CrossTab, total } from "./query.ts";

/** Answers one question from the arrays. It reads each row of the scope once, or a few times for distinct persons. */
export function crossTab(cube: Cube, query: CrossTab): Cell[] {
  const grid = gridOf(query.by.map((grouping) => axisOf(cube, grouping)));
  const measures = (query.sums ?? []).map((name) => measureOf(cube, name));
  const { counts, sums } = countCells(cube, query, grid, measures);
  if (query.subtotals) for (const values of [counts, ...sums]) rollUp(grid, values);
  const distinct = query.distinct ? distinctCells(cube, query, grid) : undefined;
  return [...cellsOf(grid, counts, sums, distinct)];
}

function measureOf(cube: Cube, name: string): Int32Array {
  getMeasure(cube.fact, name);
  return cube.columns.measures[Object.keys(cube.fact.measures).indexOf(name)]!;
}

/** Adds up along one axis after the other, so that totals of totals come out of themselves. */
function rollUp({ axes, strides, size }: Grid, values: Int32Array | Float64Array): void {
  axes.forEach(({ labels }, axis) => {
    const stride = strides[axis]!;
    for (let cell = 0; cell < size; cell++) {
      const group = Math.floor(cell / stride) % (labels.length + 1);
      if (group < labels.length) values[cell + (labels.length - group) * stride]! += values[cell]!;
    }
  });
}

/** A person in two cells is one person in their total, so each subtotal is counted by itself. */
function distinctCells(cube: Cube, query: CrossTab, grid: Grid): Int32Array {
  const result = new Int32Array(grid.size);
  const appearances = countAppearances(cube, query);
  const tables = query.subtotals ? 2 ** grid.axes.length : 1;
  for (let table = 0; table < tables; table++) {
    const axes = grid.axes.map((axis, i) => (table & (1 << i) ? totalAxis(axis) : axis));
    countDistinct(cube, query, { ...grid, axes }, appearances, result);
  }
  return result;
}

function* cellsOf(
  grid: Grid,
  counts: Int32Array,
  sums: readonly Float64Array[],
  distinct: Int32Array | undefined,
): Generator<Cell> {
  for (let cell = 0; cell < grid.size; cell++) {
    const count = counts[cell]!;
    if (count === 0) continue;
    const group = grid.axes.map(({ labels }, i) => {
      const at = Math.floor(cell / grid.strides[i]!) % (labels.length + 1);
      return at === labels.length ? total : labels[at]!;
    });
    yield { group, count, sums: sums.map((values) => values[cell]!), distinct: distinct?.[cell] };
  }
}
