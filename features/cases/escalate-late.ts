import type { Services } from "#foundation/services.ts";
import { markLate } from "./dues-store.ts";

/** Tells late cases to the body above, once in each stage; they then stand on its page Today until they are done. */
export async function escalateLate({ database, clock }: Services): Promise<number> {
  let total = 0;
  for (;;) {
    // oxlint-disable-next-line no-await-in-loop -- one batch after the other, each committed
    const marked = await markLate(database.db, clock.today());
    if (marked === 0) return total;
    total += marked;
  }
}
