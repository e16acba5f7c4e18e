import { expect, test } from "vitest";
import { ensurePartitions } from "#foundation/audit/ensure-partitions.ts";
import { firstIdAt } from "#foundation/ids.ts";
import { aDatabase } from "#tests/kit/database.ts";
import { pruneFeed } from "./prune-feed.ts";
import { CutLost, readChanges, readCut } from "./read-changes.ts";

test("months beyond the kept days go, and a reader that stood before them is told", async () => {
  const database = await aDatabase();
  const { pool, db } = database;
  const days = ["2026-07-10", "2026-08-20", "2026-11-25"];
  for (const day of days) {
    const id = firstIdAt(new Date(`${day}T04:00:00Z`));
    await pool.query("insert into feed.change (change_id, kind, id) values ($1, 'person', $1)", [id]);
  }
  const now = new Date("2026-11-25T04:00:00Z");
  await ensurePartitions(pool, now);
  const cut = await readCut(db);
  expect(await pruneFeed(pool, now)).toBe(1);
  expect(await pruneFeed(pool, now)).toBe(0);
  const { rows } = await pool.query("select count(*)::int as left from feed.change");
  expect(rows).toEqual([{ left: 2 }]);
  await expect(readChanges(db, { ...cut, at: "2026-08-01T00:00:00.000Z" })).rejects.toThrow(CutLost);
  expect((await readChanges(db, { ...cut, at: now.toISOString() })).changes).toEqual([]);
  await database.close();
});
