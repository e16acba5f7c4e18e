import type { Codes } from "./columns.ts";
import type { Cube } from "./cube.ts";
import { getDimension, type Value } from "./fact.ts";
import { findInterval } from "./find-interval.ts";
import { groupOnce } from "./group-values.ts";
import type { BodyGroup, Grouping } from "./query.ts";

/** Rows `start + picked[0..count)`, and for each the number of its cell. */
export interface Batch {
  readonly start: number;
  readonly count: number;
  readonly picked: Uint16Array;
  readonly cells: Int32Array;
}

/** One side of the table: adds `group * stride` to the cell of each row. */
export interface Axis {
  readonly labels: readonly Value[];
  readonly place: (batch: Batch, stride: number) => void;
}

export function axisOf(cube: Cube, grouping: Grouping): Axis {
  if ("bodies" in grouping) return bodyAxis(cube, grouping.bodies);
  const { codes, values } = getColumn(cube, grouping.dimension);
  const { labels, groups } = groupOnce(values, grouping);
  let steps: { readonly by: Int32Array; readonly stride: number } | undefined;
  return {
    labels,
    place(batch, stride) {
      steps = steps?.stride === stride ? steps : { by: groups.map((group) => group * stride), stride };
      addSteps(batch, codes, steps.by);
    },
  };
}

/** Everything in one group: how a subtotal is counted where cells cannot be added up. */
export function totalAxis(axis: Axis): Axis {
  return {
    labels: axis.labels,
    place({ count, cells }, stride) {
      const step = axis.labels.length * stride;
      for (let i = 0; i < count; i++) cells[i]! += step;
    },
  };
}

/** @throws Error when the fact has no such dimension */
export function getColumn(cube: Cube, dimension: string): { codes: Codes; values: readonly Value[] } {
  getDimension(cube.fact, dimension);
  const at = Object.keys(cube.fact.dimensions).indexOf(dimension);
  return { codes: cube.columns.codes[at]!, values: cube.dictionaries[at]!.values };
}

function addSteps({ start, count, picked, cells }: Batch, codes: Codes, steps: Int32Array): void {
  for (let i = 0; i < count; i++) cells[i]! += steps[codes[start + picked[i]!]!]!;
}

/** Sorted rows stay in one body for long, so the last interval answers almost every row. */
function bodyAxis(cube: Cube, bodies: readonly BodyGroup[]): Axis {
  const sorted = bodies
    .flatMap(({ ranges }, i) => ranges.map(({ lo, hi }) => ({ lo, hi, group: i + 1 })))
    .toSorted((a, b) => a.lo - b.lo);
  const rows = cube.columns.bodies;
  return {
    labels: [null, ...bodies.map((body) => body.key)],
    place({ start, count, picked, cells }, stride) {
      let last = { lo: 1, hi: 0, group: 0 };
      for (let i = 0; i < count; i++) {
        const lo = rows[start + picked[i]!]!;
        if (lo < last.lo || lo > last.hi) last = findInterval(sorted, lo) ?? { lo, hi: lo, group: 0 };
        cells[i]! += last.group * stride;
      }
    },
  };
}
