import type { FastifyInstance } from "fastify";
import { afterAll, beforeAll, expect, test } from "vitest";
import { serve } from "#apps/server/serve.ts";
import { saveView } from "#features/people/saved-views.ts";
import { addPerson } from "#features/people/add-person.ts";
import { chainKey } from "#foundation/audit/chain.ts";
import { headFileIn, openHeadFile } from "#foundation/audit/head-file.ts";
import { sealOnce } from "#foundation/audit/run-sealer.ts";
import { verifyAudit } from "#foundation/audit/verify-audit.ts";
import { aCity, type City } from "#tests/kit/city.ts";
import { runOn } from "#tests/kit/server.ts";
import { BODIES } from "#tests/kit/tree.ts";
import { aPlayer, type Player } from "../access/cast.ts";

let city: City;
let app: FastifyInstance;
let clerk: Player;

beforeAll(async () => {
  city = await aCity({ each: 3 });
  app = await serve(city.services, { quiet: true });
  clerk = await aPlayer(city.services, "党务干部", [{ role: "clerk", bodyId: BODIES.riverside.id }]);
});
afterAll(async () => {
  await app.close();
  await city.close();
});

const LIST = { filter: {}, sort: "name", direction: "asc", columns: ["name"] } as const;

test("sixty-four changes at once give one sound chain that holds each of them once", async () => {
  const { services } = city;
  const done = await Promise.allSettled(
    Array.from({ length: 64 }, (_, index) => {
      const actor = city.actor("clerk", "riverside");
      if (index % 2 === 0)
        return saveView.run(services, actor, { name: `名单${index}`, view: LIST as never });
      return addPerson.run(services, actor, {
        bodyId: BODIES.riversideFirst.id,
        facts: { name: "并发人", memberType: "1" },
        since: "2026-01-01",
        source: { kind: "seen", title: "入党志愿书", dated: null },
      });
    }),
  );
  expect(done.filter((one) => one.status === "rejected")).toEqual([]);
  await seal();
  const report = await verifyAudit(services.database.pool, services.keys, {
    headFile: headFileIn(city.home),
  });
  expect(report).toMatchObject({ damage: undefined, unsealed: 0 });
  const changes = (await city.audit()).filter((entry) => entry.kind === "change");
  expect(changes).toHaveLength(64);
  expect(report.links).toBeGreaterThanOrEqual(64);
});

async function seal(): Promise<void> {
  const { database, keys } = city.services;
  const heads = await openHeadFile(headFileIn(city.home), keys);
  const client = await database.pool.connect();
  do await sealOnce(client, chainKey(keys), heads);
  while (
    (
      await client.query(
        "select 1 from audit.entry e where not exists (select from audit.link l where l.entry_id = e.entry_id) limit 1",
      )
    ).rowCount
  );
  client.release();
  await heads.close();
}

const LOOKS = [
  "/api/people?limit=100",
  "/api/people/search?text=王建国",
  "/api/people/5000",
  "/api/people/5000/file",
];

test("while looks cannot be written nothing personal is shown, and it goes on by itself", async () => {
  const shown = await ask(LOOKS[0] as string);
  expect(shown.statusCode).toBe(200);
  expect(shown.body).toContain("王建国");
  await owner("alter table audit.entry rename to entry_aside");
  try {
    for (const look of LOOKS) {
      const answer = await ask(look);
      expect({ look, status: answer.statusCode }).toEqual({ look, status: 503 });
      expect(JSON.parse(answer.body)).toMatchObject({ error: { code: "audit_unavailable" } });
      expect(
        city.residents.some(({ name, phone }) => answer.body.includes(name) || answer.body.includes(phone)),
      ).toBe(false);
    }
  } finally {
    await owner("alter table audit.entry_aside rename to entry");
  }
  expect((await ask(LOOKS[0] as string)).statusCode).toBe(200);
});

test("a change that cannot be written down is not made", async () => {
  const before = await peopleNow();
  await owner("alter table audit.entry rename to entry_aside");
  try {
    const added = app.inject({
      method: "POST",
      url: "/api/people",
      headers: { ...headers(), "idempotency-key": crypto.randomUUID() },
      payload: {
        bodyId: BODIES.riversideFirst.id,
        facts: { name: "没记下", memberType: "1" },
        since: "2026-01-01",
        source: { kind: "seen", title: "入党志愿书", dated: null },
      },
    });
    expect((await added).statusCode).toBeGreaterThanOrEqual(500);
  } finally {
    await owner("alter table audit.entry_aside rename to entry");
  }
  expect(await peopleNow()).toBe(before);
});

function headers() {
  return { "x-zugong": "1", cookie: `zugong=${clerk.token ?? ""}` };
}

function ask(url: string) {
  return app.inject({ method: "GET", url: encodeURI(url), headers: headers() });
}

async function owner(text: string): Promise<void> {
  await runOn(city.databaseUrl, text);
}

async function peopleNow(): Promise<string> {
  const { rows } = await city.services.database.pool.query<{ count: string }>(
    "select count(*) from people.person",
  );
  return rows[0]?.count ?? "";
}
