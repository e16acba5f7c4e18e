import { bodyHoldings } from "#features/bodies/index.ts";
import { caseHoldings } from "#features/cases/index.ts";
import { peopleHoldings } from "#features/people/index.ts";
import { sieveHoldings } from "#features/sieve/index.ts";
import type { Holdings } from "#foundation/holdings/holding.ts";

/** What a whole city is, feature by feature, in the order in which it can be filled. */
export const HOLDINGS: readonly Holdings[] = [bodyHoldings, peopleHoldings, caseHoldings, sieveHoldings];
