import path from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { linesOf } from "#tests/kit/random-tables.ts";
import { crossTab } from "../cross-tab.ts";
import type { Cube } from "../cube.ts";
import { openCube, saveCube } from "../cube-file.ts";
import { drillDown } from "../drill-down.ts";
import type { CrossTab } from "../query.ts";
import { mergeCube } from "../merge-cube.ts";
import { sqlCubes } from "../sql-cubes.ts";
import { crossTabs, events, fact, row, type Row, type Step, steps } from "./random.ts";
import { aSample, catchUp, type Sample, write } from "./sample.ts";

/** `TABLES=5000` for a long night. */
const TABLES = Number(process.env["TABLES"] ?? 60);
const QUESTIONS = 12;
let sample: Sample;
let compared = 0;

beforeAll(async () => {
  sample = await aSample();
});
afterAll(() => sample.close());

/** What may befall arrays between two questions; none of it may change an answer. */
const upkeep = fc.constantFrom("nothing", "merge", "file", "merge and file");

const life = fc.record({
  kind: fc.constantFrom(fact, fact, events),
  rows: fc.uniqueArray(row, { maxLength: 40, selector: ({ id }: Row) => id }),
  rounds: fc.array(
    fc.record({
      steps,
      upkeep,
      queries: fc.array(crossTabs, { minLength: QUESTIONS / 3, maxLength: QUESTIONS / 3 }),
    }),
    { minLength: 3, maxLength: 3 },
  ),
});

test("arrays and SQL give the same answer, whatever happened to the table", {
  timeout: 60_000 + TABLES * 1000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(life, async ({ kind, rows, rounds }) => {
      await sample.database.pool.query("truncate sample.member");
      await writeTogether(rows.map((put) => ({ put })));
      const keeper = await sample.keep(kind);
      for (const round of rounds) {
        await writeTogether(round.steps);
        await catchUp(sample, [keeper]);
        keeper.cube = keep(keeper.cube, round.upkeep);
        for (const query of round.queries) await compare(keeper.cube, query);
      }
    }),
    { numRuns: TABLES },
  );
  expect(compared).toBeGreaterThanOrEqual(TABLES * QUESTIONS);
});

async function writeTogether(list: readonly Step[]): Promise<void> {
  const { client } = sample.connection;
  await client.query("begin");
  for (const step of list) await write(client, step);
  await client.query("commit");
}

function keep(cube: Cube, how: string): Cube {
  const merged = how.includes("merge") ? mergeCube(cube, 64) : cube;
  if (!how.includes("file")) return merged;
  const file = path.join(sample.database.home, "sample.cube");
  saveCube(file, merged, "digest");
  return openCube(file, cube.fact, "digest")!;
}

async function compare(cube: Cube, query: CrossTab): Promise<void> {
  const facts = new Map([[cube.fact.name, cube.fact]]);
  const oracle = sqlCubes(sample.database, facts);
  const { tables } = await oracle.tables([{ fact: cube.fact.name, query }]);
  const cells = crossTab(cube, query);
  expect(linesOf(cells)).toEqual(linesOf(tables[0]));
  compared++;
  const cell = cells.at(-1);
  if (!cell) return;
  const page = { after: compared % 2 === 0 ? "" : "9", limit: 3 };
  expect(drillDown(cube, query, cell.group, page)).toEqual(
    await oracle.rows(cube.fact.name, query, cell.group, page),
  );
}
