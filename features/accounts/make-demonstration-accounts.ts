import { hashPassword } from "#foundation/crypto/passwords.ts";
import { putSetting } from "#foundation/database/settings.ts";
import { makeId } from "#foundation/ids.ts";
import type { Services } from "#foundation/services.ts";
import { ROLES, type Role } from "./contract.ts";
import { insertGrant } from "./grant-store.ts";
import { findBySignInName, insertAccount } from "./store.ts";

export interface DemonstrationAccount {
  /** Sign-in name, pinyin of what the account does. */
  name: string;
  role: Role;
  displayName: string;
  /** Where the role is granted; undefined for the three administrators. */
  body: { id: string; name: string } | undefined;
}

/** One password for all of them: a demonstration keeps nothing that a password could protect. */
const DEMONSTRATION_PASSWORD = "zugong-demo";

/** The same password for the secretaries behind the cases of a demonstration. */
export function hashDemonstrationPassword(): Promise<string> {
  return hashPassword(DEMONSTRATION_PASSWORD);
}

/** What the sign-in page of a demonstration shows, and the line at the start. */
interface Shown {
  password: string;
  accounts: { name: string; role: { zh: string; en: string }; body: string | null }[];
}

/**
 * Makes an account for each role; those that exist already are left as they are. Only for an installation of made-up
 * people: everybody may read the password on the sign-in page.
 */
export async function makeDemonstrationAccounts(
  services: Pick<Services, "database" | "clock">,
  accounts: readonly DemonstrationAccount[],
): Promise<Shown> {
  const { db, pool } = services.database;
  const passwordHash = await hashDemonstrationPassword();
  const fromDay = services.clock.today();
  for (const account of accounts) {
    if (await findBySignInName(db, account.name)) continue;
    const accountId = makeId();
    await db.transaction().execute(async (tx) => {
      await insertAccount(tx, {
        accountId,
        signInName: account.name,
        displayName: account.displayName,
        personId: undefined,
        passwordHash,
        oneTimeUntil: null,
        homeBody: account.body?.id,
      });
      await insertGrant(tx, {
        grantId: makeId(),
        accountId,
        role: account.role,
        bodyId: account.body?.id ?? null,
        fromDay,
        toDay: null,
        eyes: undefined,
      });
    });
  }
  const shown = { password: DEMONSTRATION_PASSWORD, accounts: accounts.map(shownOf) };
  await putSetting(pool, "demonstration-accounts", shown);
  return shown;
}

function shownOf(account: DemonstrationAccount): Shown["accounts"][number] {
  return { name: account.name, role: ROLES[account.role].name, body: account.body?.name ?? null };
}
