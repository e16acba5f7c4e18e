/** Rows that a grid draws, read from the server as they come into view. */
export interface RowStore<Row> {
  /** Changes with every answer; for `useSyncExternalStore`. */
  version: () => number;
  subscribe: (changed: () => void) => () => void;
  /** Rows to draw, those not read yet included. */
  count: () => number;
  /** Number of all rows, when it is known. */
  total: () => number | undefined;
  rowAt: (index: number) => Row | undefined;
  /** Says which rows are in view; they are read if they are not held. */
  want: (from: number, to: number) => void;
  /** What was thrown by the last reading, until one succeeds. */
  failure: () => unknown;
  /** Reads again what failed. */
  again: () => void;
  /** Whether every row is held. */
  complete: () => boolean;
  /** Breaks off what is being read. */
  stop: () => void;
}

export interface KeysetPage<Row> {
  rows: readonly Row[];
  /** Mark of the page after this one; null at the end. */
  next: string | null;
}

/** Loads the page after a mark; the first page has none. */
export type LoadPage<Row> = (after: string | undefined, signal: AbortSignal) => Promise<KeysetPage<Row>>;

/** Loads some rows from a position on, and says how many there are in all. */
export type LoadRange<Row> = (
  from: number,
  count: number,
  signal: AbortSignal,
) => Promise<{ rows: readonly Row[]; total: number }>;

/** Tells listeners that something was read. */
export class RowSignal {
  readonly #listeners = new Set<() => void>();
  #version = 0;

  version = () => this.#version;

  subscribe = (changed: () => void) => {
    this.#listeners.add(changed);
    return () => void this.#listeners.delete(changed);
  };

  protected tell() {
    this.#version += 1;
    for (const changed of this.#listeners) changed();
  }
}
