import { sql } from "kysely";
import type { Db, Tx } from "#foundation/database/open-database.ts";
import type { Role } from "./roles.contract.ts";

export interface SessionGrant {
  role: Role;
  lo: number | null;
  hi: number | null;
  bodyId: string | null;
  bodyName: string | null;
}

export interface SessionRow {
  accountId: string;
  name: string;
  personId: string | null;
  seenAt: Date;
  mustChangePassword: boolean;
  grants: SessionGrant[];
}

interface Moment {
  now: Date;
  today: string;
  /** Sessions that nobody has used since are over. */
  idleSince: Date;
}

/** Who an account is, with the grants of today. */
function accountColumns(today: string) {
  return sql`a.account_id as "accountId", a.display_name as name, a.person_id as "personId",
      a.one_time_until is not null as "mustChangePassword",
      coalesce((select jsonb_agg(jsonb_build_object('role', g.role, 'lo', b.lo, 'hi', b.hi, 'bodyId', g.body_id::text,
          'bodyName', b.short_name) order by g.grant_id)
        from accounts.grant g left join bodies.published_body b on b.body_id = g.body_id
          and (b.ended_on is null or b.ended_on > ${today})
        where g.account_id = a.account_id and g.from_day <= ${today} and (g.to_day is null or g.to_day > ${today})
          and g.ended_at is null and (g.body_id is null or b.body_id is not null)), '[]') as grants`;
}

export type NamedRow = Omit<SessionRow, "seenAt">;

/** An account that may act, by its sign-in name, without a session: for the terminal of the installation. */
export async function findNamed(db: Db, signInName: string, today: string): Promise<NamedRow | undefined> {
  const { rows } = await sql<NamedRow>`
    select ${accountColumns(today)} from accounts.account a
    where lower(a.sign_in_name) = lower(${signInName}) and a.disabled_at is null`.execute(db);
  return rows[0];
}

/** The account of a running session with the grants of today, in one question. */
export async function findSession(
  db: Db,
  tokenHash: Buffer,
  { now, today, idleSince }: Moment,
): Promise<SessionRow | undefined> {
  const { rows } = await sql<SessionRow>`
    select ${accountColumns(today)}, s.seen_at as "seenAt"
    from accounts.session s join accounts.account a using (account_id)
    where s.token_hash = ${tokenHash} and s.ended_at is null and s.ends_at > ${now} and s.seen_at > ${idleSince}
      and a.disabled_at is null`.execute(db);
  return rows[0];
}

/** Notes that the session is in use. */
export async function touchSession(db: Db, tokenHash: Buffer, now: Date): Promise<void> {
  await sql`update accounts.session set seen_at = ${now} where token_hash = ${tokenHash} and seen_at < ${now}`.execute(
    db,
  );
}

export interface NewSession {
  sessionId: string;
  tokenHash: Buffer;
  accountId: string;
  now: Date;
  endsAt: Date;
  device: string | undefined;
  address: string | undefined;
}

export async function startSession(tx: Tx, session: NewSession): Promise<void> {
  await tx
    .insertInto("accounts.session")
    .values({
      session_id: session.sessionId,
      token_hash: session.tokenHash,
      account_id: session.accountId,
      made_at: session.now,
      seen_at: session.now,
      ends_at: session.endsAt,
      device: session.device ?? null,
      address: session.address ?? null,
    })
    .execute();
}

/** @returns the account that was signed in, when the session was still running */
export async function endSession(db: Db, tokenHash: Buffer, now: Date): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    update accounts.session set ended_at = ${now} where token_hash = ${tokenHash} and ended_at is null
    returning account_id as id`.execute(db);
  return rows[0]?.id;
}

/** Every session of an account except one; after a change of password, and all of them when it is disabled. */
export async function endSessions(tx: Tx, accountId: string, now: Date, keep?: Buffer): Promise<void> {
  await sql`update accounts.session set ended_at = ${now}
    where account_id = ${accountId} and ended_at is null and token_hash is distinct from ${keep ?? null}`.execute(
    tx,
  );
}

export interface RunningSession {
  sessionId: string;
  tokenHash: Buffer;
  madeAt: Date;
  seenAt: Date;
  device: string | null;
  address: string | null;
}

export async function listRunning(
  db: Db,
  accountId: string,
  moment: Omit<Moment, "today">,
): Promise<RunningSession[]> {
  const { rows } = await sql<RunningSession>`
    select session_id as "sessionId", token_hash as "tokenHash", made_at as "madeAt", seen_at as "seenAt", device, address
    from accounts.session
    where account_id = ${accountId} and ended_at is null and ends_at > ${moment.now} and seen_at > ${moment.idleSince}
    order by seen_at desc limit 50`.execute(db);
  return rows;
}

/** One session of an account, locked; undefined when it belongs to somebody else. */
export async function lockSession(
  tx: Tx,
  accountId: string,
  sessionId: string,
): Promise<{ sessionId: string; ended: boolean } | undefined> {
  const { rows } = await sql<{ sessionId: string; ended: boolean }>`
    select session_id as "sessionId", ended_at is not null as ended from accounts.session
    where session_id = ${sessionId} and account_id = ${accountId} for update`.execute(tx);
  return rows[0];
}

export async function endOneSession(tx: Tx, sessionId: string, now: Date): Promise<void> {
  await sql`update accounts.session set ended_at = ${now} where session_id = ${sessionId}`.execute(tx);
}

export async function deleteOldSessions(db: Db, before: Date): Promise<void> {
  await sql`delete from accounts.session where ends_at < ${before}`.execute(db);
}
