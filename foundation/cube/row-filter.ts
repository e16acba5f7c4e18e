import { getColumn } from "./axis.ts";
import type { Codes } from "./columns.ts";
import type { Cube } from "./cube.ts";
import type { Value } from "./fact.ts";
import { findInterval } from "./find-interval.ts";
import type { Filter, Interval } from "./query.ts";

export const blockRows = 4096;

/** Clears the mask of each row in `start .. start + count` that does not pass. */
export type RowFilter = (mask: Uint8Array, start: number, count: number) => void;

/** A condition on values is decided once for each value of the dictionary. */
export function rowFilter(cube: Cube, filter: Filter): RowFilter {
  if ("all" in filter) return allOf(filter.all.map((part) => rowFilter(cube, part)));
  if ("any" in filter) return anyOf(filter.any.map((part) => rowFilter(cube, part)));
  const { codes, values } = getColumn(cube, filter.dimension);
  const passes = Uint8Array.from(values, (value) => (accepts(filter, value) ? 1 : 0));
  return (mask, start, count) => keepCodes(mask, codes, passes, start, count);
}

type Condition = Extract<Filter, { dimension: string }>;

/** Whether a value of a dictionary passes. */
export function accepts(filter: Condition, value: Value): boolean {
  if ("in" in filter) return filter.in.includes(value);
  if (value === null) return false;
  return (
    (filter.from === undefined || value >= filter.from) && (filter.to === undefined || value <= filter.to)
  );
}

function keepCodes(mask: Uint8Array, codes: Codes, passes: Uint8Array, start: number, count: number): void {
  for (let i = 0; i < count; i++) mask[i]! &= passes[codes[start + i]!]!;
}

/** Days between two, both included. */
export function keepDays(column: Int32Array, low: number, high: number): RowFilter {
  return (mask, start, count) => {
    for (let i = 0; i < count; i++) {
      const value = column[start + i]!;
      mask[i]! &= +(value >= low) & +(value <= high);
    }
  };
}

/** Numbers of bodies in any of some ranges, which are sorted and do not overlap. */
export function keepWithin(bodies: Float64Array, ranges: readonly Interval[]): RowFilter {
  return (mask, start, count) => {
    let last: Interval = { lo: 1, hi: 0 };
    for (let i = 0; i < count; i++) {
      const lo = bodies[start + i]!;
      if (lo < last.lo || lo > last.hi) last = findInterval(ranges, lo) ?? last;
      mask[i]! &= +(lo >= last.lo) & +(lo <= last.hi);
    }
  };
}

function allOf(parts: readonly RowFilter[]): RowFilter {
  return (mask, start, count) => {
    for (const part of parts) part(mask, start, count);
  };
}

function anyOf(parts: readonly RowFilter[]): RowFilter {
  const passed = new Uint8Array(blockRows);
  const either = new Uint8Array(blockRows);
  return (mask, start, count) => {
    either.fill(0, 0, count);
    for (const part of parts) {
      passed.fill(1, 0, count);
      part(passed, start, count);
      for (let i = 0; i < count; i++) either[i]! |= passed[i]!;
    }
    for (let i = 0; i < count; i++) mask[i]! &= either[i]!;
  };
}
