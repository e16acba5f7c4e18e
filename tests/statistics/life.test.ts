import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { facts } from "#apps/compose/facts.ts";
import { operations } from "#apps/compose/operations.ts";
import { childrenOn, subtreeOn } from "#features/bodies/index.ts";
import { findMonthFault } from "#features/cases/index.ts";
import { DRAWS } from "#features/bodies/tests/draws.ts";
import { citySection, listTree } from "#features/bodies/tests/kit.ts";
import type { Model } from "#features/bodies/tests/model.ts";
import {
  aCaseCity,
  admissionActs,
  type CaseCity,
  doAct,
  hands,
  openAdmission,
  type Running,
} from "#features/cases/tests/kit.ts";
import { openCubes } from "#foundation/cube/open-cubes.ts";
import { sqlCubes } from "#foundation/cube/sql-cubes.ts";
import { drawTable, linesOf, randomFrom, readGround } from "#tests/kit/random-tables.ts";

/** `ROUNDS=2000` for a long night, another `SEED` for another life. */
const ROUNDS = Number(process.env["ROUNDS"] ?? 60);
const SEED = Number(process.env["SEED"] ?? 4);
const TABLES_EACH = 6;

let city: CaseCity;
let cubes: Awaited<ReturnType<typeof openCubes>>;
beforeAll(async () => {
  city = await aCaseCity({ each: 12 });
  const { database } = city.services;
  cubes = await openCubes({ database, facts, folder: path.join(city.home, "statistics"), refreshEveryMs: 5 });
});
afterAll(async () => {
  await cubes.close();
  await city.close();
});

const db = () => city.services.database.db;

async function run(name: string, input: object): Promise<unknown> {
  const operation = operations.find(({ contract }) => contract.name === name);
  if (!operation) throw new Error(`no operation ${name}`);
  return operation.run(city.services, await citySection(city), input);
}

/** What the draws of rearrangements ask of a city: who lives where. */
async function modelOf(): Promise<Model> {
  const tree = await listTree(db());
  const { rows } = await sql<{ id: string; body: string; type: string }>`
    select person_id as id, body_id as body, member_type as type from people.person`.execute(db());
  const first = "2003-11-01";
  return {
    bodies: new Map(
      tree.map((body) => [
        body.id,
        {
          parent: body.parentId,
          kind: body.kind,
          alive: body.endedOn === null,
          name: body.name,
          first,
          since: first,
        },
      ]),
    ),
    people: new Map(
      rows.map(({ id, body, type }) => [id, { type, periods: [{ body, from: first, to: null }] }]),
    ),
    day: "2026-01-01",
    names: tree.length,
    count: () => undefined,
  };
}

const done = new Map<string, number>();

/** Does what the rules allow; what they refuse changes nothing. */
async function tried(name: string, what: () => Promise<unknown>): Promise<void> {
  try {
    await what();
    done.set(name, (done.get(name) ?? 0) + 1);
  } catch (error) {
    if (typeof (error as { code?: unknown }).code !== "string") throw error;
  }
}

async function rearrange(random: () => number): Promise<void> {
  const kinds = Object.keys(DRAWS);
  const kind = kinds[Math.floor(random() * kinds.length)] as string;
  const numbers = Array.from({ length: 4 }, () => Math.floor(random() * 10_000));
  const drawn = DRAWS[kind]?.(await modelOf(), numbers);
  const day = new Date(Date.UTC(2024, Math.floor(random() * 24), 1)).toISOString().slice(0, 10);
  await tried(kind, async () => {
    const planned = (await run("bodies.plan-rearrangement", {
      ...{ bodyId: drawn?.id, plan: drawn?.plan, effectiveOn: day, document: "样组〔2026〕1号" },
    })) as object;
    await run("bodies.confirm-rearrangement", { ...planned, reason: "工作需要，上级已批准" });
  });
}

async function correct(random: () => number): Promise<void> {
  const { rows } = await sql<{ id: string; version: number }>`
    select person_id as id, version from people.person order by 1`.execute(db());
  const one = rows[Math.floor(random() * rows.length)];
  const birthDate = `${1950 + Math.floor(random() * 50)}${["", "-07", "-02-28"][Math.floor(random() * 3)]}`;
  await tried("correct", () =>
    run("people.correct-facts", {
      ...{
        personId: one?.id,
        version: one?.version,
        source: { kind: "seen", title: "身份证原件", dated: null },
      },
      facts: random() < 0.5 ? { birthDate } : { education: random() < 0.5 ? "31" : "14", occupation: "4" },
    }),
  );
}

/** Everything that was committed before is in the arrays. */
async function caughtUp(): Promise<void> {
  const { rows } = await sql<{ now: Date }>`select now()`.execute(db());
  const now = rows[0]?.now.toISOString() ?? "";
  for (;;) {
    const status = await cubes.status();
    const trouble = status.find((one) => one.trouble !== undefined);
    if (trouble) throw new Error(`${trouble.fact}: ${trouble.trouble}`);
    if (status.every(({ at }) => at !== undefined && at >= now)) return;
    await sleep(3);
  }
}

async function compare(random: () => number, rounds: number): Promise<void> {
  const oracle = sqlCubes(city.services.database, facts);
  const ground = await readGround(city.services.database.pool, facts.values());
  for (let nr = 0; nr < rounds; nr++) {
    const drawn = drawTable(ground, random);
    const ask = [{ fact: drawn.fact, query: drawn.query }];
    const [arrays, expected] = [await cubes.tables(ask), await oracle.tables(ask)];
    expect(arrays.by).toBe("arrays");
    expect(linesOf(arrays.tables[0]), JSON.stringify(drawn)).toEqual(linesOf(expected.tables[0]));
  }
}

test("through rearrangements, corrections and admissions arrays and SQL tell the same", async () => {
  const random = randomFrom(SEED);
  const branch = "riversideFirst";
  city.setDay("2025-01-10");
  let admission: Running | undefined = await openAdmission(city, branch, city.applicant(branch));
  const acts = admissionActs(city.full(branch));
  for (let round = 0; round < ROUNDS; round++) {
    const act = acts[round];
    if (admission && act && round % 2 === 0) {
      const running: Running = admission;
      const by = hands(city, branch)[act.by];
      admission = undefined;
      await tried("admission", async () => (admission = await doAct(city, by, running, act)));
    }
    city.setDay("2026-11-25");
    await (random() < 0.5 ? rearrange(random) : correct(random));
    await caughtUp();
    await compare(random, TABLES_EACH);
  }
  for (const what of ["correct", "admission", "move", "merge"])
    expect(done.get(what) ?? 0, `${what} was done`).toBeGreaterThan(0);
  expect(await wrongSubtrees(random)).toEqual([]);
  expect(await findMonthFault(db())).toBeUndefined();
}, 600_000);

/** Subtrees of days before and after all these moves, against a walk up the periods from every body. */
async function wrongSubtrees(random: () => number): Promise<string[]> {
  const wrong: string[] = [];
  const tree = await listTree(db());
  for (let nr = 0; nr < 12; nr++) {
    const day = new Date(Date.UTC(2023, Math.floor(random() * 48), 1 + Math.floor(random() * 3)))
      .toISOString()
      .slice(0, 10);
    const parents = await parentsOn(day);
    for (const body of tree) {
      const ranges = await subtreeOn(db(), body.id, day);
      const told = tree.filter(({ lo }) => ranges.some((range) => range.lo <= lo && lo <= range.hi));
      const expected = tree.filter((one) => isBelow(parents, one.id, body.id));
      if (told.map(({ id }) => id).join() !== expected.map(({ id }) => id).join())
        wrong.push(`${body.name} ${day}`);
      const { own, children } = await childrenOn(db(), body.id, day);
      const inParts = tree.map(({ lo }) =>
        [own, ...children.map((child) => child.ranges)].filter((part) =>
          part.some((range) => range.lo <= lo && lo <= range.hi),
        ),
      );
      if (
        inParts.some((parts) => parts.length > 1) ||
        inParts.filter((parts) => parts.length === 1).length !== told.length
      )
        wrong.push(`children of ${body.name} ${day}`);
    }
  }
  return wrong;
}

interface Period {
  id: string;
  parent: string | null;
  from: string;
  to: string | null;
}

/** Each body's superior on a day, straight from the periods; before the first the first, after the last the last. */
async function parentsOn(day: string): Promise<Map<string, string | null>> {
  const { rows } = await sql<Period>`
    select body_id as id, parent_id as parent, from_day as "from", to_day as "to" from bodies.body_period
    where superseded_at is null order by body_id, from_day`.execute(db());
  return new Map(
    [...Map.groupBy(rows, (row) => row.id)].map(([id, periods]) => {
      const held = periods.find(({ from, to }) => from <= day && (to === null || to > day));
      const later = periods.find(({ from }) => from > day);
      return [id, (held ?? later ?? (periods.at(-1) as Period)).parent];
    }),
  );
}

function isBelow(parents: Map<string, string | null>, id: string, top: string): boolean {
  for (let at: string | null | undefined = id; at !== null && at !== undefined; at = parents.get(at))
    if (at === top) return true;
  return false;
}
