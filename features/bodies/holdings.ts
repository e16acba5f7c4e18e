import type { Holdings } from "#foundation/holdings/holding.ts";

/** What bodies hold, for moving a whole city to another installation. */
export const bodyHoldings: Holdings = {
  carried: [
    { table: "bodies.origin" },
    { table: "bodies.body" },
    { table: "bodies.body_period" },
    { table: "bodies.succession" },
    { table: "bodies.alias" },
    { table: "bodies.rearrangement" },
  ],
  derived: [],
};
