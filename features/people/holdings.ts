import type { Holdings } from "#foundation/holdings/holding.ts";
import { countAllHeads } from "./check-store.ts";

/**
 * What people hold, for moving a whole city to another installation. Saved views stay: they belong to the accounts.
 */
export const peopleHoldings: Holdings = {
  carried: [
    { table: "people.origin" },
    {
      table: "people.person",
      sealed: [
        {
          column: "identity_cipher",
          as: "identity_number",
          found: { table: "people.identity_claim", kind: "identity", owner: "person_id" },
        },
        {
          column: "phone_cipher",
          as: "phone",
          found: { table: "people.phone_index", kind: "phone", owner: "person_id" },
        },
      ],
    },
    { table: "people.membership" },
    { table: "people.fact", sealed: [{ column: "cipher", as: "sealed_value" }] },
    { table: "people.post" },
  ],
  derived: ["people.head_count", "people.head_block"],
  rebuild: countAllHeads,
};
