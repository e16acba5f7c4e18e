import type { Operation } from "#foundation/operation.ts";
import { listItems, readItem } from "./look-at-items.ts";
import { settleFindings } from "./settle-findings.ts";

export { sieveHoldings } from "./holdings.ts";
export { putItems } from "./item-store.ts";

/** What the sieve offers over HTTP. */
export const operations: readonly Operation[] = [listItems, readItem, settleFindings];
