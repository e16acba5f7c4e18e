import type { Words } from "#foundation/messages/messages.ts";

/** Dates are text as they were written (`yyyy`, `yyyy-mm` or `yyyy-mm-dd`), so that their order is the order of the text. */
export type Value = string | number | null;

/** What a table of facts looks like to the engine of statistics: plain data, published by the feature that owns it. */
export interface Fact {
  readonly name: string;
  readonly label: Words;
  /** The published view that shows the rows as they are now. */
  readonly view: string;
  /** The column of a bigint that names a row and never changes. */
  readonly id: string;
  /** The column of whom a row is about; `distinct` counts it. */
  readonly person: string | undefined;
  /** The column with today's pre-order number of the body: a subtree is one range of it. */
  readonly body: string;
  /** A row holds from `from` until the day before `to`; no `to`: it holds now. Left out: events, which always count. */
  readonly period?: { readonly from: string; readonly to: string };
  readonly dimensions: Readonly<Record<string, Dimension>>;
  /** Whole numbers that are never null. */
  readonly measures: Readonly<Record<string, Measure>>;
  /** Kind of a change in the feed -> the column by which the rows that it touches are read again. */
  readonly touchedBy: Readonly<Record<string, string>>;
}

export interface Dimension {
  readonly type: "text" | "integer" | "date";
  /** Bits of a code: 8 allow 255 different values, 16 allow 65,535 (every day of 179 years). */
  readonly bits: 8 | 16;
  readonly label: Words;
  /** The code list that names the values. */
  readonly codes?: string;
  /** The data element of the dictionary that it shows. */
  readonly element?: string;
}

export interface Measure {
  readonly label: Words;
  readonly unit?: Words;
}

/** @throws Error when a question names what the fact does not have: names come from contracts, never unchecked */
export function getDimension(fact: Fact, name: string): Dimension {
  const dimension = Object.hasOwn(fact.dimensions, name) ? fact.dimensions[name] : undefined;
  if (!dimension) throw new Error(`${fact.name} has no dimension ${name}`);
  return dimension;
}

/** @throws Error when the fact has no such measure */
export function getMeasure(fact: Fact, name: string): Measure {
  const measure = Object.hasOwn(fact.measures, name) ? fact.measures[name] : undefined;
  if (!measure) throw new Error(`${fact.name} has no measure ${name}`);
  return measure;
}
