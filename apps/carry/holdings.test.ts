import { expect, test } from "vitest";
import { tablesOf } from "#foundation/holdings/import-holdings.ts";
import { aDatabase } from "#tests/kit/database.ts";
import { HOLDINGS } from "./holdings.ts";

/** What stays where it is, each with its reason: a new table is either carried or named here. */
const STAYS: Readonly<Record<string, string>> = {
  accounts: "accounts, sessions and grants belong to one installation",
  audit: "the chain belongs to one installation",
  command: "answers to requests of the last day",
  feed: "what changed, for readers of this database",
  files: "the files to which rows point go along by themselves",
  installation: "settings of one installation",
  jobs: "work under way",
  migrations: "each database has its own",
  pgboss: "the queue",
  procedures: "definitions come with the pack at each start",
  rosters: "imports and exports under way",
};
const STAYING_TABLES: Readonly<Record<string, string>> = {
  "people.saved_view": "belongs to an account",
  "statistics.saved_table": "belongs to an account",
  "statistics.snapshot": "sealed with the key of one installation; exported as a document",
  "statistics.request": "asked and answered within one installation",
};

test("every table is carried, follows from what is carried, or stays for a reason", async () => {
  const database = await aDatabase();
  const { rows } = await database.pool.query<{ schema: string; table: string }>(`
    select n.nspname as schema, n.nspname || '.' || c.relname as table
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and not c.relispartition
      and n.nspname not in ('pg_catalog', 'information_schema', 'public') and n.nspname not like 'pg_%'`);
  await database.close();
  const held = tablesOf(HOLDINGS);
  const forgotten = rows.filter(
    ({ schema, table }) => !(schema in STAYS) && !(table in STAYING_TABLES) && !held.includes(table),
  );
  expect(forgotten.map(({ table }) => table)).toEqual([]);
  expect(rows.length).toBeGreaterThan(30);
});
