import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { openClock } from "#foundation/clock.ts";
import { makeId } from "#foundation/ids.ts";
import type { RequestMeta } from "#foundation/operation.ts";
import type { Services } from "#foundation/services.ts";
import { aCity, type City } from "#tests/kit/city.ts";
import { findActor } from "../find-actor.ts";
import { makeDemonstrationAccounts } from "../make-demonstration-accounts.ts";
import { signIn, signOut } from "../sign-in.ts";

const PASSWORD = "zugong-demo";

let city: City;
let services: Services;
let now: Date;

beforeAll(async () => {
  city = await aCity({ each: 1 });
  services = { ...city.services, clock: openClock(() => now) };
});
afterAll(() => city.close());

let name: string;
beforeEach(async () => {
  now = new Date();
  name = `clerk${makeId()}`;
  await makeDemonstrationAccounts(services, [
    { name, role: "clerk", displayName: "温如砚", body: { id: "100", name: "河边街道党工委" } },
  ]);
});

interface Browser extends RequestMeta {
  cookie?: string;
}

/** A browser that keeps its cookies, at an address of its own unless one is given. */
function browser(address = `10.${Math.floor(Math.random() * 1e6)}.0.1`): Browser {
  const held: Browser = {
    address,
    device: "Firefox",
    session: {
      start(token) {
        held.sessionToken = token;
      },
      rememberDevice(token) {
        held.deviceToken = token;
      },
      end() {
        delete held.sessionToken;
      },
    },
  };
  return held;
}

function enter(from: Browser, password = PASSWORD, as = name): Promise<unknown> {
  return signIn.run(services, undefined, { name: as, password }, from);
}

async function codeOf(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => "in",
    (error: { code?: string }) => error.code ?? "?",
  );
}

function later(seconds: number): void {
  now = new Date(now.getTime() + seconds * 1000);
}

test("signing in gives a session with the permissions of the grants", async () => {
  const office = browser();
  expect(await enter(office)).toMatchObject({ language: "zh", mustChangePassword: false });
  const actor = await findActor(services, office.sessionToken ?? "");
  const { lo, hi } = city.places.get("riverside") ?? { lo: 0, hi: 0 };
  expect(actor).toMatchObject({ name: "温如砚" });
  expect(actor?.scopes.get("people.read")).toEqual([{ lo, hi }]);
  expect(actor?.scopes.has("bodies.confirm")).toBe(false);
});

test("a token of somebody else's making opens nothing, and every sign-in makes a new one", async () => {
  const office = { ...browser(), sessionToken: "planted-by-an-attacker" };
  const kept = browser();
  kept.sessionToken = office.sessionToken;
  await enter(kept);
  const first = kept.sessionToken ?? "";
  expect(first).not.toBe("planted-by-an-attacker");
  expect(await findActor(services, "planted-by-an-attacker")).toBeUndefined();
  await enter(kept);
  expect(kept.sessionToken).not.toBe(first);
  expect(await findActor(services, first)).toBeUndefined();
  expect(await findActor(services, kept.sessionToken ?? "")).toBeDefined();
});

test("signing out ends the session at once", async () => {
  const office = browser();
  await enter(office);
  const token = office.sessionToken ?? "";
  expect(await findActor(services, token)).toBeDefined();
  await signOut.run(services, undefined, {}, office);
  expect(await findActor(services, token)).toBeUndefined();
});

test("a session ends after eight idle hours, and a day after it began however it is used", async () => {
  const office = browser();
  await enter(office);
  const token = office.sessionToken ?? "";
  for (const hours of [7, 7, 7]) {
    later(hours * 3600);
    expect(await findActor(services, token)).toBeDefined();
  }
  later(3.1 * 3600);
  expect(await findActor(services, token)).toBeUndefined();
  await enter(office);
  const idle = office.sessionToken ?? "";
  later(8.1 * 3600);
  expect(await findActor(services, idle)).toBeUndefined();
});

test("five wrong tries are free, then waits double, and from the tenth it is a quarter of an hour", async () => {
  const attacker = browser();
  for (let wrong = 1; wrong <= 5; wrong += 1)
    expect(await codeOf(enter(attacker, "wrong"))).toBe("wrong_password");
  for (const seconds of [2, 4, 8, 16, 32]) {
    expect(await codeOf(enter(attacker, PASSWORD))).toBe("too_many");
    later(seconds - 1);
    expect(await codeOf(enter(attacker, PASSWORD))).toBe("too_many");
    later(1);
    expect(await codeOf(enter(attacker, "wrong"))).toBe("wrong_password");
  }
  later(14 * 60);
  expect(await codeOf(enter(attacker, PASSWORD))).toBe("too_many");
  later(60);
  expect(await codeOf(enter(attacker, PASSWORD))).toBe("in");
});

test("names that do not exist are answered and counted like those that do", async () => {
  const nobody = `nobody${makeId()}`;
  for (let wrong = 1; wrong <= 5; wrong += 1) {
    expect(await codeOf(enter(browser(), "wrong", nobody))).toBe("wrong_password");
    expect(await codeOf(enter(browser(), "wrong"))).toBe("wrong_password");
  }
  expect(await codeOf(enter(browser(), "wrong", nobody))).toBe("too_many");
  expect(await codeOf(enter(browser(), "wrong"))).toBe("too_many");
});

test("the answer for an unknown name takes as long as for a wrong password", async () => {
  const nobody = `nobody${makeId()}`;
  await codeOf(enter(browser(), "wrong", nobody));
  const known: number[] = [];
  const unknown: number[] = [];
  for (let round = 0; round < 4; round += 1) {
    known.push(await timeOf(() => codeOf(enter(browser(), "wrong"))));
    unknown.push(await timeOf(() => codeOf(enter(browser(), "wrong", nobody))));
  }
  // The fastest of each: what else the machine does only ever adds.
  const ratio = Math.min(...unknown) / Math.min(...known);
  expect(ratio).toBeGreaterThan(0.5);
  expect(ratio).toBeLessThan(2);
});

async function timeOf(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

test("an attacker does not lock out the browser from which its owner has signed in before", async () => {
  const office = browser();
  await enter(office);
  for (let wrong = 1; wrong <= 12; wrong += 1) {
    await codeOf(enter(browser(), "wrong"));
    if (wrong > 5) later(2 ** (wrong - 5));
  }
  expect(await codeOf(enter(browser(), PASSWORD))).toMatch(/too_many/);
  expect(await codeOf(enter(office))).toBe("in");
});

test("a known browser is counted too, alone", async () => {
  const office = browser();
  await enter(office);
  for (let wrong = 1; wrong <= 5; wrong += 1)
    expect(await codeOf(enter(office, "wrong"))).toBe("wrong_password");
  expect(await codeOf(enter(office))).toBe("too_many");
  expect(await codeOf(enter(browser()))).toBe("in");
});

test("one address that tries many names is stopped, the others are not", async () => {
  const address = "203.0.113.9";
  for (let wrong = 1; wrong <= 5; wrong += 1)
    expect(await codeOf(enter(browser(address), "wrong", `name${makeId()}`))).toBe("wrong_password");
  expect(await codeOf(enter(browser(address), "wrong", `name${makeId()}`))).toBe("too_many");
  expect(await codeOf(enter(browser()))).toBe("in");
});

test("of thirty guesses sent at once no more than five are answered by the password", async () => {
  const answers = await Promise.all(
    Array.from({ length: 30 }, (_, index) => codeOf(enter(browser(), index === 29 ? PASSWORD : "wrong"))),
  );
  expect(answers.filter((code) => code === "wrong_password").length).toBe(5);
  expect(answers.filter((code) => code === "too_many").length).toBeGreaterThanOrEqual(24);
});

test("success and failure stand in the audit, without the name that was typed", async () => {
  await codeOf(enter(browser(), "wrong", `typed-${name}`));
  await enter(browser());
  const { rows } = await services.database.pool.query(
    "select account_id, detail from audit.entry where kind = 'sign-in' order by entry_id desc limit 2",
  );
  expect(rows[0]).toMatchObject({ detail: { outcome: "right" } });
  expect(rows[1]).toMatchObject({ account_id: null, detail: { outcome: "wrong_password" } });
  expect(JSON.stringify(rows)).not.toContain(name);
});

test("the tables hold neither tokens nor typed names", async () => {
  const office = browser();
  await enter(office);
  await codeOf(enter(browser(), "wrong"));
  const { rows } = await services.database.pool.query(
    `select (select jsonb_agg(s) from accounts.session s) as sessions, (select jsonb_agg(t) from accounts.wrong_try t) as tries,
      (select jsonb_agg(d) from accounts.known_device d) as devices`,
  );
  const text = JSON.stringify(rows);
  expect(text).not.toContain(office.sessionToken);
  expect(text).not.toContain(office.deviceToken);
  expect(JSON.stringify((rows[0] as { tries: unknown }).tries)).not.toContain(name);
});
