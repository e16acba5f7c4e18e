import { afterAll, beforeAll, expect, test } from "vitest";
import type { Actor } from "#foundation/access/actor.ts";
import { openClock } from "#foundation/clock.ts";
import { makeId } from "#foundation/ids.ts";
import type { Services } from "#foundation/services.ts";
import { aCity, type City } from "#tests/kit/city.ts";
import { findActor } from "../find-actor.ts";
import type { GrantView } from "../grants.contract.ts";
import { anAccount, codeOf, propose, run, settle, someone, tokenOf } from "./kit.ts";

let city: City;
let services: Services;
let now: Date;
let system: Actor;
let security: Actor;
let other: Actor;

beforeAll(async () => {
  city = await aCity({ each: 1 });
  services = { ...city.services, clock: openClock(() => now) };
  now = new Date();
  [system, security, other] = await Promise.all([
    someone(services, "system-admin"),
    someone(services, "security-admin"),
    someone(services, "security-admin"),
  ]);
});
afterAll(() => city.close());

function grantsOf(accountId: string): Promise<{ grants: GrantView[] }> {
  return run(services, "accounts.read-account", security, { accountId });
}

test("an account is opened with a one-time password that must be changed before anything else", async () => {
  const signInName = `new${makeId()}`;
  const made = await run<{ accountId: string; password: string }>(
    services,
    "accounts.create-account",
    security,
    {
      signInName: signInName.toUpperCase(),
      displayName: "柏青禾",
    },
  );
  expect(
    await codeOf(run(services, "accounts.create-account", security, { signInName, displayName: "另一个人" })),
  ).toBe("name_taken");
  const { proposalId } = await propose(services, system, made.accountId);
  await settle(services, security, proposalId);
  const token = await tokenOf(services, signInName, made.password);
  expect((await findActor(services, token))?.scopes.size).toBe(0);
  const actor = (await findActor(services, token)) as Actor;
  const change = (password: string, newPassword: string) =>
    run(services, "accounts.change-password", actor, { password, newPassword }, { sessionToken: token });
  expect(await codeOf(change("wrong password", "石桥边上的灯亮了很久"))).toBe("wrong_password");
  expect(await codeOf(change(made.password, made.password))).toBe("same_password");
  expect(await codeOf(change(made.password, `${signInName}1234`))).toBe("weak_password");
  expect(await codeOf(change(made.password, "短"))).toBe("invalid_input");
  expect(await codeOf(change(made.password, "石桥边上的灯亮了很久"))).toBe("done");
  expect((await findActor(services, token))?.scopes.get("people.write")).toBeDefined();
  expect(await codeOf(tokenOf(services, signInName, made.password))).toBe("wrong_password");
});

test("a one-time password ends after three days", async () => {
  const { accountId, signInName } = await anAccount(services);
  const { password } = await run<{ password: string }>(services, "accounts.reset-password", security, {
    accountId,
  });
  now = new Date(now.getTime() + 3 * 86_400_000);
  expect(await codeOf(tokenOf(services, signInName, password))).toBe("password_over");
  now = new Date();
});

test("a retried command shows the same one-time password, and no table holds it", async () => {
  const { accountId, signInName } = await anAccount(services);
  const reset = () =>
    run<{ password: string }>(
      services,
      "accounts.reset-password",
      security,
      { accountId },
      { key: `k-${accountId}` },
    );
  const first = await reset();
  expect(await reset()).toEqual(first);
  expect(await codeOf(tokenOf(services, signInName, first.password))).toBe("done");
  const { rows } = await services.database.pool.query(
    `select (select jsonb_agg(a) from command.answer a)::text || (select jsonb_agg(e) from audit.entry e)::text
      || (select jsonb_agg(a) from accounts.account a)::text as all`,
  );
  expect((rows[0] as { all: string }).all).not.toContain(first.password);
});

test("a reset ends every session and frees from waiting", async () => {
  const { accountId, signInName } = await anAccount(services);
  const token = await tokenOf(services, signInName);
  for (let wrong = 0; wrong < 6; wrong += 1) await codeOf(tokenOf(services, signInName, "wrong"));
  expect(await codeOf(tokenOf(services, signInName))).toBe("too_many");
  const { password } = await run<{ password: string }>(services, "accounts.reset-password", security, {
    accountId,
  });
  expect(await findActor(services, token)).toBeUndefined();
  expect(await codeOf(tokenOf(services, signInName, password))).toBe("done");
});

test("a role takes effect when a third person grants it, and ends at once", async () => {
  const { accountId, signInName } = await anAccount(services);
  const token = await tokenOf(services, signInName);
  const { proposalId } = await propose(services, security, accountId);
  expect(await codeOf(propose(services, system, accountId))).toBe("already_proposed");
  expect(await codeOf(settle(services, security, proposalId))).toBe("same_person");
  expect(await codeOf(settle(services, system, proposalId))).toBe("forbidden");
  expect((await findActor(services, token))?.scopes.size).toBe(0);
  const { grantId } = await settle(services, other, proposalId);
  const { lo, hi } = city.places.get("riversideFirst") ?? { lo: 0, hi: 0 };
  expect((await findActor(services, token))?.scopes.get("people.write")).toEqual([{ lo, hi }]);
  expect(await codeOf(settle(services, other, proposalId, "refused", "已经办过"))).toBe("settled");
  expect(await codeOf(propose(services, system, accountId))).toBe("already_held");
  expect((await grantsOf(accountId)).grants).toMatchObject([
    { role: "branch-secretary", body: { id: "1001" }, endedAt: null },
  ]);
  await run(services, "accounts.end-grant", security, { grantId, reason: "届满离任" });
  expect((await findActor(services, token))?.scopes.size).toBe(0);
  expect(await codeOf(run(services, "accounts.end-grant", security, { grantId, reason: "再收一次" }))).toBe(
    "ended",
  );
});

test("what another process takes away holds for at most a second", async () => {
  const { accountId, signInName } = await anAccount(services, [{ role: "clerk", bodyId: "100" }]);
  const token = await tokenOf(services, signInName);
  expect((await findActor(services, token))?.scopes.size).toBeGreaterThan(0);
  await services.database.pool.query("update accounts.grant set ended_at = now() where account_id = $1", [
    accountId,
  ]);
  now = new Date(now.getTime() + 999);
  expect((await findActor(services, token))?.scopes.size).toBeGreaterThan(0);
  now = new Date(now.getTime() + 1);
  expect((await findActor(services, token))?.scopes.size).toBe(0);
});

test("a grant for later days is no right today", async () => {
  const { signInName } = await anAccount(services, [
    { role: "clerk", bodyId: "100", fromDay: "2099-01-01" },
    { role: "clerk", bodyId: "101", fromDay: "2020-01-01", toDay: services.clock.today() },
    { role: "clerk", bodyId: "999999" },
  ]);
  const token = await tokenOf(services, signInName);
  expect((await findActor(services, token))?.scopes.size).toBe(0);
});

test("an administrator gets no other role, and of two that exclude each other only one is granted", async () => {
  const { accountId } = await anAccount(services);
  const content = await propose(services, system, accountId);
  const keeper = await propose(services, system, accountId, { role: "audit-admin", bodyId: undefined });
  const lock = `select 1 from accounts.account where account_id = ${accountId} for update`;
  const results = await city.atOnce(lock, [
    () => settle(services, security, content.proposalId),
    () => settle(services, other, keeper.proposalId),
  ]);
  expect(results.map((result) => result.status).toSorted()).toEqual(["fulfilled", "rejected"]);
  expect(results.find((result) => result.status === "rejected")).toMatchObject({
    reason: { code: "exclusive" },
  });
  expect((await grantsOf(accountId)).grants.length).toBe(1);
});

test("of two who settle one proposal at once, one is told who was first", async () => {
  const { accountId } = await anAccount(services);
  const { proposalId } = await propose(services, system, accountId);
  const lock = `select 1 from accounts.grant_proposal where proposal_id = ${proposalId} for update`;
  const results = await city.atOnce(lock, [
    () => settle(services, security, proposalId),
    () => settle(services, other, proposalId),
  ]);
  expect(results.map((result) => result.status).toSorted()).toEqual(["fulfilled", "rejected"]);
  const lost = results.find((result) => result.status === "rejected");
  expect(lost).toMatchObject({
    reason: { code: "settled", details: { name: expect.stringContaining("账户") } },
  });
});

test("the database itself refuses a grant with two eyes", async () => {
  const { accountId } = await anAccount(services);
  const insert = (proposedBy: string, madeBy: string) =>
    services.database.pool.query(
      `insert into accounts.grant (grant_id, account_id, role, from_day, proposed_by, made_by)
       values ($1, $2, 'audit-admin', '2026-01-01', $3, $4)`,
      [makeId(), accountId, proposedBy, madeBy],
    );
  await expect(insert("1", "1")).rejects.toMatchObject({ constraint: "grant_has_four_eyes" });
  await expect(insert(accountId, "1")).rejects.toMatchObject({ constraint: "grant_has_four_eyes" });
  await expect(insert("1", accountId)).rejects.toMatchObject({ constraint: "grant_has_four_eyes" });
});

test("nobody keeps their own account, and disabling ends its sessions at once", async () => {
  const { accountId, signInName } = await anAccount(services, [{ role: "clerk", bodyId: "100" }]);
  const token = await tokenOf(services, signInName);
  const own = { accountId: security.accountId };
  expect(await codeOf(run(services, "accounts.disable-account", security, own))).toBe("own_account");
  expect(await codeOf(run(services, "accounts.reset-password", security, own))).toBe("own_account");
  expect(await findActor(services, token)).toBeDefined();
  await run(services, "accounts.disable-account", security, { accountId });
  expect(await findActor(services, token)).toBeUndefined();
  expect(await codeOf(tokenOf(services, signInName))).toBe("account_disabled");
  expect(await codeOf(tokenOf(services, signInName, "wrong"))).toBe("wrong_password");
  expect(await codeOf(run(services, "accounts.disable-account", security, { accountId }))).toBe("already_so");
  await run(services, "accounts.enable-account", security, { accountId });
  expect(await codeOf(tokenOf(services, signInName))).toBe("done");
});

test("of two security administrators who disable each other one stays", async () => {
  const own = await aCity({ each: 1 });
  try {
    const [one, two] = await Promise.all([
      someone(own.services, "security-admin"),
      someone(own.services, "security-admin"),
    ]);
    const lock = "select 1 from accounts.grant where role = 'security-admin' for update";
    const results = await own.atOnce(lock, [
      () => run(own.services, "accounts.disable-account", one, { accountId: two.accountId }),
      () => run(own.services, "accounts.disable-account", two, { accountId: one.accountId }),
    ]);
    expect(results.map((result) => result.status).toSorted()).toEqual(["fulfilled", "rejected"]);
    expect(results.find((result) => result.status === "rejected")).toMatchObject({
      reason: { code: "last_one" },
    });
  } finally {
    await own.close();
  }
});
