import { Refused } from "#foundation/decision.ts";
import { makeId } from "#foundation/ids.ts";
import type { Services } from "#foundation/services.ts";
import { insertGrant } from "./grant-store.ts";
import { makeOneTimePassword, readOneTimePassword } from "./one-time-password.ts";
import type { Role } from "./roles.contract.ts";
import { hasAccounts, insertAccount } from "./store.ts";

interface FirstAccount {
  signInName: string;
  displayName: string;
  role: Role;
}

/** Two security administrators, since one proposes and another grants. */
const FIRST: readonly FirstAccount[] = [
  { signInName: "xitong", displayName: "系统管理员", role: "system-admin" },
  { signInName: "anquan-1", displayName: "安全管理员甲", role: "security-admin" },
  { signInName: "anquan-2", displayName: "安全管理员乙", role: "security-admin" },
  { signInName: "shenji", displayName: "审计管理员", role: "audit-admin" },
];

/** An account that was made now. */
export interface HandedOver {
  signInName: string;
  displayName: string;
  role: Role;
  /** One-time password, to be changed at the first sign-in. */
  password: string;
  until: Date;
}

/**
 * The administrators of an installation without accounts: the only grants that nobody proposed.
 * @throws Refused `not_empty` when there is an account already: from then on administrators make accounts
 */
export async function makeFirstAdministrators(
  services: Pick<Services, "database" | "keys" | "clock">,
): Promise<HandedOver[]> {
  const { db } = services.database;
  const passwords = await Promise.all(
    FIRST.map(async (account) => ({ ...account, made: await makeOneTimePassword(services) })),
  );
  await db.transaction().execute(async (tx) => {
    if (await hasAccounts(tx)) throw new Refused("not_empty");
    for (const { signInName, displayName, role, made } of passwords) {
      const accountId = makeId();
      const { hash: passwordHash, until: oneTimeUntil } = made;
      await insertAccount(tx, {
        accountId,
        signInName,
        displayName,
        personId: undefined,
        passwordHash,
        oneTimeUntil,
      });
      await insertGrant(tx, {
        grantId: makeId(),
        accountId,
        role,
        bodyId: null,
        fromDay: services.clock.today(),
        toDay: null,
        eyes: undefined,
      });
    }
  });
  return passwords.map(({ made, ...account }) => ({
    ...account,
    password: readOneTimePassword(services, made.seed),
    until: made.until,
  }));
}
