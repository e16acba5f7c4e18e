import { writeManyChanges } from "#foundation/audit/write-entry.ts";
import type { Tx } from "#foundation/database/open-database.ts";
import { Refused } from "#foundation/decision.ts";
import type { Services } from "#foundation/services.ts";
import { listAdministrators, listHeld } from "./grant-store.ts";
import { makeOneTimePassword, readOneTimePassword } from "./one-time-password.ts";
import { ROLE_NAMES, describeRole } from "./roles.contract.ts";
import { endSessions } from "./session-store.ts";
import { nameAim, ownAim } from "./sign-in-aims.ts";
import { type AccountRecord, findBySignInName, lockAccount, updateAccount } from "./store.ts";
import { forgetDevices, forgetTries } from "./tries-store.ts";

type Parts = Pick<Services, "database" | "keys" | "clock">;

/** A new one-time password for a locked account: the old one, its sessions and known browsers count no more. */
export async function renewPassword(
  tx: Tx,
  account: AccountRecord,
  services: Pick<Services, "keys" | "clock">,
): Promise<{ seed: string; until: Date }> {
  const { seed, hash, until } = await makeOneTimePassword(services);
  await updateAccount(tx, account.accountId, { password_hash: hash, one_time_until: until });
  await endSessions(tx, account.accountId, services.clock.now());
  await forgetDevices(tx, account.accountId);
  await forgetTries(tx, [nameAim(services, account.signInName), ownAim(services, account.accountId)]);
  return { seed, until };
}

/** What the terminal shows once. */
export interface LostPassword {
  displayName: string;
  password: string;
  until: Date;
  /** The other administrators by name: they must hear of it from whoever did it. */
  tell: string[];
}

const ADMINISTRATORS = ROLE_NAMES.filter((role) => describeRole(role).at === "installation");

/**
 * A new one-time password for an administrator whose own is lost, without anybody signed in: for the terminal of the
 * installation only. Everybody else is given one by a security administrator. The entry in the audit is part of the
 * same transaction and names the operator.
 * @throws Refused `not_found`, `disabled`, or `no_administrator` for an account without an administrator's role today
 */
export async function renewAdministrator(
  services: Parts,
  signInName: string,
  operator: Record<string, string>,
): Promise<LostPassword> {
  const today = services.clock.today();
  return services.database.db.transaction().execute(async (tx) => {
    const found = await findBySignInName(tx, signInName);
    const account = found && (await lockAccount(tx, found.accountId));
    if (!account) throw new Refused("not_found");
    if (account.disabledAt !== null) throw new Refused("disabled");
    const held = await listHeld(tx, account.accountId);
    const isHeld = held.some(
      ({ role, fromDay, toDay }) =>
        ADMINISTRATORS.includes(role) && fromDay <= today && (toDay === null || toDay > today),
    );
    if (!isHeld) throw new Refused("no_administrator");
    const { seed, until } = await renewPassword(tx, account, services);
    await writeManyChanges(tx, [entryOf(account, operator)], []);
    return {
      displayName: account.displayName,
      password: readOneTimePassword(services, seed),
      until,
      tell: await listAdministrators(tx, ADMINISTRATORS, today, account.accountId),
    };
  });
}

function entryOf({ accountId }: AccountRecord, operator: Record<string, string>) {
  const subject = { kind: "account", id: accountId };
  return { kind: "change", accountId: undefined, action: RENEWED, subject, detail: operator } as const;
}

const RENEWED = "installation.new-password";
