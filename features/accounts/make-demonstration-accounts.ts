import { sql } from "kysely";
import { hashPassword } from "#foundation/crypto/passwords.ts";
import { putSetting } from "#foundation/database/settings.ts";
import { makeId } from "#foundation/ids.ts";
import type { Services } from "#foundation/services.ts";
import { ROLES, type Role } from "./contract.ts";

export interface DemonstrationAccount {
  /** Sign-in name, pinyin of what the account does. */
  name: string;
  role: Role;
  displayName: string;
  /** Where the role is granted; undefined for the three administrators. */
  body: { id: string; name: string } | undefined;
}

/** One password for all of them: a demonstration keeps nothing that a password could protect. */
export const DEMONSTRATION_PASSWORD = "zugong-demo";

/** Makes an account for each role; those that exist already are left as they are. */
export async function makeDemonstrationAccounts(
  services: Pick<Services, "database" | "clock">,
  accounts: readonly DemonstrationAccount[],
): Promise<void> {
  const hash = await hashPassword(DEMONSTRATION_PASSWORD);
  const today = services.clock.today();
  await services.database.db.transaction().execute(async (tx) => {
    for (const account of accounts) {
      const accountId = makeId();
      const made =
        await sql`insert into accounts.account (account_id, sign_in_name, display_name, password_hash, home_body)
        values (${accountId}, ${account.name}, ${account.displayName}, ${hash}, ${account.body?.id ?? null})
        on conflict (lower(sign_in_name)) do nothing`.execute(tx);
      if (made.numAffectedRows !== 1n) continue;
      await sql`insert into accounts.grant (grant_id, account_id, role, body_id, from_day)
        values (${makeId()}, ${accountId}, ${account.role}, ${account.body?.id ?? null}, ${today})`.execute(
        tx,
      );
    }
  });
  await putSetting(services.database.pool, "demonstration-accounts", {
    password: DEMONSTRATION_PASSWORD,
    accounts: accounts.map((account) => ({
      name: account.name,
      role: ROLES[account.role].name,
      body: account.body?.name ?? null,
    })),
  });
}
