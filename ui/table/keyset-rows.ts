import { type LoadPage, RowSignal, type RowStore } from "./row-store.ts";

/** Rows left below the window when the next page is asked for. */
const AHEAD = 60;
/** Unread rows drawn below those read, so that there is something to scroll into. */
const UNREAD_SHOWN = 20;

/** Rows that come page after page, each with a mark for the next: the list grows as one scrolls down. */
export class KeysetRows<Row> extends RowSignal implements RowStore<Row> {
  readonly #load: LoadPage<Row>;
  #expected: number | undefined;
  readonly #rows: Row[] = [];
  /** undefined: nothing read yet; null: the end. */
  #next: string | null | undefined;
  #reading: AbortController | undefined;
  #failure: unknown;

  constructor(load: LoadPage<Row>) {
    super();
    this.#load = load;
  }

  /** Tells how many rows there will be, when another look has answered that. */
  expect = (total: number | undefined) => {
    if (this.#expected === total) return;
    this.#expected = total;
    this.tell();
  };

  count = () => this.#rows.length + (this.#next === null ? 0 : UNREAD_SHOWN);
  total = () => (this.#next === null ? this.#rows.length : this.#expected);
  rowAt = (index: number) => this.#rows[index];
  failure = () => this.#failure;
  complete = () => this.#next === null;

  stop = () => {
    this.#reading?.abort();
    this.#reading = undefined;
  };

  want = (_from: number, to: number) => {
    if (this.#failure === undefined && to + AHEAD > this.#rows.length) this.#readMore();
  };

  again = () => {
    this.#failure = undefined;
    this.#readMore();
    this.tell();
  };

  #readMore() {
    if (this.#reading === undefined && this.#next !== null) void this.#read();
  }

  async #read() {
    const stop = new AbortController();
    this.#reading = stop;
    try {
      const page = await this.#load(this.#next ?? undefined, stop.signal);
      if (stop.signal.aborted) return;
      this.#rows.push(...page.rows);
      this.#next = page.next;
      this.#failure = undefined;
    } catch (error) {
      if (stop.signal.aborted) return;
      this.#failure = error;
    }
    this.#reading = undefined;
    this.tell();
  }
}
