import { setTimeout as sleep } from "node:timers/promises";
import fc from "fast-check";
import { expect, test } from "vitest";
import { findActor, forgetActors } from "#features/accounts/find-actor.ts";
import { describeRole, ROLE_NAMES, type Role } from "#features/accounts/roles.contract.ts";
import type { Plan } from "#features/bodies/rearrange.contract.ts";
import { citySection, rearrange } from "#features/bodies/tests/kit.ts";
import type { Actor } from "#foundation/access/actor.ts";
import { Refused } from "#foundation/decision.ts";
import { aCity, type City } from "#tests/kit/city.ts";
import { aPlayer, type Player } from "./cast.ts";
import { type Naive, readNaive } from "./naive.ts";
import { plantPerson } from "./people.ts";
import { allowed, exported, readEverybody, shown } from "./views.ts";

/**
 * Random trees that were rearranged at random, people and grants anywhere in them: the list, the tree, counts, searches
 * and exports of every account show what the naive predicate allows, all of it and nothing else.
 */
const RUNS = 10;

type Step =
  | { do: "found"; at: number; kind: "1" | "3" }
  | { do: "move"; what: number; to: number }
  | { do: "close"; what: number; to: number }
  | { do: "person"; at: number; type: "1" | "2" | "5" };

interface Grants {
  role: Role;
  at: number;
  over: boolean;
}

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    do: fc.constant("found" as const),
    at: fc.nat({ max: 99 }),
    kind: fc.constantFrom("1" as const, "3" as const),
  }),
  fc.record({ do: fc.constant("move" as const), what: fc.nat({ max: 99 }), to: fc.nat({ max: 99 }) }),
  fc.record({ do: fc.constant("close" as const), what: fc.nat({ max: 99 }), to: fc.nat({ max: 99 }) }),
  fc.record({
    do: fc.constant("person" as const),
    at: fc.nat({ max: 99 }),
    type: fc.constantFrom("1" as const, "2" as const, "5" as const),
  }),
);

const grants: fc.Arbitrary<Grants[]> = fc.array(
  fc.record({
    role: fc.constantFrom(...ROLE_NAMES),
    at: fc.nat({ max: 99 }),
    over: fc.nat({ max: 4 }).map((one) => one === 0),
  }),
  { minLength: 1, maxLength: 3 },
);

const done = { moved: 0, founded: 0, closed: 0, shown: 0, hidden: 0, exported: 0 };

test("list, tree, count, search and export agree with the naive predicate", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { minLength: 4, maxLength: 14 }),
      fc.array(grants, { minLength: 4, maxLength: 6 }),
      fc.array(step, { minLength: 1, maxLength: 3 }),
      async (before, accounts, between) => {
        const own = await aCity({ each: 2 });
        try {
          for (const one of before) await take(own, one);
          const players = await castOf(own, accounts);
          await compareViews(own, players);
          for (const player of players) await compareExport(own, player, between);
          await compareViews(own, players);
        } finally {
          await own.close();
        }
      },
    ),
    { seed: 17, numRuns: RUNS, endOnFailure: true },
  );
  console.log(`predicate: ${JSON.stringify(done)}`);
  expect(Math.min(...Object.values(done))).toBeGreaterThan(0);
}, 600_000);

function pick<T>(list: readonly T[], number: number): T {
  return list[number % list.length] as T;
}

async function naiveOf(city: City): Promise<Naive> {
  return readNaive(city.services.database.db, city.services.clock.today());
}

const LEFT = new Set(["rules_forbid", "named_twice"]);

/** Does a step as the city section would; what the rules forbid is left. */
async function take(city: City, one: Step): Promise<void> {
  const living = (await naiveOf(city)).bodies().map((body) => body.id);
  if (one.do === "person") {
    const { database, keys } = city.services;
    names += 1;
    await plantPerson(database.db, keys, pick(living, one.at), {
      type: one.type,
      name: `示${String.fromCodePoint(0x4e00 + names)}例`,
    });
    return;
  }
  const [bodyId, plan] = planOf(one, living);
  try {
    await rearrange(city.services, await citySection(city), bodyId, plan);
    done[({ found: "founded", move: "moved", close: "closed" } as const)[one.do]] += 1;
  } catch (error) {
    if (!(error instanceof Refused) || !LEFT.has(error.code)) throw error;
  }
}

let names = 0;

function planOf(one: Exclude<Step, { do: "person" }>, living: readonly string[]): [string, Plan] {
  if (one.do === "move")
    return [pick(living, one.what), { kind: "move", parentId: pick(living, one.to) as never }];
  if (one.do === "close")
    return [pick(living, one.what), { kind: "close", peopleTo: pick(living, one.to) as never }];
  names += 1;
  const body = {
    kind: one.kind,
    shortName: `新${names}支部`,
    name: `中共样本市新${names}支部委员会`,
    branchType: null,
    sector: null,
    units: null,
    approvesAdmission: false,
    electedOn: null,
  };
  return [pick(living, one.at), { kind: "found", body, people: [] }];
}

async function castOf(city: City, accounts: readonly Grants[][]): Promise<Player[]> {
  const living = (await naiveOf(city)).bodies().map((body) => body.id);
  const players: Player[] = [];
  for (const held of accounts)
    players.push(
      await aPlayer(
        city.services,
        "somebody",
        held.map(({ role, at, over }) => ({
          role,
          ...(describeRole(role).at !== "installation" && { bodyId: pick(living, at) }),
          ...(over && { toDay: "2026-02-01" }),
        })),
      ),
    );
  return players;
}

async function actorOf(city: City, player: Player): Promise<Actor> {
  forgetActors(city.services);
  const actor = await findActor(city.services, player.token ?? "");
  if (!actor) throw new Error("The session of the test is over");
  return actor;
}

async function compareViews(city: City, players: readonly Player[]): Promise<void> {
  // A process remembers for a second where a body lies (features/people/store.ts): the reach itself is always fresh.
  await sleep(1100);
  const [naive, everybody] = [await naiveOf(city), await readEverybody(city)];
  for (const player of players) {
    const right = allowed(naive, player.accountId, everybody);
    expect(await shown(city, await actorOf(city, player), naive, everybody)).toEqual(right);
    done.shown += right.count;
    done.hidden += everybody.length - right.count;
  }
}

/** The tree is rearranged between asking for the file and writing it: whoever may be taken out then goes out. */
async function compareExport(city: City, player: Player, between: readonly Step[]): Promise<void> {
  const before = await naiveOf(city);
  const own = before.bodies().filter((body) => before.at(player.accountId, "rosters.export", body.id));
  const bodyId = pick(own.length === 0 ? before.bodies() : own, between.length).id;
  const told = await exported(city, await actorOf(city, player), bodyId, async () => {
    for (const one of between) await take(city, one);
  });
  expect(told !== undefined).toBe(own.length > 0);
  if (told === undefined) return;
  const [naive, everybody] = [await naiveOf(city), await readEverybody(city)];
  const known = new Set(everybody.map((one) => one.name));
  const still = naive.at(player.accountId, "rosters.export", bodyId);
  const right = everybody
    .filter((one) => still && naive.upwards(one.bodyId).includes(bodyId))
    .map((one) => one.name);
  expect(told.filter((name) => known.has(name))).toEqual(right.toSorted());
  done.exported += right.length;
}
