import { sql } from "kysely";
import { makeId } from "#foundation/ids.ts";
import type { Example } from "./examples.ts";
import type { Stage } from "./stage.ts";

const QUESTION = { fact: "membership", rows: "sex", columns: "", measure: "count", share: "none", where: "" };

/** A kept table of somebody's. */
async function aTable(stage: Stage, accountId: string, sharedWith?: string): Promise<string> {
  const tableId = makeId();
  await sql`insert into statistics.saved_table (table_id, account_id, name, question, shared_with)
    values (${tableId}, ${accountId}, ${`表${tableId}`}, ${JSON.stringify(QUESTION)}::jsonb, ${sharedWith ?? null})`.execute(
    stage.city.services.database.db,
  );
  return tableId;
}

export const statisticsExamples: Readonly<Record<string, Example>> = {
  "statistics.list-tables": { asks: "account", make: () => ({ input: {} }) },
  "statistics.save-table": {
    asks: "account",
    refusals: ["too_many_tables", "name_taken"],
    make: () => ({ input: { name: `性别${makeId().slice(-5)}`, question: QUESTION } }),
  },
  "statistics.share-table": {
    asks: "body",
    make: async ({ stage, bodyId, owner }) => ({
      input: { tableId: await aTable(stage, owner.accountId), bodyId },
    }),
  },
  "statistics.remove-table": { asks: "account", make: () => ({ input: { tableId: makeId() } }) },
};
