import { createHash, randomBytes } from "node:crypto";
import { sql } from "kysely";
import type { Role } from "#features/accounts/contract.ts";
import type { Services } from "#foundation/services.ts";
import { makeId } from "#foundation/ids.ts";

/** Somebody with a session, as signing in leaves it. */
export interface Player {
  accountId: string;
  /** What the cookie holds; undefined for nobody. */
  token: string | undefined;
  name: string;
}

export interface PlayerGrant {
  role: Role;
  bodyId?: string | undefined;
  fromDay?: string;
  toDay?: string;
  ended?: boolean;
}

export const NOBODY: Player = { accountId: "0", token: undefined, name: "nobody" };

/** An account with grants and a running session, written as the tables hold them. */
export async function aPlayer(
  services: Services,
  name: string,
  grants: readonly PlayerGrant[],
  choice: { disabled?: boolean; passwordHash?: string } = {},
): Promise<Player> {
  const { db } = services.database;
  const accountId = makeId();
  const token = randomBytes(32).toString("base64url");
  await sql`insert into accounts.account (account_id, sign_in_name, display_name, password_hash, disabled_at)
    values (${accountId}, ${`p${accountId}`}, ${name}, ${choice.passwordHash ?? "none"}, ${choice.disabled ? new Date() : null})`.execute(
    db,
  );
  for (const grant of grants) await giveGrant(services, accountId, grant);
  await startSessionOf(services, accountId, token);
  return { accountId, token, name };
}

export async function giveGrant(services: Services, accountId: string, grant: PlayerGrant): Promise<string> {
  const grantId = makeId();
  await sql`insert into accounts.grant (grant_id, account_id, role, body_id, from_day, to_day, ended_at)
    values (${grantId}, ${accountId}, ${grant.role}, ${grant.bodyId ?? null}, ${grant.fromDay ?? "2026-01-01"},
      ${grant.toDay ?? null}, ${grant.ended ? new Date() : null})`.execute(services.database.db);
  return grantId;
}

/** One more session of an account. */
export async function startSessionOf(services: Services, accountId: string, token: string): Promise<string> {
  const sessionId = makeId();
  const hash = createHash("sha256").update(token).digest();
  await sql`insert into accounts.session (token_hash, session_id, account_id, made_at, seen_at, ends_at)
    values (${hash}, ${sessionId}, ${accountId}, now(), now(), now() + interval '1 day')`.execute(
    services.database.db,
  );
  return sessionId;
}
