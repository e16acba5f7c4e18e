import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Scope } from "#foundation/access/actor.ts";
import { aCity, type City } from "#tests/kit/city.ts";
import { BODIES, type BodyName } from "#tests/kit/tree.ts";
import { findActor, forgetActors, scopesOf } from "../find-actor.ts";
import { PERMISSIONS, ROLE_NAMES, ROLES, type Role } from "../roles.contract.ts";
import { anAccount, run, tokenOf } from "./kit.ts";

const permissions = Object.keys(PERMISSIONS);

function holds(role: Role, permission: string): boolean {
  return (ROLES[role].permissions as readonly string[]).includes(permission);
}

function covers(scope: Scope | undefined, lo: number): boolean {
  return Array.isArray(scope) && scope.some((range) => range.lo <= lo && lo <= range.hi);
}

test("the scopes of any grants cover what a naive count of them covers", () => {
  const range = fc.tuple(fc.nat(200), fc.nat(40)).map(([lo, width]) => ({ lo, hi: lo + width }));
  const grant = fc.record({ role: fc.constantFrom(...ROLE_NAMES), at: fc.option(range, { nil: null }) });
  fc.assert(
    fc.property(fc.array(grant, { maxLength: 12 }), fc.nat(260), (grants, lo) => {
      const scopes = scopesOf(
        grants.map(({ role, at }) => ({ role, lo: at?.lo ?? null, hi: at?.hi ?? null })),
      );
      for (const permission of permissions) {
        const mine = grants.filter(({ role }) => holds(role, permission));
        const atInstallation = mine.some(({ role }) => ROLES[role].at === "installation");
        expect(scopes.get(permission) === "installation", permission).toBe(atInstallation);
        const covered = mine.some(({ at }) => at !== null && at.lo <= lo && lo <= at.hi);
        if (!atInstallation) expect(covers(scopes.get(permission), lo), permission).toBe(covered);
      }
    }),
    { numRuns: 3000 },
  );
});

let city: City;
beforeAll(async () => {
  city = await aCity({ each: 1 });
});
afterAll(() => city.close());

const bodyNames = Object.keys(BODIES) as BodyName[];

/** A body and everything above it, by walking up. */
function wayUp(body: BodyName): BodyName[] {
  const { parent } = BODIES[body];
  return [body, ...(parent === undefined ? [] : wayUp(parent))];
}

test("who may do what where equals a walk up the tree, for grants of any days", async () => {
  const { services } = city;
  const today = services.clock.today();
  const day = fc.constantFrom("2020-01-01", today, "2099-01-01", "2099-06-01");
  const content = ROLE_NAMES.filter((role) => ROLES[role].at === "body");
  const grant = fc
    .record({
      role: fc.constantFrom(...content),
      body: fc.constantFrom(...bodyNames),
      fromDay: day,
      toDay: fc.option(day, { nil: undefined }),
    })
    .filter(({ fromDay, toDay }) => toDay === undefined || toDay > fromDay);
  await fc.assert(
    fc.asyncProperty(fc.array(grant, { minLength: 1, maxLength: 6 }), async (grants) => {
      const { signInName } = await anAccount(
        services,
        grants.map(({ role, body, fromDay, toDay }) => ({
          role,
          bodyId: BODIES[body].id,
          fromDay,
          ...(toDay !== undefined && { toDay }),
        })),
      );
      const actor = await findActor(services, await tokenOf(services, signInName));
      const current = grants.filter(
        ({ fromDay, toDay }) => fromDay <= today && (toDay === undefined || today < toDay),
      );
      for (const body of bodyNames)
        for (const permission of permissions) {
          const may = current.some((one) => holds(one.role, permission) && wayUp(body).includes(one.body));
          const lo = city.places.get(body)?.lo ?? -1;
          expect(covers(actor?.scopes.get(permission), lo), `${permission} at ${body}`).toBe(may);
        }
    }),
    { numRuns: 40 },
  );
});

test("requests that come together share one question", async () => {
  const { signInName } = await anAccount(city.services, [{ role: "clerk", bodyId: "100" }]);
  const token = await tokenOf(city.services, signInName);
  forgetActors(city.services);
  const actors = await Promise.all(Array.from({ length: 50 }, () => findActor(city.services, token)));
  expect(new Set(actors).size).toBe(1);
});

test("one sees where one is signed in and ends a session elsewhere", async () => {
  const { services } = city;
  const { signInName } = await anAccount(services);
  const [office, home] = [await tokenOf(services, signInName), await tokenOf(services, signInName)];
  const actor = await findActor(services, office);
  const list = () =>
    run<{ sessions: { sessionId: string; current: boolean }[] }>(
      services,
      "accounts.list-my-sessions",
      actor,
      {},
      { sessionToken: office },
    );
  const { sessions } = await list();
  expect(sessions.filter((session) => session.current).length).toBe(1);
  expect(sessions.length).toBe(2);
  const elsewhere = sessions.find((session) => !session.current);
  await run(services, "accounts.end-my-session", actor, { sessionId: elsewhere?.sessionId });
  expect(await findActor(services, home)).toBeUndefined();
  expect((await list()).sessions.length).toBe(1);
  const stranger = await anAccount(services);
  const other = await findActor(services, await tokenOf(services, stranger.signInName));
  await expect(
    run(services, "accounts.end-my-session", other, { sessionId: sessions[0]?.sessionId }),
  ).rejects.toMatchObject({ code: "not_found" });
});

test("preferences follow the account, the home body is one's own", async () => {
  const { services } = city;
  const { signInName } = await anAccount(services, [
    { role: "clerk", bodyId: "100" },
    { role: "leader", bodyId: "101" },
  ]);
  const token = await tokenOf(services, signInName);
  const actor = await findActor(services, token);
  await run(services, "accounts.set-preferences", actor, {
    theme: "dark",
    textSize: "large",
    homeBody: "101",
  });
  await expect(run(services, "accounts.set-preferences", actor, { homeBody: "20" })).rejects.toMatchObject({
    code: "not_your_body",
  });
  const me = await run(services, "accounts.read-me", actor, {}, { sessionToken: token });
  expect(me).toMatchObject({
    theme: "dark",
    textSize: "large",
    language: "zh",
    homeBody: { id: "101", name: "山脚街道党工委" },
    role: { zh: "党务干部、领导（只读）", en: "Clerk, Leader (read only)" },
    roles: [{ role: "clerk" }, { role: "leader" }],
    mustChangePassword: false,
  });
});
