import { afterAll, beforeAll, expect, test } from "vitest";
import { aCity, type City } from "#tests/kit/city.ts";
import { BODIES } from "#tests/kit/tree.ts";
import { findSignedIn } from "../find-actor.ts";
import { makeFirstAdministrators, renewAdministrator } from "../index.ts";
import { anAccount, tokenOf } from "./kit.ts";

let city: City;
beforeAll(async () => {
  city = await aCity();
});
afterAll(() => city.close());

const OPERATOR = { operator: "root", host: "server-1" };
const renew = (name: string) => renewAdministrator(city.services, name, OPERATOR);

test("an administrator whose password is lost gets another; the old one is void, the audit says who did it", async () => {
  const [first] = await makeFirstAdministrators(city.services);
  const { signInName, password: lost } = first ?? { signInName: "", password: "" };
  const before = await tokenOf(city.services, signInName, lost);
  const made = await renew(signInName);
  expect(made.tell).toEqual(["安全管理员乙", "安全管理员甲", "审计管理员"].toSorted());
  expect(made.until.getTime()).toBeGreaterThan(Date.now());

  await expect(tokenOf(city.services, signInName, lost)).rejects.toMatchObject({ code: "wrong_password" });
  const token = await tokenOf(city.services, signInName, made.password);
  const signedIn = await findSignedIn(city.services, token);
  expect(signedIn).toMatchObject({ mustChangePassword: true, actor: { scopes: new Map() } });
  const { rows } = await city.services.database.pool.query(
    "select account_id, action, subject_id, detail from audit.entry where action = 'installation.new-password'",
  );
  expect(rows).toEqual([
    {
      account_id: null,
      action: "installation.new-password",
      subject_id: signedIn?.actor.accountId,
      detail: OPERATOR,
    },
  ]);
  expect(JSON.stringify(rows)).not.toContain(made.password);
  expect(await findSignedIn(city.services, before)).toBeUndefined();
});

test("nobody else's password is renewed at the terminal", async () => {
  const clerk = await anAccount(city.services, [{ role: "clerk", bodyId: BODIES.riverside.id }]);
  const former = await anAccount(city.services, [{ role: "audit-admin", toDay: "2026-02-01" }]);
  const { signInName } = await anAccount(city.services, [{ role: "system-admin" }]);
  await expect(renew(clerk.signInName)).rejects.toMatchObject({ code: "no_administrator" });
  await expect(renew(former.signInName)).rejects.toMatchObject({ code: "no_administrator" });
  await expect(renew("no-such-name")).rejects.toMatchObject({ code: "not_found" });
  await city.services.database.pool.query(
    "update accounts.account set disabled_at = now() where sign_in_name = $1",
    [signInName],
  );
  await expect(renew(signInName)).rejects.toMatchObject({ code: "disabled" });
});
