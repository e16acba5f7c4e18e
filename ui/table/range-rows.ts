import { type LoadRange, RowSignal, type RowStore } from "./row-store.ts";

const BLOCK = 100;
/** Blocks held; the ones read longest ago go first. A million people never lie in the page's memory. */
const MOST_BLOCKS = 40;
/** While the bar is dragged nothing is asked; only where it rests. */
const REST_MS = 80;
/** Unread rows drawn before the first answer. */
const UNREAD_SHOWN = 20;

/** Rows that the server gives from any position: the bar may be dragged to the millionth row. */
export class RangeRows<Row> extends RowSignal implements RowStore<Row> {
  readonly #load: LoadRange<Row>;
  readonly #blocks = new Map<number, readonly Row[]>();
  readonly #reading = new Map<number, AbortController>();
  #total: number | undefined;
  #failure: unknown;
  #wanted: readonly number[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(load: LoadRange<Row>) {
    super();
    this.#load = load;
  }

  count = () => this.#total ?? UNREAD_SHOWN;
  total = () => this.#total;
  rowAt = (index: number) => this.#blocks.get(Math.floor(index / BLOCK))?.[index % BLOCK];
  failure = () => this.#failure;
  complete = () => this.#total !== undefined && this.#blocks.size * BLOCK >= this.#total;

  want = (from: number, to: number) => {
    this.#wanted = blocksOf(from, to);
    clearTimeout(this.#timer);
    if (this.#failure !== undefined) return;
    this.#timer = setTimeout(() => this.#readWanted(), this.#blocks.size === 0 ? 0 : REST_MS);
  };

  again = () => {
    this.#failure = undefined;
    this.#readWanted();
    this.tell();
  };

  stop = () => {
    clearTimeout(this.#timer);
    for (const stop of this.#reading.values()) stop.abort();
    this.#reading.clear();
  };

  #readWanted() {
    for (const [block, stop] of this.#reading) {
      if (this.#wanted.includes(block)) continue;
      stop.abort();
      this.#reading.delete(block);
    }
    for (const block of this.#wanted)
      if (!this.#blocks.has(block) && !this.#reading.has(block)) void this.#read(block);
  }

  async #read(block: number) {
    const stop = new AbortController();
    this.#reading.set(block, stop);
    try {
      const answer = await this.#load(block * BLOCK, BLOCK, stop.signal);
      if (stop.signal.aborted) return;
      this.#blocks.set(block, answer.rows);
      this.#total = answer.total;
      this.#failure = undefined;
      this.#forgetOldest();
    } catch (error) {
      if (stop.signal.aborted) return;
      this.#failure = error;
    }
    this.#reading.delete(block);
    this.tell();
  }

  /** A map keeps the order of insertion: what was read first goes first, unless it is in view. */
  #forgetOldest() {
    for (const block of this.#blocks.keys()) {
      if (this.#blocks.size <= MOST_BLOCKS) return;
      if (!this.#wanted.includes(block)) this.#blocks.delete(block);
    }
  }
}

function blocksOf(from: number, to: number): number[] {
  const first = Math.floor(from / BLOCK);
  const last = Math.floor(Math.max(from, to - 1) / BLOCK);
  return Array.from({ length: last - first + 1 }, (_, step) => first + step);
}
