import { type LoadRange, makeSignal, type RowStore } from "./row-store.ts";

const BLOCK = 100;
/** Blocks held; the ones longest out of view go first. A million people never lie in the page's memory. */
const MOST_BLOCKS = 40;
/** While the bar is dragged nothing is asked; only where it rests. */
const REST_MS = 80;

/** Rows that the server gives from any position: the bar may be dragged to the millionth row. */
export function makeRangeRows<Row>(load: LoadRange<Row>, knownTotal = 0): RowStore<Row> {
  const signal = makeSignal();
  const blocks = new Map<number, readonly Row[]>();
  const reading = new Map<number, AbortController>();
  let total = knownTotal;
  let known = knownTotal > 0;
  let failure: unknown;
  let wanted: readonly number[] = [0];
  let timer: ReturnType<typeof setTimeout> | undefined;

  async function read(block: number) {
    const stop = new AbortController();
    reading.set(block, stop);
    try {
      const answer = await load(block * BLOCK, BLOCK, stop.signal);
      if (stop.signal.aborted) return;
      blocks.set(block, answer.rows);
      total = answer.total;
      known = true;
      failure = undefined;
      forgetOldest(blocks, wanted);
    } catch (error) {
      if (stop.signal.aborted) return;
      failure = error;
    } finally {
      if (reading.get(block) === stop) reading.delete(block);
    }
    signal.tell();
  }
  function readWanted() {
    for (const [block, stop] of reading)
      if (!wanted.includes(block)) {
        stop.abort();
        reading.delete(block);
      }
    for (const block of wanted) if (!blocks.has(block) && !reading.has(block)) void read(block);
  }
  return {
    version: signal.version,
    subscribe: signal.subscribe,
    count: () => (known ? total : BLOCK / 5),
    total: () => (known ? total : undefined),
    rowAt: (index) => blocks.get(Math.floor(index / BLOCK))?.[index % BLOCK],
    want: (from, to) => {
      wanted = blocksOf(from, to);
      clearTimeout(timer);
      if (failure === undefined) timer = setTimeout(readWanted, blocks.size === 0 ? 0 : REST_MS);
    },
    failure: () => failure,
    again: () => {
      failure = undefined;
      readWanted();
      signal.tell();
    },
    complete: () => known && blocks.size * BLOCK >= total,
    stop: () => {
      clearTimeout(timer);
      for (const stop of reading.values()) stop.abort();
    },
  };
}

function blocksOf(from: number, to: number): number[] {
  const first = Math.floor(from / BLOCK);
  const last = Math.floor(Math.max(from, to - 1) / BLOCK);
  return Array.from({ length: last - first + 1 }, (_, step) => first + step);
}

/** Map keeps the order of insertion: what was read first goes first, unless it is in view. */
function forgetOldest<Row>(blocks: Map<number, readonly Row[]>, wanted: readonly number[]) {
  for (const block of blocks.keys()) {
    if (blocks.size <= MOST_BLOCKS) return;
    if (!wanted.includes(block)) blocks.delete(block);
  }
}
