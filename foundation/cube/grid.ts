import type { Axis, Batch } from "./axis.ts";
import { MOST_GROUPINGS } from "./query.ts";

/** The axes with their strides; each has one more place, after its groups, for the total. */
export interface Grid {
  readonly axes: readonly Axis[];
  readonly strides: readonly number[];
  readonly size: number;
}

const mostCells = 2 ** 22;

export function gridOf(axes: readonly Axis[]): Grid {
  if (axes.length > MOST_GROUPINGS) throw new Error("a cross-tab has at most three groupings");
  const strides: number[] = [];
  let size = 1;
  for (const axis of axes) {
    strides.push(size);
    size *= axis.labels.length + 1;
  }
  if (size > mostCells) throw new Error("the dimensions have too many values for one table");
  return { axes, strides, size };
}

export function place(grid: Grid, batch: Batch): void {
  grid.axes.forEach((axis, i) => axis.place(batch, grid.strides[i]!));
}
