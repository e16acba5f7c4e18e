import { afterEach, beforeEach, expect, test } from "vitest";
import { readCut } from "#foundation/feed/read-changes.ts";
import { bringUp } from "../bring-up.ts";
import { inSnapshot } from "../connection.ts";
import { crossTab } from "../cross-tab.ts";
import type { Cube } from "../cube.ts";
import { mergeCube } from "../merge-cube.ts";
import { events, fact, type Row } from "./random.ts";
import { aSample, catchUp, type Sample, write } from "./sample.ts";

const member: Row = {
  id: "1",
  person: "1",
  place: 1,
  from: "2010-01-01",
  to: null,
  sex: 1,
  language: "zh",
  birth: "1984-02-29",
  joined: null,
  income: 5,
  dues: 100,
  hours: 1,
};
const everything = { ranges: [{ lo: 0, hi: 2 ** 50 }], by: [] };
let sample: Sample;

beforeEach(async () => {
  sample = await aSample();
});
afterEach(() => sample.close());

async function aKeeperOf(...rows: Row[]) {
  for (const put of rows) await write(sample.database.pool, { put });
  return sample.keep(fact, 4);
}

function countOf(cube: Cube | undefined): number {
  return cube ? (crossTab(cube, everything)[0]?.count ?? 0) : -1;
}

test("a change that gets its number early and commits late is not lost", async () => {
  const keeper = await aKeeperOf(member);
  const slow = await sample.database.pool.connect();
  await slow.query("begin");
  await write(slow, { put: { ...member, id: "2" } });
  await write(sample.database.pool, { put: { ...member, id: "3" } });
  await bringUp(sample.connection, [keeper]);
  expect(countOf(keeper.cube)).toBe(2);
  await slow.query("commit");
  slow.release();
  await bringUp(sample.connection, [keeper]);
  expect(countOf(keeper.cube)).toBe(3);
});

test("a transaction shows whole or not at all, in all facts together", async () => {
  const keeper = await aKeeperOf(member);
  const others = await sample.keep(events, 4);
  const client = await sample.database.pool.connect();
  await client.query("begin");
  await write(client, { put: { ...member, place: 2 } });
  await write(client, { put: { ...member, id: "2" } });
  await bringUp(sample.connection, [keeper, others]);
  expect([countOf(keeper.cube), countOf(others.cube)]).toEqual([1, 1]);
  await client.query("commit");
  client.release();
  await bringUp(sample.connection, [keeper, others]);
  expect([countOf(keeper.cube), countOf(others.cube)]).toEqual([2, 2]);
  expect(others.cube.cut).toEqual(keeper.cube.cut);
});

test("what commits after the cut is left for the next time", async () => {
  const keeper = await aKeeperOf(member);
  const seen = await inSnapshot(sample.connection.client, async () => {
    const cut = await readCut(sample.connection.db);
    await write(sample.database.pool, { put: { ...member, id: "2" } });
    const { rows } = await sample.connection.client.query<{ id: string }>("select id from sample.member");
    return { cut, ids: rows.map(({ id }) => id) };
  });
  expect(seen.ids).toEqual(["1"]);
  keeper.cube.cut = seen.cut;
  await bringUp(sample.connection, [keeper]);
  expect(countOf(keeper.cube)).toBe(2);
});

test("an update stays in place, a move and an end go to the tail, and a merge sorts them in", async () => {
  const keeper = await aKeeperOf(member, { ...member, id: "2" }, { ...member, id: "3" });
  const { pool } = sample.database;
  await write(pool, { put: { ...member, sex: 2 } });
  await bringUp(sample.connection, [keeper]);
  expect([keeper.cube.usedRows, keeper.cube.deadRows]).toEqual([3, 0]);
  await write(pool, { put: { ...member, id: "2", place: 7 } });
  await write(pool, { put: { ...member, id: "3", to: "2024-02-29" } });
  await bringUp(sample.connection, [keeper]);
  expect([keeper.cube.usedRows, keeper.cube.deadRows]).toEqual([5, 2]);
  const merged = mergeCube(keeper.cube, 4);
  expect([merged.openRows, merged.closedRows, merged.usedRows, merged.deadRows]).toEqual([2, 1, 3, 0]);
  expect(merged.cut).toEqual(keeper.cube.cut);
});

test("rows that vanish with their person or their place are gone, and those beside them stay", async () => {
  const keeper = await aKeeperOf(
    member,
    { ...member, id: "2", from: "2020-01-01" },
    { ...member, id: "3", person: "3", place: 3 },
    { ...member, id: "4", person: "4", place: 3 },
    { ...member, id: "5", person: "5", place: 5 },
  );
  await write(sample.database.pool, { supersede: { person: "1", before: "2015-01-01" } });
  await bringUp(sample.connection, [keeper]);
  expect(countOf(keeper.cube)).toBe(4);
  await write(sample.database.pool, { empty: 3 });
  await bringUp(sample.connection, [keeper]);
  expect(countOf(keeper.cube)).toBe(2);
});

test("changes that do not fit wait until room was made, and then are all there", async () => {
  const keeper = await aKeeperOf(member);
  for (let id = 2; id < 12; id++) await write(sample.database.pool, { put: { ...member, id: String(id) } });
  const before = keeper.cube.cut;
  await bringUp(sample.connection, [keeper]);
  expect([countOf(keeper.cube), keeper.cube.cut.snapshot]).toEqual([1, before.snapshot]);
  await catchUp(sample, [keeper]);
  expect(countOf(keeper.cube)).toBe(11);
});

test("a cut of another history, or one the feed does not reach back to, asks for a new building", async () => {
  const keeper = await aKeeperOf(member);
  keeper.cube.cut = { ...keeper.cube.cut, history: "elsewhere" };
  expect(await bringUp(sample.connection, [keeper])).toEqual([keeper]);
  // Nothing may be answered from the arrays of another database.
  expect(keeper.cube).toBeUndefined();
});

test("a dimension with too many values says so", async () => {
  const keeper = await aKeeperOf(member);
  await sample.database.pool.query(
    `insert into sample.member select n, n, 1, '2010-01-01', null, n, 'zh', null, null, 1, 1, 1 from generate_series(2, 300) n`,
  );
  await write(sample.database.pool, { shift: { place: 1, by: 1 } });
  await expect(bringUp(sample.connection, [keeper])).rejects.toThrow("sex has more values");
});
