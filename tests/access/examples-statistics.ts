import { sql } from "kysely";
import { makeId } from "#foundation/ids.ts";
import { plantPerson } from "./people.ts";
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

const TOLD = "committees stand in the statistics of everybody, with figures that are protected";

/** The id of the row before the one of a person, so that it stands first on the page. */
async function rowBefore(stage: Stage, personId: string): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    select (min(membership_id) - 1)::text as id from people.membership
    where person_id = ${personId} and to_day is null`.execute(stage.city.services.database.db);
  return rows[0]?.id ?? "0";
}

export const statisticsExamples: Readonly<Record<string, Example>> = {
  "statistics.read-map": { asks: "account", make: () => ({ input: {} }) },
  "statistics.list-facts": { asks: "account", make: () => ({ input: {} }) },
  "statistics.read-crosstab": {
    asks: "narrowed",
    refusals: ["outside_body_too_small"],
    namesBodies: TOLD,
    make: ({ bodyId }) => ({ input: { rows: "body", columns: "sex", body: bodyId } }),
  },
  "statistics.export-crosstab": {
    asks: "narrowed",
    refusals: ["outside_body_too_small"],
    namesBodies: TOLD,
    make: ({ bodyId }) => ({ input: { rows: "body", columns: "sex", body: bodyId } }),
  },
  "statistics.list-rows": {
    asks: "narrowed",
    refusals: ["outside_body_too_small"],
    async make({ stage, bodyId, formerId }) {
      const { database, keys } = stage.city.services;
      const before = formerId === undefined ? {} : { before: formerId };
      const { personId } = await plantPerson(database.db, keys, bodyId, before);
      // Two hundred rows are shown, so those of earlier cells are as many as fit.
      return {
        input: { body: bodyId, limit: 200, after: await rowBefore(stage, personId) },
        shows: `"personId":"${personId}"`,
      };
    },
  },
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
