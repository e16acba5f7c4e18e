import type { Codes } from "./columns.ts";

/** Adds `steps[code]` to the cell of each row: a grouping, or a condition that sends rows beyond the grid. */
export interface Column {
  readonly codes: Codes;
  readonly steps: Int32Array;
}

/** Rows `start` up to `end` whose cells begin at `base`. */
export interface Stripe {
  readonly start: number;
  readonly end: number;
  readonly base: number;
}

export const MOST_FUSED = 4;

/**
 * Counts rows by up to four columns in one loop: what lies in a loop of its own for each column has to be written and read
 * again for every row, which takes twice as long. Arrays are held in local names, or they would be looked up for each row.
 */
export function countFused(counts: Int32Array, columns: readonly Column[], stripe: Stripe): void {
  const [one, two, three, four] = columns;
  if (!one) counts[stripe.base]! += stripe.end - stripe.start;
  else if (!two) countOne(counts, one, stripe);
  else if (!three) countTwo(counts, one, two, stripe);
  else if (!four) countThree(counts, one, two, three, stripe);
  else countFour(counts, [one, two, three, four], stripe);
}

function countOne(counts: Int32Array, { codes: a, steps: x }: Column, { start, end, base }: Stripe): void {
  for (let row = start; row < end; row++) counts[base + x[a[row]!]!]!++;
}

function countTwo(
  counts: Int32Array,
  { codes: a, steps: x }: Column,
  { codes: b, steps: y }: Column,
  { start, end, base }: Stripe,
): void {
  for (let row = start; row < end; row++) counts[base + x[a[row]!]! + y[b[row]!]!]!++;
}

function countThree(
  counts: Int32Array,
  { codes: a, steps: x }: Column,
  { codes: b, steps: y }: Column,
  { codes: c, steps: z }: Column,
  { start, end, base }: Stripe,
): void {
  for (let row = start; row < end; row++) counts[base + x[a[row]!]! + y[b[row]!]! + z[c[row]!]!]!++;
}

function countFour(
  counts: Int32Array,
  columns: readonly [Column, Column, Column, Column],
  { start, end, base }: Stripe,
): void {
  const [{ codes: a, steps: x }, { codes: b, steps: y }, { codes: c, steps: z }, { codes: d, steps: w }] =
    columns;
  for (let row = start; row < end; row++)
    counts[base + x[a[row]!]! + y[b[row]!]! + z[c[row]!]! + w[d[row]!]!]!++;
}
