import { sql } from "kysely";
import type { Db, Tx } from "#foundation/database/open-database.ts";

export interface SessionRow {
  accountId: string;
  name: string;
  personId: string | null;
  grants: {
    role: string;
    lo: number | null;
    hi: number | null;
    bodyId: string | null;
    bodyName: string | null;
  }[];
}

/** The account of a running session with the grants of today, in one question. */
export async function findSession(
  db: Db,
  tokenHash: Buffer,
  today: string,
  idleSince: Date,
): Promise<SessionRow | undefined> {
  const { rows } = await sql<SessionRow>`
    select a.account_id as "accountId", a.display_name as name, a.person_id as "personId",
      coalesce((select jsonb_agg(jsonb_build_object('role', g.role, 'lo', b.lo, 'hi', b.hi, 'bodyId', g.body_id::text,
          'bodyName', b.short_name) order by g.grant_id)
        from accounts.grant g left join bodies.published_body b on b.body_id = g.body_id
        where g.account_id = a.account_id and g.from_day <= ${today} and (g.to_day is null or g.to_day > ${today})
          and g.ended_at is null and (g.body_id is null or b.body_id is not null)), '[]') as grants
    from accounts.session s join accounts.account a using (account_id)
    where s.token_hash = ${tokenHash} and s.ended_at is null and s.ends_at > now() and s.seen_at > ${idleSince}
      and a.disabled_at is null`.execute(db);
  return rows[0];
}

/** Notes that the session is in use; at most once a minute, so that reads stay reads. */
export async function touchSession(db: Db, tokenHash: Buffer): Promise<void> {
  await sql`update accounts.session set seen_at = now()
    where token_hash = ${tokenHash} and seen_at < now() - interval '1 minute'`.execute(db);
}

export interface SignInRow {
  accountId: string;
  passwordHash: string;
  failures: number;
  failedAt: Date | null;
  disabled: boolean;
}

export async function findBySignInName(db: Db, name: string): Promise<SignInRow | undefined> {
  const { rows } = await sql<SignInRow>`
    select account_id as "accountId", password_hash as "passwordHash", failures, failed_at as "failedAt",
      disabled_at is not null as disabled
    from accounts.account where lower(sign_in_name) = lower(${name})`.execute(db);
  return rows[0];
}

export async function noteFailure(db: Db, accountId: string): Promise<void> {
  await sql`update accounts.account set failures = failures + 1, failed_at = now() where account_id = ${accountId}`.execute(
    db,
  );
}

export async function startSession(
  db: Db,
  session: { tokenHash: Buffer; accountId: string; seconds: number; device: string | undefined },
): Promise<void> {
  await sql`with cleared as (
      update accounts.account set failures = 0, failed_at = null where account_id = ${session.accountId} and failures > 0)
    insert into accounts.session (token_hash, account_id, ends_at, device)
    values (${session.tokenHash}, ${session.accountId}, now() + make_interval(secs => ${session.seconds}), ${session.device ?? null})`.execute(
    db,
  );
}

export async function endSession(db: Db, tokenHash: Buffer): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    update accounts.session set ended_at = now() where token_hash = ${tokenHash} and ended_at is null
    returning account_id as id`.execute(db);
  return rows[0]?.id;
}

/** Every other session of an account, as after a change of password. */
export async function endOtherSessions(tx: Tx, accountId: string, keep: Buffer): Promise<void> {
  await sql`update accounts.session set ended_at = now()
    where account_id = ${accountId} and ended_at is null and token_hash <> ${keep}`.execute(tx);
}

export interface Preferences {
  language: string;
  textSize: string;
  theme: string;
  homeBody: string | null;
}

export async function findPreferences(db: Db, accountId: string): Promise<Preferences | undefined> {
  const { rows } = await sql<Preferences>`
    select language, text_size as "textSize", theme, home_body as "homeBody" from accounts.account
    where account_id = ${accountId}`.execute(db);
  return rows[0];
}

export async function updateAccount(
  tx: Tx,
  accountId: string,
  columns: Record<string, unknown>,
): Promise<void> {
  await tx
    .updateTable("accounts.account")
    .set({ ...columns, version: sql<number>`version + 1` } as never)
    .where("account_id", "=", accountId)
    .execute();
}

export async function findPasswordHash(tx: Tx, accountId: string): Promise<string | undefined> {
  const row = await tx
    .selectFrom("accounts.account")
    .select("password_hash")
    .where("account_id", "=", accountId)
    .forUpdate()
    .executeTakeFirst();
  return row?.password_hash;
}
