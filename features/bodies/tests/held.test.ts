import { sql } from "kysely";
import { afterEach, beforeEach, expect, test } from "vitest";
import { handlers } from "#apps/compose/handlers.ts";
import { operations } from "#apps/compose/operations.ts";
import { anAccount, tokenOf } from "#features/accounts/tests/kit.ts";
import { findActor } from "#features/accounts/index.ts";
import { operations as peopleOperations, peopleMover } from "#features/people/index.ts";
import type { Actor } from "#foundation/access/actor.ts";
import { reach } from "#foundation/access/scope.ts";
import { openClock } from "#foundation/clock.ts";
import { within } from "#foundation/database/within.ts";
import { runJob } from "#foundation/jobs/run-worker.ts";
import { aCity, type City } from "#tests/kit/city.ts";
import { identityNumber } from "#tests/kit/people.ts";
import { BODIES } from "#tests/kit/tree.ts";
import { applyDueRearrangements } from "../apply-due.ts";
import type { Plan } from "../rearrange.contract.ts";
import { citySection, confirm, findFaults, named, plan, rearrange } from "./kit.ts";

let city: City;
beforeEach(async () => {
  city = await aCity({ each: 8 });
});
afterEach(() => city.close());

const db = () => city.services.database.db;
const { riverside, riversideFirst: first, riversideSecond: second, west } = BODIES;

function operation(name: string, of = operations) {
  const found = of.find(({ contract }) => contract.name === name);
  if (!found) throw new Error(`no operation ${name}`);
  return found;
}

async function planned(bodyId: string, what: Plan, effectiveOn = "2026-06-01") {
  return plan.run(city.services, city.actor("city-section", "city"), {
    bodyId: bodyId as never,
    plan: what,
    effectiveOn,
    document: "样组〔2026〕8号",
  });
}

/** A person of the branch, locked: a rearrangement that moves the branch has renumbered it, and waits for this row. */
async function someoneIn(bodyId: string): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    select min(person_id) as id from people.person where body_id = ${bodyId}`.execute(db());
  return `select 1 from people.person where person_id = ${rows[0]?.id} for update`;
}

function adding(actor: Actor, bodyId: string): Promise<unknown> {
  const number = identityNumber("1990-05-06", 701);
  return operation("people.add-person", peopleOperations).run(city.services, actor, {
    bodyId,
    since: "2026-06-01",
    source: { kind: "seen", title: "入党志愿书", dated: null },
    facts: { name: "周小样", sex: "1", memberType: "1", identityNumber: number, birthDate: "1990-05-06" },
  } as never);
}

const MOVE: Plan = { kind: "move", parentId: west.id as never };

test("who is added while the branch moves is written down with its new number", async () => {
  const one = await planned(riverside.id, MOVE);
  const section = city.actor("city-section", "city");
  const everywhere = { ...section, scopes: new Map([["people.write", [{ lo: 0, hi: 2 ** 50 }]]]) };
  const [moved, added] = await city.oneAfterAnother(
    await someoneIn(first.id),
    () => confirm.run(city.services, section, one),
    () => adding(everywhere, first.id),
  );
  expect(moved).toMatchObject({ status: "fulfilled", value: { state: "confirmed" } });
  expect(added.status === "rejected" ? added.reason : added.status).toBe("fulfilled");
  expect(await findFaults(db())).toEqual([]);
});

test("nobody is added to a branch that is being closed", async () => {
  const one = await planned(first.id, { kind: "close", peopleTo: second.id as never });
  const section = city.actor("city-section", "city");
  const [closed, added] = await city.oneAfterAnother(
    await someoneIn(first.id),
    () => confirm.run(city.services, section, one),
    () => adding(section, first.id),
  );
  expect(closed.status).toBe("fulfilled");
  expect(added).toMatchObject({ status: "rejected", reason: { code: "body_ended" } });
  expect(await findFaults(db())).toEqual([]);
});

/** A checked roster of two newcomers of a branch, and the job that takes it over. */
async function aTakingOver(branch: string, take: "good" | "all"): Promise<string> {
  const clerk = await city.member("clerk", "riverside");
  const line = (name: string, number: string) => [name, "男", number, "2015-07-01", branch].join("\t");
  const text = [
    ["姓名", "性别", "公民身份号码", "入党时间", "所在党支部"].join("\t"),
    line("钱小样", identityNumber("1990-05-06", 711)),
    line("冯小样", identityNumber("1985-02-03", 713)),
  ].join("\n");
  const { runId, jobId } = (await operation("rosters.paste-roster").run(city.services, clerk, {
    body: riverside.id,
    text,
  } as never)) as { runId: string; jobId: string };
  await runJob(city.services, handlers, jobId);
  const run = (await operation("rosters.read-run").run(city.services, clerk, { runId } as never)) as {
    version: number;
    totals: unknown;
  };
  expect(run.totals).toMatchObject({ good: 2 });
  const commit = (await operation("rosters.commit-run").run(city.services, clerk, {
    runId,
    version: run.version,
    take,
    warningsSeen: true,
  } as never)) as { jobId: string };
  return commit.jobId;
}

async function countNewcomers(bodyId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from people.person
    where name in ('钱小样', '冯小样') and body_id = ${bodyId}`.execute(db());
  return rows[0]?.count ?? 0;
}

test.each(["good", "all"] as const)(
  "a roster that is taken over (%s) while its branch moves is written down with the new number",
  async (take) => {
    const jobId = await aTakingOver(first.name, take);
    const one = await planned(riverside.id, MOVE);
    const [moved] = await city.oneAfterAnother(
      await someoneIn(first.id),
      () => confirm.run(city.services, city.actor("city-section", "city"), one),
      () => runJob(city.services, handlers, jobId),
    );
    expect(moved.status).toBe("fulfilled");
    expect(await countNewcomers(first.id)).toBe(2);
    expect(await findFaults(db())).toEqual([]);
  },
);

test("a roster for a branch that is being joined to another takes nobody into it", async () => {
  const jobId = await aTakingOver(first.name, "good");
  const one = await planned(second.id, { kind: "merge", from: [first.id as never] });
  const [joined] = await city.oneAfterAnother(
    await someoneIn(first.id),
    () => confirm.run(city.services, city.actor("city-section", "city"), one),
    () => runJob(city.services, handlers, jobId),
  );
  expect(joined.status).toBe("fulfilled");
  expect(await countNewcomers(first.id)).toBe(0);
  expect(await findFaults(db())).toEqual([]);
});

test("what is withdrawn while the night comes to it does not take effect", async () => {
  const one = await planned(riverside.id, MOVE, "2099-12-01");
  await confirm.run(city.services, city.actor("city-section", "city"), one);
  await sql`update bodies.rearrangement set effective_on = '2026-06-01'`.execute(db());
  // The night has read that it is due, and waits for the row that is being withdrawn.
  const withdrawal = `update bodies.rearrangement set state = 'withdrawn' where rearrangement_id = ${one.rearrangementId}`;
  const [night] = await city.atOnce(withdrawal, [() => applyDueRearrangements(city.services, peopleMover)]);
  expect(night).toMatchObject({ status: "fulfilled", value: 1 });
  expect((await named(db(), riverside.short)).parentId).toBe(BODIES.east.id);
  const { rows } = await sql<{ state: string }>`select state from bodies.rearrangement`.execute(db());
  expect(rows).toEqual([{ state: "withdrawn" }]);
});

/** An actor whose permission ends in the middle of a subtree, as no grant gives it and a fault might. */
function partly(name: string, ...ranges: { lo: number; hi: number }[]): Actor {
  const actor = city.actor("city-section", "city");
  const scope = ranges.toSorted((a, b) => a.lo - b.lo);
  return { ...actor, name, scopes: new Map([...actor.scopes.keys()].map((one) => [one, scope])) };
}

test("what goes elsewhere must be one's own with all that hangs below it", async () => {
  const place = (name: keyof typeof BODIES) => city.places.get(name) ?? { lo: 0, hi: 0 };
  const only = { lo: place("riverside").lo, hi: place("riversideFirst").hi };
  const some = partly("half a street", only, place("hillside"), {
    lo: place("east").lo,
    hi: place("east").lo,
  });
  const asked = (actor: Actor, bodyId: string, what: Plan) =>
    plan.run(city.services, actor, {
      bodyId: bodyId as never,
      plan: what,
      effectiveOn: "2026-06-01",
      document: "样组〔2026〕9号",
    });
  const move: Plan = { kind: "move", parentId: BODIES.hillside.id as never };
  const merge: Plan = { kind: "merge", from: [riverside.id as never] };
  await expect(asked(some, riverside.id, move)).rejects.toMatchObject({ code: "forbidden" });
  await expect(asked(some, BODIES.hillside.id, merge)).rejects.toMatchObject({ code: "forbidden" });
  const whole = partly("a whole street", place("riverside"), place("hillside"));
  await expect(asked(whole, riverside.id, move)).resolves.toMatchObject({ version: 1 });
  await expect(asked(whole, BODIES.hillside.id, merge)).resolves.toMatchObject({ version: 1 });
});

test("whoever is signed in reaches their bodies at once where these stand after a rearrangement", async () => {
  const { signInName } = await anAccount(city.services, [{ role: "clerk", bodyId: riverside.id }]);
  const token = await tokenOf(city.services, signInName);
  const one = await planned(riverside.id, MOVE);
  const before = await findActor(city.services, token);
  await operation("bodies.confirm-rearrangement").run(city.services, await citySection(city), one as never);
  const after = await findActor(city.services, token);
  const { lo } = await named(db(), riverside.short);
  expect(before?.scopes.get("bodies.read")).not.toMatchObject([{ lo }]);
  expect(after?.scopes.get("bodies.read")).toMatchObject([{ lo }]);
});

test("what the night moves in another process is known here after a second; until then the former numbers are empty", async () => {
  const { signInName } = await anAccount(city.services, [{ role: "clerk", bodyId: first.id }]);
  let now = new Date();
  const here = { ...city.services, clock: openClock(() => now) };
  const token = await tokenOf(here, signInName);
  const one = await planned(riverside.id, MOVE, "2099-12-01");
  await confirm.run(city.services, city.actor("city-section", "city"), one);
  await sql`update bodies.rearrangement set effective_on = '2026-06-01'`.execute(db());
  const before = await findActor(here, token);
  expect(await applyDueRearrangements(city.services, peopleMover)).toBe(1);

  now = new Date(now.getTime() + 999);
  const late = await findActor(here, token);
  expect(late?.scopes).toBe(before?.scopes);
  // What moved away left its numbers empty, so within that second the former range shows nobody; what is written is
  // weighed by where the body lies now, and refused.
  const { rows } =
    await sql`select 1 from bodies.body b where ${within(reach(late as Actor, "bodies.read"), "b.lo")}`.execute(
      db(),
    );
  expect(rows).toEqual([]);
  await expect(adding(late as Actor, first.id)).rejects.toMatchObject({ code: "not_found" });

  now = new Date(now.getTime() + 1);
  const { lo } = await named(db(), first.short);
  const known = await findActor(here, token);
  expect(known?.scopes.get("bodies.read")).toMatchObject([{ lo }]);
});

test("an import is found again after its body was moved, and not by who reaches the former numbers", async () => {
  await aTakingOver(first.name, "good");
  const { rows } = await sql<{ runId: string; accountId: string }>`
    select run_id as "runId", account_id as "accountId" from rosters.import_run`.execute(db());
  const [run = { runId: "", accountId: "" }] = rows;
  await rearrange(city.services, city.actor("city-section", "city"), riverside.id, MOVE);
  const now = await named(db(), riverside.short);
  const issues = (range: { lo: number; hi: number }) =>
    operation("rosters.list-issues").run(
      city.services,
      { ...partly("the owner", range), accountId: run.accountId },
      { runId: run.runId } as never,
    );
  await expect(issues(now)).resolves.toMatchObject({ issues: [] });
  const former = city.places.get("riverside") ?? { lo: 0, hi: 0 };
  await expect(issues(former)).rejects.toMatchObject({ code: "not_found" });
});
