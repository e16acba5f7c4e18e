import { afterAll, beforeAll, expect, test } from "vitest";
import { firstIdAt, makeId } from "#foundation/ids.ts";
import { aDatabase, type TestDatabase } from "#tests/kit/database.ts";
import { ensurePartitions } from "./ensure-partitions.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await aDatabase();
});
afterAll(() => database.close());

async function partsOf(table: string): Promise<Record<string, number>> {
  const { rows } = await database.pool.query<{ part: string; count: number }>(
    `select tableoid::regclass::text as part, count(*)::int as count from ${table} group by 1 order by 1`,
  );
  return Object.fromEntries(rows.map((row) => [row.part, row.count]));
}

async function add(moment: string): Promise<string> {
  const id = String(BigInt(firstIdAt(new Date(moment))) + (BigInt(makeId()) % 4096n));
  await database.pool.query(
    "insert into audit.entry (entry_id, kind, action) values ($1, 'change', 'test')",
    [id],
  );
  await database.pool.query("insert into feed.change (change_id, kind, id) values ($1, 'person', 1)", [id]);
  return id;
}

test("rows move out of the default partition, with their transaction, and none is lost", async () => {
  // The last moment of September in the city, and the first of October.
  const before = await add("2026-09-30T15:59:59.999Z");
  const after = await add("2026-09-30T16:00:00.000Z");
  await add("2026-11-25T08:00:00Z");
  const { rows: had } = await database.pool.query("select entry_id, xact::text from audit.entry order by 1");

  const made = await ensurePartitions(database.pool, new Date("2026-11-25T08:00:00Z"));

  expect(made.filter((name) => name.startsWith("audit."))).toEqual(
    ["2026_09", "2026_10", "2026_11", "2026_12", "2027_01", "2027_02"].map((month) => `audit.entry_${month}`),
  );
  expect(await partsOf("audit.entry")).toEqual({
    "audit.entry_2026_09": 1,
    "audit.entry_2026_10": 1,
    "audit.entry_2026_11": 1,
  });
  expect(Object.keys(await partsOf("feed.change")).length).toBe(3);
  const { rows: has } = await database.pool.query("select entry_id, xact::text from audit.entry order by 1");
  expect(has).toEqual(had);
  expect(BigInt(before) < BigInt(after)).toBe(true);
});

test("asked again, and by two at once, nothing happens; new rows go to their month", async () => {
  const now = new Date("2026-11-25T08:00:00Z");
  const both = await Promise.all([
    ensurePartitions(database.pool, now),
    ensurePartitions(database.pool, now),
  ]);
  expect(both).toEqual([[], []]);
  await add("2027-02-11T00:00:00Z");
  expect((await partsOf("audit.entry"))["audit.entry_2027_02"]).toBe(1);
});

test("two first askers at once make each partition once", async () => {
  const now = new Date("2027-06-01T08:00:00Z");
  const both = await Promise.all([
    ensurePartitions(database.pool, now),
    ensurePartitions(database.pool, now),
  ]);
  const made = both.flat();
  expect(made.length).toBe(new Set(made).size);
  expect(made).toContain("feed.change_2027_09");
});

test("the application may add to a new partition and change nothing in it", async () => {
  const { rows } = await database.pool.query(`
    select has_table_privilege('zugong_app', 'audit.entry_2026_11', 'insert') as add,
      has_table_privilege('zugong_app', 'audit.entry_2026_11', 'update') as change,
      has_table_privilege('zugong_app', 'feed.change_2026_11', 'delete') as remove`);
  expect(rows).toEqual([{ add: true, change: false, remove: false }]);
});
