import { afterAll, beforeAll, expect, test } from "vitest";
import { makeId } from "#foundation/ids.ts";
import { aDatabase, type TestDatabase } from "#tests/kit/database.ts";
import { CutLost, readChanges, readCut } from "./read-changes.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await aDatabase();
});
afterAll(() => database.close());

const ADD = "insert into feed.change (change_id, kind, id, body_lo) values ($1, 'person', $2, 65536)";

async function idsSince(cut: Awaited<ReturnType<typeof readCut>>) {
  const read = await readChanges(database.db, cut);
  return { ids: read.changes.map((change) => change.id).toSorted(), cut: read.cut, changes: read.changes };
}

test("a change that commits late is not lost, although a later number was read before it", async () => {
  const start = await readCut(database.db);
  const late = await database.pool.connect();
  await late.query("begin");
  await late.query(ADD, [makeId(), 1]);
  await database.pool.query(ADD, [makeId(), 2]);

  const first = await idsSince(start);
  expect(first.ids).toEqual(["2"]);
  const still = await idsSince(first.cut);
  expect(still.ids).toEqual([]);
  await late.query("commit");
  late.release();
  const second = await idsSince(still.cut);
  expect(second.ids).toEqual(["1"]);
  expect((await idsSince(second.cut)).ids).toEqual([]);

  // The control: a reader that goes by the number loses the late one.
  const { rows } = await database.pool.query(
    "select id from feed.change where change_id > (select change_id from feed.change where id = 2)",
  );
  expect(rows).toEqual([]);
});

test("a change that is rolled back is never seen; a change carries its body", async () => {
  const start = await readCut(database.db);
  const gone = await database.pool.connect();
  await gone.query("begin");
  await gone.query(ADD, [makeId(), 3]);
  const during = await idsSince(start);
  await gone.query("rollback");
  gone.release();
  await database.pool.query(ADD, [makeId(), 4]);
  const after = await idsSince(during.cut);
  expect(after.changes).toMatchObject([{ kind: "person", id: "4", lo: 65536 }]);
});

test("with eight writers and readings in between, each change comes exactly once", async () => {
  let cut = await readCut(database.db);
  const seen: string[] = [];
  const wanted = Array.from({ length: 400 }, (_, index) => String(1000 + index));
  const waiting = [...wanted];
  async function write(): Promise<void> {
    const client = await database.pool.connect();
    for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
      await client.query("begin");
      await client.query(ADD, [makeId(), id]);
      await client.query("select pg_sleep($1)", [Number(id) % 7 === 0 ? 0.02 : 0]);
      await client.query("commit");
    }
    client.release();
  }
  let writing = true;
  const writers = Promise.all(Array.from({ length: 8 }, write)).finally(() => (writing = false));
  for (let last = false; !last; ) {
    last = !writing;
    const read = await idsSince(cut);
    seen.push(...read.ids);
    cut = read.cut;
  }
  await writers;
  expect(seen.toSorted()).toEqual(wanted.toSorted());
});

test("a cut of another history, or one ahead of the database, is refused", async () => {
  const cut = await readCut(database.db);
  await expect(readChanges(database.db, { ...cut, history: "7/1/other" })).rejects.toThrow(CutLost);
  const ahead = { ...cut, snapshot: "999999999:999999999:" };
  await expect(readChanges(database.db, ahead)).rejects.toThrow(CutLost);
});
