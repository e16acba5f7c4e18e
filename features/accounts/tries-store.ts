import { sql } from "kysely";
import type { Db, Tx } from "#foundation/database/open-database.ts";
import type { AimKind, WrongTries } from "./brute-force.rules.ts";

/** What a try is counted for; `key` is a MAC over kind and value. */
export interface Aim {
  kind: AimKind;
  key: Buffer;
}

/** What is counted for some aims now, without waiting for anybody. */
export async function findTries(db: Db, aims: readonly Aim[]): Promise<WrongTries[]> {
  return readTries(db, aims, sql``);
}

/** The same, locked to the end of the transaction. */
export async function lockTries(tx: Tx, aims: readonly Aim[]): Promise<WrongTries[]> {
  return readTries(tx, aims, sql`for update`);
}

/** Gives aims without a row one, so that their first failures queue too. */
export async function openTries(tx: Tx, aims: readonly Aim[], now: Date): Promise<void> {
  // In the order in which they are locked, so that two of them never wait for each other.
  const keys = aims.map((aim) => aim.key).toSorted((a, b) => a.compare(b));
  await sql`insert into accounts.wrong_try (aim, failures, failed_at)
    select key, 0, ${now} from unnest(${keys}::bytea[]) as key on conflict do nothing`.execute(tx);
}

async function readTries(
  db: Db | Tx,
  aims: readonly Aim[],
  locking: ReturnType<typeof sql>,
): Promise<WrongTries[]> {
  const { rows } = await sql<{ aim: Buffer; failures: number; failedAt: Date }>`
    select aim, failures, failed_at as "failedAt" from accounts.wrong_try
    where aim = any(${aims.map((aim) => aim.key)}::bytea[]) order by aim ${locking}`.execute(db);
  return rows.flatMap((row) => {
    const aim = aims.find((one) => one.key.equals(row.aim));
    return aim ? [{ kind: aim.kind, failures: row.failures, failedAt: row.failedAt }] : [];
  });
}

export async function putTries(tx: Tx, aim: Aim, failures: number, now: Date): Promise<void> {
  await sql`update accounts.wrong_try set failures = ${failures}, failed_at = ${now} where aim = ${aim.key}`.execute(
    tx,
  );
}

export async function forgetTries(tx: Tx, aims: readonly Aim[]): Promise<void> {
  await sql`delete from accounts.wrong_try where aim = any(${aims.map((aim) => aim.key)}::bytea[])`.execute(
    tx,
  );
}

/** Whether an account has signed in from a browser before, lately enough to count. */
export async function isKnownDevice(
  db: Db,
  accountId: string,
  deviceHash: Buffer,
  since: Date,
): Promise<boolean> {
  const { rows } = await sql`select 1 from accounts.known_device
    where account_id = ${accountId} and device_hash = ${deviceHash} and seen_at > ${since}`.execute(db);
  return rows.length > 0;
}

export async function rememberDevice(
  tx: Tx,
  accountId: string,
  deviceHash: Buffer,
  now: Date,
): Promise<void> {
  await sql`insert into accounts.known_device (account_id, device_hash, seen_at) values (${accountId}, ${deviceHash}, ${now})
    on conflict (account_id, device_hash) do update set seen_at = excluded.seen_at`.execute(tx);
}

/** After a password was reset: whoever knew the old one is a stranger again, and nobody waits any more. */
export async function forgetDevices(tx: Tx, accountId: string): Promise<void> {
  await sql`delete from accounts.known_device where account_id = ${accountId}`.execute(tx);
}

/** Counts that no longer hold anybody up, and browsers not seen for long. */
export async function deleteOldTries(db: Db, before: Date, devicesBefore: Date): Promise<void> {
  await sql`delete from accounts.wrong_try where failed_at < ${before}`.execute(db);
  await sql`delete from accounts.known_device where seen_at < ${devicesBefore}`.execute(db);
}
