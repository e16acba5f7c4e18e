import { setTimeout as sleep } from "node:timers/promises";
import { facts } from "#apps/compose/facts.ts";
import { cityTables } from "#apps/compose/statistics.ts";
import { planTables } from "#features/statistics/index.ts";
import { sqlCubes } from "#foundation/cube/sql-cubes.ts";
import type { BenchCity } from "./city.ts";
import { load, openLine, round } from "./load.ts";

const LOOKS = 60;
const READY_PATH = "/api/statistics/crosstab?rows=sex";

/** The whole set of annual tables of the city, sixteen, at the end of last year and today. */
export async function annualSet(city: BenchCity, cookie: string): Promise<object[]> {
  await untilArrays(city, cookie);
  const days = [`${new Date().getFullYear() - 1}-12-31`, undefined];
  const paths = days.map((day) => `/api/statistics/annual${day === undefined ? "" : `?day=${day}`}`);
  const told = await measure(city, cookie, paths);
  return [{ name: "annual-12", tables: cityTables.tables.length, ...told, sql_p50_ms: await setBySql(city) }];
}

/** The review with every figure and chart of the city, this year beside the one before. */
export async function review(city: BenchCity, cookie: string): Promise<object[]> {
  await untilArrays(city, cookie);
  return [{ name: "review", ...(await measure(city, cookie, ["/api/statistics/review"])) }];
}

async function measure(city: BenchCity, cookie: string, paths: readonly string[]) {
  const ask = (n: number) =>
    load(city.port, 1, n, (index) => ({ method: "GET", path: paths[index % paths.length] ?? "" }), cookie);
  await ask(paths.length * 2);
  return ask(LOOKS);
}

/** SQL answers until the arrays are there; what is measured is arrays. */
async function untilArrays(city: BenchCity, cookie: string): Promise<void> {
  const line = await openLine(city.port, cookie);
  for (;;) {
    const { status, body } = await line.send({ method: "GET", path: READY_PATH });
    if (status !== 200) throw new Error(`${READY_PATH} was answered ${status}: ${body.slice(0, 300)}`);
    if ((JSON.parse(body) as { by: string }).by === "arrays") break;
    await sleep(1000);
  }
  line.close();
}

/** The same questions to PostgreSQL, once: on a million members they take half a minute. */
async function setBySql({ pool }: BenchCity): Promise<number> {
  const { rows } = await pool.query<{ lo: number; hi: number }>(
    "select lo::float8 as lo, hi::float8 as hi from bodies.body where parent_id is null",
  );
  const year = new Date().getFullYear() - 1;
  const { queries } = planTables(cityTables.tables, {
    now: { ranges: rows, day: `${year}-12-31` },
    before: { ranges: rows, day: `${year - 1}-12-31` },
  });
  const began = performance.now();
  await sqlCubes({ pool }, facts).tables(queries);
  return round(performance.now() - began);
}
