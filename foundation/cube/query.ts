import type { Value } from "./fact.ts";

/** Pre-order numbers, both ends included. */
export interface Interval {
  readonly lo: number;
  readonly hi: number;
}

/** Bodies as columns of a table: each with its ranges of today's numbers, which do not overlap. */
export interface BodyGroup {
  readonly key: string;
  readonly ranges: readonly Interval[];
}

/** One side of a cross-tab. A row outside every band or body has the group null. */
export type Grouping =
  | { readonly dimension: string }
  | { readonly dimension: string; readonly yearOf: true }
  /** Lower bounds, rising: [0, 35, 60] gives 0–34, 35–59 and 60+, named by their lower bound. */
  | { readonly dimension: string; readonly bands: readonly number[] }
  /** The same over full years between the date and `on`; a partial date counts from its first possible day. */
  | { readonly dimension: string; readonly ages: readonly number[]; readonly on: string }
  | { readonly bodies: readonly BodyGroup[] };

export type Filter =
  | { readonly all: readonly Filter[] }
  | { readonly any: readonly Filter[] }
  | { readonly dimension: string; readonly in: readonly Value[] }
  /** Both ends belong to the range; null never does. Dates are compared as text: 1998 is before 1998-01. */
  | { readonly dimension: string; readonly from?: string | number; readonly to?: string | number };

export interface Scope {
  /** Whose rows count; none: no row. They may overlap. */
  readonly ranges: readonly Interval[];
  /** Rows that held on this day. Without it: rows whose period is open. Events count on every day. */
  readonly asOf?: string;
  readonly where?: Filter;
}

export interface CrossTab extends Scope {
  /** Up to three. */
  readonly by: readonly Grouping[];
  /** Measures to be added up. */
  readonly sums?: readonly string[];
  /** Counts different persons too. */
  readonly distinct?: boolean;
  readonly subtotals?: boolean;
}

/** Only cells with at least one row are told. */
export interface Cell {
  /** One entry for each grouping; `total` marks a subtotal over that grouping. */
  readonly group: readonly Value[];
  readonly count: number;
  readonly sums: readonly number[];
  readonly distinct: number | undefined;
}

/** Stands in the place of a value; no code, date or key of a body is written so. */
export const total = "*total*";

export const MOST_GROUPINGS = 3;
