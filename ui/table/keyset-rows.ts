import { type LoadPage, makeSignal, type RowStore } from "./row-store.ts";

/** Rows left below the window when the next page is asked for. */
const AHEAD = 60;
/** Unread rows drawn below those read, so that there is something to scroll into. */
const UNREAD_SHOWN = 20;

/** Rows that come page after page, each with a mark for the next: the list grows as one scrolls down. */
export function makeKeysetRows<Row>(load: LoadPage<Row>, total?: number): RowStore<Row> {
  const signal = makeSignal();
  const rows: Row[] = [];
  let next: string | null | undefined; // undefined: nothing read yet
  let reading: AbortController | undefined;
  let failure: unknown;

  async function read() {
    const stop = new AbortController();
    reading = stop;
    try {
      const page = await load(next ?? undefined, stop.signal);
      if (stop.signal.aborted) return;
      rows.push(...page.rows);
      next = page.next;
      failure = undefined;
    } catch (error) {
      if (stop.signal.aborted) return;
      failure = error;
    }
    reading = undefined;
    signal.tell();
  }
  function readMore() {
    if (reading === undefined && next !== null) void read();
  }
  return {
    version: signal.version,
    subscribe: signal.subscribe,
    count: () => rows.length + (next === null ? 0 : UNREAD_SHOWN),
    total: () => (next === null ? rows.length : total),
    rowAt: (index) => rows[index],
    want: (_from, to) => {
      if (failure === undefined && to + AHEAD > rows.length) readMore();
    },
    failure: () => failure,
    again: () => {
      failure = undefined;
      readMore();
      signal.tell();
    },
    complete: () => next === null,
    stop: () => reading?.abort(),
  };
}
