import { setTimeout as sleep } from "node:timers/promises";
import { facts } from "#apps/compose/facts.ts";
import type { CrossTab, Grouping, Interval } from "#foundation/cube/query.ts";
import { sqlCubes } from "#foundation/cube/sql-cubes.ts";
import type { BenchCity } from "./city.ts";
import { load, openLine, round } from "./load.ts";

const LOOKS = 300;
const SQL_LOOKS = 5;
const PROBE_EVERY_MS = 20;

/** Groupings as an address writes them and as the engine takes them: of every pair a table is made. */
const SIDES: readonly (readonly [string, Grouping])[] = [
  ...["education", "occupation", "sex", "ethnicity", "branch_type", "sector"].map(
    (name) => [name, { dimension: name }] as const,
  ),
  ["join_date.year", { dimension: "join_date", yearOf: true }],
  ["birth_date.age", { dimension: "birth_date", ages: [0, 36, 46, 56, 61, 71], on: today() }],
];

function today(): string {
  return new Date().toLocaleDateString("sv-SE", { timeZone: "Asia/Shanghai" });
}

interface Place extends Interval {
  id: string;
}

interface Table {
  path: string;
  query: CrossTab;
}

/** Tables that all differ: which sides, which members, and each third as of another day. */
function tablesOf(places: readonly Place[]): Table[] {
  const tables: Table[] = [];
  for (let index = 0; tables.length < LOOKS; index += 1) {
    const [down, across] = [SIDES[index % 8], SIDES[(index + 1 + (index >> 3)) % 8]];
    const place = places[index % places.length];
    if (!down || !across || !place || down === across) continue;
    const types = index % 2 === 0 ? ["1", "2"] : ["1"];
    const words = new URLSearchParams({
      ...{ rows: `member_type,${down[0]}`, columns: across[0], body: place.id },
      where: `member_type:${types.join()}`,
    });
    tables.push({
      path: `/api/statistics/crosstab?${words}`,
      query: {
        ranges: [place],
        by: [{ dimension: "member_type" }, down[1], across[1]],
        where: { dimension: "member_type", in: types },
        subtotals: true,
      },
    });
  }
  return tables;
}

async function listPlaces(city: BenchCity, condition: string): Promise<Place[]> {
  const { rows } = await city.pool.query<Place>(
    `select body_id as id, lo::float8 as lo, hi::float8 as hi from bodies.body
     where ended_on is null and ${condition} order by lo`,
  );
  return rows;
}

export async function crosstabCity(city: BenchCity, cookie: string): Promise<object[]> {
  return measure(city, cookie, "crosstab-city", await listPlaces(city, "parent_id is null"));
}

export async function crosstabDistrict(city: BenchCity, cookie: string): Promise<object[]> {
  return measure(city, cookie, "crosstab-district", await listPlaces(city, "kind = '5' and depth = 1"));
}

async function measure(city: BenchCity, cookie: string, name: string, at: Place[]): Promise<object[]> {
  const tables = tablesOf(at);
  await untilArrays(city, cookie, tables[0] as Table);
  const ask = (connections: number) =>
    load(
      city.port,
      connections,
      tables.length,
      (index) => ({ method: "GET", path: (tables[index] as Table).path }),
      cookie,
    );
  await ask(1);
  const alone = await ask(1);
  const probe = startProbe(city);
  const eight = await ask(8);
  const stall = await probe.stop();
  const idle = startProbe(city);
  await sleep(2000);
  const quiet = await idle.stop();
  return [
    {
      ...{
        name,
        tables: new Set(tables.map(({ path }) => path)).size,
        ...alone,
        sql_p50_ms: await bySql(city, tables),
      },
      ...{ eight_p50_ms: eight.p50_ms, eight_p99_ms: eight.p99_ms, eight_per_s: eight.per_s },
      ...{ longest_other_ms: stall, longest_other_idle_ms: quiet },
    },
  ];
}

/** SQL answers until the arrays are there; what is measured is arrays. */
async function untilArrays(city: BenchCity, cookie: string, table: Table): Promise<void> {
  const line = await openLine(city.port, cookie);
  for (;;) {
    const { status, body } = await line.send({ method: "GET", path: table.path });
    if (status !== 200) throw new Error(`${table.path} was answered ${status}: ${body.slice(0, 300)}`);
    if ((JSON.parse(body) as { by: string }).by === "arrays") break;
    await sleep(1000);
  }
  line.close();
}

async function bySql({ pool }: BenchCity, tables: readonly Table[]): Promise<number> {
  const cubes = sqlCubes({ pool }, facts);
  const times: number[] = [];
  for (const { query } of tables.slice(0, SQL_LOOKS)) {
    const began = performance.now();
    await cubes.tables([{ fact: "membership", query }]);
    times.push(performance.now() - began);
  }
  return round(times.toSorted((a, b) => a - b)[SQL_LOOKS >> 1] ?? 0);
}

/** Asks for a small file again and again: its longest wait is the longest that the server's loop kept others waiting. */
function startProbe(city: BenchCity): { stop(): Promise<number> } {
  const state = { over: false, longest: 0 };
  const probing = (async () => {
    const line = await openLine(city.port);
    while (!state.over) {
      const began = performance.now();
      await line.send({ method: "GET", path: "/icon.svg" });
      state.longest = Math.max(state.longest, performance.now() - began);
      await sleep(PROBE_EVERY_MS);
    }
    line.close();
  })();
  return {
    async stop() {
      state.over = true;
      await probing;
      return round(state.longest);
    },
  };
}
