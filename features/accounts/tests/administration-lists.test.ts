import { afterAll, beforeAll, expect, test } from "vitest";
import type { Actor } from "#foundation/access/actor.ts";
import type { Services } from "#foundation/services.ts";
import { aCity, type City } from "#tests/kit/city.ts";
import type { AccountRow } from "../administration.contract.ts";
import { forgetActors } from "../find-actor.ts";
import type { GrantView, ProposalView } from "../grants.contract.ts";
import { makeFirstAdministrators } from "../make-first-administrators.ts";
import { anAccount, codeOf, propose, run, settle, someone, tokenOf } from "./kit.ts";

let city: City;
let services: Services;
let system: Actor;
let security: Actor;
let audit: Actor;

beforeAll(async () => {
  city = await aCity({ each: 1 });
  services = city.services;
  [system, security, audit] = await Promise.all([
    someone(services, "system-admin"),
    someone(services, "security-admin"),
    someone(services, "audit-admin"),
  ]);
});
afterAll(() => city.close());

test("those without the permission learn and change nothing", async () => {
  const { accountId } = await anAccount(services);
  const clerk = city.actor("clerk", "riverside");
  const before = await services.database.pool.query(
    "select version from accounts.account where account_id = $1",
    [accountId],
  );
  for (const actor of [clerk, audit]) {
    expect(await codeOf(run(services, "accounts.list-accounts", actor, {}))).toBe("forbidden");
    expect(await codeOf(run(services, "accounts.read-account", actor, { accountId }))).toBe("forbidden");
    expect(await codeOf(run(services, "accounts.disable-account", actor, { accountId }))).toBe("forbidden");
    expect(await codeOf(run(services, "accounts.reset-password", actor, { accountId }))).toBe("forbidden");
    expect(await codeOf(propose(services, actor, accountId))).toBe("forbidden");
  }
  expect(await codeOf(run(services, "accounts.reset-password", system, { accountId }))).toBe("forbidden");
  expect(await codeOf(run(services, "audit.list-entries", security, {}))).toBe("forbidden");
  const after = await services.database.pool.query(
    "select version from accounts.account where account_id = $1",
    [accountId],
  );
  expect(after.rows).toEqual(before.rows);
});

test("accounts are found by name, by role and by a body above theirs", async () => {
  const secretary = await anAccount(services, [{ role: "branch-secretary", bodyId: "2002" }]);
  const list = async (question: object) =>
    (await run<{ rows: AccountRow[] }>(services, "accounts.list-accounts", security, question)).rows.map(
      (row) => row.accountId,
    );
  expect(await list({ text: secretary.signInName.toUpperCase() })).toEqual([secretary.accountId]);
  expect(await list({ text: "%" })).toEqual([]);
  expect(await list({ body: "20" })).toEqual([secretary.accountId]);
  expect(await list({ body: "10", text: secretary.signInName })).toEqual([]);
  expect(await list({ role: "audit-admin" })).toEqual([audit.accountId]);
});

test("the list of accounts goes on from page to page without a gap", async () => {
  const all: string[] = [];
  let after: string | undefined;
  do {
    const page: { rows: AccountRow[]; next: string | null } = await run(
      services,
      "accounts.list-accounts",
      security,
      { limit: 3, ...(after !== undefined && { after }) },
    );
    all.push(...page.rows.map((row) => row.signInName));
    after = page.next ?? undefined;
  } while (after !== undefined);
  const { rows } = await services.database.pool.query(
    "select sign_in_name as name from accounts.account order by lower(sign_in_name)",
  );
  expect(all).toEqual(rows.map((row: { name: string }) => row.name));
});

test("grants at a body are those there and above it", async () => {
  const { accountId } = await anAccount(services, [{ role: "district-section", bodyId: "20" }]);
  const at = async (body: string, reach: string) =>
    (
      await run<{ grants: GrantView[] }>(services, "accounts.list-grants-at", security, { body, reach })
    ).grants
      .map((grant) => grant.accountId)
      .filter((id) => id === accountId);
  expect(await at("2001", "above")).toEqual([accountId]);
  expect(await at("2001", "here")).toEqual([]);
  expect(await at("1001", "above")).toEqual([]);
});

test("a proposal is taken back by the one who made it", async () => {
  const { accountId } = await anAccount(services);
  const { proposalId } = await propose(services, system, accountId);
  expect(await codeOf(run(services, "accounts.withdraw-proposal", security, { proposalId }))).toBe(
    "not_yours",
  );
  await run(services, "accounts.withdraw-proposal", system, { proposalId });
  expect(await codeOf(settle(services, security, proposalId))).toBe("settled");
  const open = await run<{ rows: ProposalView[] }>(services, "accounts.list-proposals", security, {
    accountId,
  });
  expect(open.rows).toEqual([]);
});

test("an empty installation gets its first administrators once", async () => {
  const own = await aCity({ each: 1 });
  try {
    const made = await makeFirstAdministrators(own.services);
    expect(made.map((one) => one.role).toSorted()).toEqual([
      "audit-admin",
      "security-admin",
      "security-admin",
      "system-admin",
    ]);
    for (const { signInName, password } of made)
      expect(await codeOf(tokenOf(own.services, signInName, password))).toBe("done");
    expect(await codeOf(makeFirstAdministrators(own.services))).toBe("not_empty");
  } finally {
    forgetActors(own.services);
    await own.close();
  }
});
