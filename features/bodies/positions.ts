import type pg from "pg";
import type { Reach } from "#foundation/access/scope.ts";
import { listLivingNumbers } from "./store.ts";

type Pool = Pick<pg.Pool, "query">;

interface Known {
  numbers: Promise<Float64Array>;
  at: number;
}

/** Places in the whole tree are for orientation: a minute's age does no harm, counting 57,000 bodies each time would. */
const FRESH_MS = 60_000;
const known = new WeakMap<Pool, Known>();

/** Tells the place of a body, by its number, among the living bodies of a reach: from 1. */
export async function positionsIn(pool: Pool, reach: Reach): Promise<(lo: number) => number> {
  const numbers = await numbersOf(pool);
  return (lo) => {
    let position = 0;
    for (const range of reach.ranges) {
      if (range.lo > lo) break;
      position += upTo(numbers, Math.min(lo, range.hi)) - upTo(numbers, range.lo - 1);
    }
    return position;
  };
}

function numbersOf(pool: Pool): Promise<Float64Array> {
  const held = known.get(pool);
  const now = Date.now();
  if (held && now - held.at < FRESH_MS) return held.numbers;
  const numbers = listLivingNumbers(pool);
  known.set(pool, { numbers, at: now });
  // A question that failed must not be answered from memory for a minute.
  numbers.catch(() => known.delete(pool));
  return numbers;
}

/** How many numbers are not above a number. */
function upTo(numbers: Float64Array, most: number): number {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((numbers[middle] as number) <= most) low = middle + 1;
    else high = middle;
  }
  return low;
}
