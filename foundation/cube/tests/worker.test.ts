import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openCubes } from "../open-cubes.ts";
import { fact, events, type Row } from "./random.ts";
import { aSample, type Sample, write } from "./sample.ts";

const member: Row = {
  ...{ id: "1", person: "1", place: 1, from: "2010-01-01", to: null, sex: 1, language: "zh", birth: null },
  ...{ joined: null, income: 5, dues: 100, hours: 1 },
};
const query = { ranges: [{ lo: 0, hi: 2 ** 50 }], by: [], sums: ["dues"] };
const facts = new Map([fact, events].map((one) => [one.name, one]));
let sample: Sample;
let folder: string;

beforeEach(async () => {
  sample = await aSample();
  folder = path.join(sample.database.home, "statistics");
  for (let id = 1; id <= 50; id++) await write(sample.database.pool, { put: { ...member, id: String(id) } });
});
afterEach(() => sample.close());

type Opened = Awaited<ReturnType<typeof openCubes>>;

function open(): Promise<Opened> {
  return openCubes({ database: sample.database, facts, folder, refreshEveryMs: 2 });
}

async function untilReady(cubes: Opened): Promise<void> {
  while ((await cubes.status()).some(({ state }) => state !== "ready")) await sleep(5);
}

async function ask(cubes: Opened) {
  const { tables, by } = await cubes.tables([{ fact: "sample", query }]);
  return { by, count: tables[0]?.[0]?.count, sum: tables[0]?.[0]?.sums[0] };
}

test("it answers at once by SQL, then from arrays, and readers see whole transactions while changes go on", async () => {
  const cubes = await open();
  expect(await ask(cubes)).toMatchObject({ count: 50, sum: 5000 });
  await untilReady(cubes);
  const seen = new Set<string>();
  for (let round = 0; seen.size < 20; round++) {
    const client = await sample.database.pool.connect();
    await client.query("begin");
    await write(client, { put: { ...member, id: "1", place: 1 + (round % 12), dues: 100 - round } });
    await write(client, { put: { ...member, id: "2", place: 1 + (round % 3), dues: 100 + round } });
    await client.query("commit");
    client.release();
    const { tables, at, by } = await cubes.tables([
      { fact: "sample", query },
      { fact: "sample", query },
      { fact: "events", query },
    ]);
    expect(by).toBe("arrays");
    for (const table of tables) expect(table[0]).toMatchObject({ count: 50, sums: [5000] });
    seen.add(at);
  }
  const odd = { ...query, by: [{ dimension: "shoe" }] };
  await expect(cubes.tables([{ fact: "sample", query: odd }])).rejects.toThrow("no dimension shoe");
  await cubes.close();
});

test("a killed thread is replaced, and meanwhile SQL answers; nothing is lost", async () => {
  const cubes = await open();
  await untilReady(cubes);
  const asked = Array.from({ length: 20 }, () => ask(cubes));
  await cubes.link.thread?.terminate();
  for (const answer of await Promise.all(asked)) expect(answer).toMatchObject({ count: 50, sum: 5000 });
  expect(await ask(cubes)).toEqual({ by: "sql", count: 50, sum: 5000 });
  await write(sample.database.pool, { remove: "50" });
  await untilReady(cubes);
  while ((await ask(cubes)).count !== 49) await sleep(5);
  expect(await ask(cubes)).toEqual({ by: "arrays", count: 49, sum: 4900 });
  await cubes.close();
});

test("what was saved at the end goes on where it stopped; a damaged file is built anew", async () => {
  const first = await open();
  await untilReady(first);
  await write(sample.database.pool, { remove: "1" });
  while ((await ask(first)).count !== 49) await sleep(5);
  await first.close();
  await write(sample.database.pool, { remove: "2" });

  const second = await open();
  await untilReady(second);
  while ((await ask(second)).count !== 48) await sleep(5);
  await second.close();

  const file = path.join(folder, "sample.cube");
  const bytes = await readFile(file);
  bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1;
  await writeFile(file, bytes);
  const third = await open();
  await untilReady(third);
  expect(await ask(third)).toEqual({ by: "arrays", count: 48, sum: 4800 });
  await third.close();
});

test("a connection that was cut is made again", async () => {
  const cubes = await open();
  await untilReady(cubes);
  await sample.database.pool.query(
    // Only of this database: other test files use the same server at the same time.
    `select pg_terminate_backend(pid) from pg_stat_activity
     where datname = current_database() and application_name = 'zugong statistics' and pid <> $1`,
    [
      ((await sample.connection.client.query("select pg_backend_pid() as pid")).rows[0] as { pid: number })
        .pid,
    ],
  );
  await write(sample.database.pool, { remove: "3" });
  while ((await ask(cubes)).count !== 49) await sleep(5);
  await untilReady(cubes);
  expect(await ask(cubes)).toEqual({ by: "arrays", count: 49, sum: 4900 });
  await cubes.close();
});
