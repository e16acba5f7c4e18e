import fc from "fast-check";
import type { FastifyInstance } from "fastify";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { operations } from "#apps/compose/operations.ts";
import { serve } from "#apps/server/serve.ts";
import { ROLE_NAMES, ROLES, describeRole } from "#features/accounts/roles.contract.ts";
import type { Endpoint } from "#foundation/endpoint.ts";
import { BODIES } from "#tests/kit/tree.ts";
import { aPlayer, NOBODY, type Player } from "../access/cast.ts";
import { EXAMPLES } from "../access/examples.ts";
import { openStage, type Stage } from "../access/stage.ts";
import { changeOne } from "./change-one.ts";
import { odd } from "./schema-values.ts";
import { faultOf, type OpenApi, send, type Sent, sentOf } from "./send.ts";

/**
 * Every operation that /openapi.json tells of is sent requests that fit and requests that no program would send. Nothing
 * may fail unforeseen, and whoever is refused is told why in both languages. The same seed sends the same requests.
 */
const SEED = 20_231;
const FROM_SCHEMA = { seed: SEED, numRuns: 80 };
const FROM_EXAMPLE = { seed: SEED, numRuns: 30 };

let stage: Stage;
let app: FastifyInstance;
let openApi: OpenApi;
let ids: string[];
const answers = new Map<string, number>();
const through = new Set<string>();

beforeAll(async () => {
  stage = await openStage();
  const { city } = stage;
  app = await serve(city.services, { quiet: true });
  openApi = JSON.parse((await app.inject("/openapi.json")).body) as OpenApi;
  const bodies = Object.values(BODIES).map(({ id }) => id);
  ids = [
    ...bodies,
    ...city.residents.slice(0, 6).map((one) => one.personId),
    stage.runs.checked,
    "1",
    "9".repeat(19),
  ];
});
afterAll(async () => {
  await app.close();
  await stage.close();
});

test("what is served tells of every operation", () => {
  const told = Object.entries(openApi.paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path.replaceAll(/\{(\w+)\}/g, ":$1")}`),
  );
  expect(told.toSorted()).toEqual(
    operations.map(({ contract }) => `${contract.method} /api${contract.path}`).toSorted(),
  );
});

const named = operations.map(({ contract }) => [contract.name, contract] as const);

describe("requests made from the description", () => {
  test.each(named)("%s", async (_name, contract) => {
    const path = `/api${contract.path.replaceAll(/:(\w+)/g, "{$1}")}`;
    const described = openApi.paths[path]?.[contract.method.toLowerCase()];
    if (!described) throw new Error(`${path} is not described`);
    const players = await cast();
    const file = contract.body === "file";
    const requests = fc.oneof(sentOf(described, file, ids, 0), sentOf(described, file, ids, 1));
    await fc.assert(
      fc.asyncProperty(requests, (sent) => ask(contract, sent, players)),
      FROM_SCHEMA,
    );
  });
});

describe("right requests in which one thing was changed", () => {
  test.each(named)("%s", async (name, contract) => {
    const example = EXAMPLES[name];
    if (!example) throw new Error(`No example for ${name}`);
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: 200 }), odd, async (place, value) => {
        const player = await playerFor(contract);
        const prepared = await example.make({
          stage,
          bodyId: BODIES.riversideFirst.id,
          formerId: undefined,
          player,
          owner: player,
        });
        const input = changeOne(prepared.input, place, value);
        const token = prepared.token ?? player.token;
        await ask(contract, sentLike(contract, input, prepared.file), [{ ...player, token }]);
      }),
      FROM_EXAMPLE,
    );
  });
});

/** Sends it; throws what is wrong with the answer. */
async function ask(contract: Endpoint, sent: Sent, players: readonly Player[]): Promise<void> {
  const answer = await send(app, contract, sent, players);
  const status = String(answer.statusCode);
  answers.set(status, (answers.get(status) ?? 0) + 1);
  if (answer.statusCode === 200) through.add(contract.name);
  const fault = faultOf(answer.statusCode, answer.body);
  if (fault !== undefined) throw new Error(`${fault}: ${status} ${answer.body.slice(0, 400)}`);
}

/** Anew for each operation: signing out and the like end a session. */
async function cast(): Promise<Player[]> {
  const { services } = stage.city;
  const at = (role: "clerk" | "city-section" | "branch-secretary", bodyId: string) =>
    aPlayer(services, role, [{ role, bodyId }]);
  return [
    await at("city-section", BODIES.city.id),
    await at("clerk", BODIES.riverside.id),
    await at("branch-secretary", BODIES.riversideFirst.id),
    await aPlayer(services, "system", [{ role: "system-admin" }]),
    await aPlayer(services, "security", [{ role: "security-admin" }]),
    await aPlayer(services, "audit", [{ role: "audit-admin" }]),
    NOBODY,
  ];
}

/** Somebody who may do it: the first role that holds the permission. */
async function playerFor({ permission }: Endpoint): Promise<Player> {
  const role =
    ROLE_NAMES.find((one) => (ROLES[one].permissions as readonly string[]).includes(permission)) ?? "clerk";
  const atBody = describeRole(role).at !== "installation";
  return aPlayer(stage.city.services, role, [{ role, ...(atBody && { bodyId: BODIES.city.id }) }]);
}

function sentLike(contract: Endpoint, input: Record<string, unknown>, file: Buffer | undefined): Sent {
  const isPart = (name: string) => contract.path.includes(`:${name}`);
  const path = Object.fromEntries(Object.entries(input).filter(([name]) => isPart(name)));
  const rest = Object.fromEntries(Object.entries(input).filter(([name]) => !isPart(name)));
  const ofFile = contract.body === "file";
  const inQuery = contract.method === "GET" || ofFile;
  return {
    player: 0,
    path,
    query: inQuery ? rest : {},
    body: ofFile ? file : rest,
    type: ofFile ? "application/octet-stream" : "application/json",
    key: crypto.randomUUID(),
  };
}

test("every operation lets some of them through, as far as it ever does here", () => {
  console.log(
    `fuzz: answers ${JSON.stringify(Object.fromEntries(answers))}, ${through.size} of ${operations.length} let some through`,
  );
  const may = named.filter(([name]) => EXAMPLES[name]?.neverThrough === undefined);
  expect(may.map(([name]) => name).filter((name) => !through.has(name))).toEqual([]);
});

test("what fails is found", () => {
  const words = { zh: "没有", en: "nothing" };
  expect(faultOf(500, "{}")).toBe("unforeseen");
  expect(faultOf(415, "{}")).toBe("no code");
  expect(faultOf(404, "Not found")).toBe("a refusal that is no JSON");
  expect(faultOf(400, JSON.stringify({ error: { code: "x", message: { zh: "没有" } } }))).toBe(
    "not said in both languages",
  );
  expect(faultOf(400, JSON.stringify({ error: { code: "x", message: words } }))).toBeUndefined();
});

const BROKEN: readonly [what: string, payload: string | Buffer][] = [
  ["half a JSON", '{"name":'],
  ["no JSON", "名称"],
  ["a NUL", String.raw`{"name":"\u0000","password":"\u0000"}`],
  ["half a character", String.raw`{"name":"\ud800","password":"\udfff"}`],
  ["bytes that are no text", Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d])],
  ["a poisoned prototype", '{"__proto__":{"admin":true}}'],
  ["a million brackets", "[".repeat(500_000) + "]".repeat(500_000)],
  ["more than is taken", `{"name":"${"x".repeat(9 * 1024 * 1024)}"}`],
  ["nothing at all", ""],
];

test.each(BROKEN)("a body of %s is refused in words", async (_what, payload) => {
  const headers = { "x-zugong": "1", "content-type": "application/json" };
  const answer = await app.inject({ method: "POST", url: "/api/sign-in", headers, payload });
  expect(answer.statusCode).toBeGreaterThanOrEqual(400);
  expect(faultOf(answer.statusCode, answer.body)).toBeUndefined();
});

const ADDRESSES = {
  "no operation": "/api/no-such-thing",
  "bytes that are no text": "/api/people/%ff",
  "half an escape": "/api/people/%",
  "a very long part": `/api/people/${"1".repeat(5000)}`,
  "a way up": "/api/people/..%2f..",
  "an empty part": "/api//people",
  "a file that is not there": "/no-such.js",
};

test.each(Object.entries(ADDRESSES))("an address of %s is answered in words", async (_what, url) => {
  const answer = await app.inject({ method: "GET", url });
  expect(answer.statusCode).toBeGreaterThanOrEqual(400);
  expect(faultOf(answer.statusCode, answer.body), answer.body).toBeUndefined();
});
