import { rm } from "node:fs/promises";
import path from "node:path";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { homeFolder } from "#apps/compose/settings.ts";
import { facts } from "#apps/compose/facts.ts";
import type { Fact } from "#foundation/cube/fact.ts";
import { openCubes } from "#foundation/cube/open-cubes.ts";
import type { CrossTab } from "#foundation/cube/query.ts";
import { sqlCubes } from "#foundation/cube/sql-cubes.ts";
import { drawTable, linesOf, randomFrom, readGround } from "#tests/kit/random-tables.ts";
import type { BenchCity } from "./city.ts";
import { round } from "./load.ts";

/** Members ten times over, made of those that are there: `BENCH_TIMES=10`. */
const TIMES = Number(process.env["BENCH_TIMES"] ?? 1);
/** How many tables are compared; 100,000 take hours. */
const TABLES = Number(process.env["BENCH_TABLES"] ?? 2000);
const SEED = Number(process.env["BENCH_SEED"] ?? 1);
/** Of a hundred compared tables so many are of the whole city, which SQL counts for seconds. */
const WHOLE_PERCENT = 1;

const folder = () => path.join(homeFolder(), "bench-statistics");

type Opened = Awaited<ReturnType<typeof openCubes>>;

async function untilReady(cubes: Opened): Promise<number> {
  const began = performance.now();
  for (;;) {
    const status = await cubes.status();
    const trouble = status.find((one) => one.trouble !== undefined);
    if (trouble) throw new Error(`${trouble.fact}: ${trouble.trouble}`);
    if (status.every(({ state }) => state === "ready")) return performance.now() - began;
    await sleep(5);
  }
}

/** The membership fact over a table of the bench: `TIMES` as many people in the same bodies. */
async function multiply(pool: pg.Pool, fact: Fact): Promise<Fact> {
  await pool.query("drop schema if exists bench_statistics cascade; create schema bench_statistics");
  await pool.query(
    `create unlogged table bench_statistics.member as
     select f.*, membership_id * ${TIMES} + n as row_id, person_id * ${TIMES} + n as someone_id
     from ${fact.view} f, generate_series(0, ${TIMES - 1}) n`,
  );
  await pool.query("create view bench_statistics.fact as select * from bench_statistics.member");
  await pool.query("grant usage on schema bench_statistics to public; analyze bench_statistics.member");
  return { ...fact, view: "bench_statistics.fact", id: "row_id", person: "someone_id", touchedBy: {} };
}

/**
 * Building all arrays from nothing, and opening them again from their files. While they are built the loop of this
 * process answers nobody, so that its longest wait is what the building costs a server.
 */
export async function statisticsRebuild(city: BenchCity): Promise<object[]> {
  const { pool, close } = openPool(city);
  const chosen = new Map<string, Fact>(
    TIMES > 1 ? [["membership", await multiply(pool, facts.get("membership") as Fact)]] : facts,
  );
  await rm(folder(), { recursive: true, force: true });
  const url = city.url;
  const loop = monitorEventLoopDelay({ resolution: 1 });
  loop.enable();
  const built = await openCubes({ database: { url, pool }, facts: chosen, folder: folder() });
  const buildMs = await untilReady(built);
  const stall = loop.max / 1e6;
  const rows = (await built.status()).map(({ fact, rows: count }) => [fact, count] as const);
  await built.close();
  loop.reset();
  const opened = await openCubes({ database: { url, pool }, facts: chosen, folder: folder() });
  const openMs = await untilReady(opened);
  await opened.close();
  loop.disable();
  await rm(folder(), { recursive: true, force: true });
  if (TIMES > 1) await pool.query("drop schema bench_statistics cascade");
  await close();
  const all = { rows: rows.reduce((sum, [, count]) => sum + count, 0), facts: Object.fromEntries(rows) };
  return [
    {
      name: "statistics-rebuild",
      times: TIMES,
      ...all,
      total_ms: Math.round(buildMs),
      loop_stall_ms: round(stall),
    },
    {
      name: "statistics-start",
      times: TIMES,
      ...all,
      total_ms: Math.round(openMs),
      loop_stall_ms: round(loop.max / 1e6),
    },
  ];
}

/** As a benchmark of its own the owner of the tables reads, since the bench makes a schema. */
function openPool(city: BenchCity): { pool: pg.Pool; close: () => Promise<void> } {
  const pool = new pg.Pool({ connectionString: city.url, max: 4 });
  return { pool, close: () => pool.end() };
}

/** Random tables over every fact, from the arrays and by SQL; every difference is told. */
export async function statisticsOracle(city: BenchCity): Promise<object[]> {
  const { pool, close } = openPool(city);
  const cubes = await openCubes({ database: { url: city.url, pool }, facts, folder: folder() });
  await untilReady(cubes);
  const oracle = sqlCubes({ pool }, facts);
  const ground = await readGround(pool, facts.values());
  const random = randomFrom(SEED);
  const times = { arrays: 0, sql: 0 };
  const differences: unknown[] = [];
  const began = performance.now();
  for (let nr = 0; nr < TABLES; nr += 1) {
    const drawn = drawTable(ground, random, WHOLE_PERCENT / 100);
    // oxlint-disable-next-line no-await-in-loop -- one table after the other
    const isSame = await compare(cubes, oracle, drawn, times);
    if (!isSame) differences.push(drawn);
  }
  await cubes.close();
  await rm(folder(), { recursive: true, force: true });
  await close();
  return [
    {
      ...{
        name: "statistics-oracle",
        n: TABLES,
        differences: differences.length,
        examples: differences.slice(0, 3),
      },
      ...{ arrays_mean_ms: round(times.arrays / TABLES), sql_mean_ms: round(times.sql / TABLES) },
      total_ms: Math.round(performance.now() - began),
    },
  ];
}

async function compare(
  cubes: Opened,
  oracle: ReturnType<typeof sqlCubes>,
  { fact, query }: { fact: string; query: CrossTab },
  times: { arrays: number; sql: number },
): Promise<boolean> {
  const start = performance.now();
  const arrays = await cubes.tables([{ fact, query }]);
  const middle = performance.now();
  const expected = await oracle.tables([{ fact, query }]);
  times.arrays += middle - start;
  times.sql += performance.now() - middle;
  if (arrays.by !== "arrays") throw new Error("The arrays did not answer.");
  return linesOf(arrays.tables[0]).join("\n") === linesOf(expected.tables[0]).join("\n");
}
