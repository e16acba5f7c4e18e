import type { Holdings } from "#foundation/holdings/holding.ts";

/** The ledger and what people said of its findings, for moving a whole city to another installation. */
export const sieveHoldings: Holdings = {
  carried: [{ table: "sieve.item", digests: ["digest"] }, { table: "sieve.verdict" }],
  derived: [],
};
