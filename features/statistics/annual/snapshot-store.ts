import { sql } from "kysely";
import type { Db, Tx } from "#foundation/database/open-database.ts";
import type { Interval } from "#foundation/cube/query.ts";

export interface StoredSnapshot {
  snapshotId: string;
  bodyId: string;
  year: number;
  madeAt: Date;
  madeBy: string;
  content: string;
  digest: Buffer;
  seal: Buffer;
}

export async function findSnapshot(
  db: Db,
  bodyId: string,
  year: number,
): Promise<StoredSnapshot | undefined> {
  const { rows } = await sql<StoredSnapshot>`
    select s.snapshot_id::text as "snapshotId", s.body_id::text as "bodyId", s.year, s.made_at as "madeAt",
      coalesce(a.display_name, '') as "madeBy", s.content, s.digest, s.seal
    from statistics.snapshot s left join accounts.published_account a on a.account_id = s.made_by
    where s.body_id = ${bodyId} and s.year = ${year}`.execute(db);
  return rows[0];
}

export async function insertSnapshot(
  tx: Tx,
  one: Omit<StoredSnapshot, "madeBy"> & { accountId: string },
): Promise<void> {
  await sql`insert into statistics.snapshot (snapshot_id, body_id, year, made_at, made_by, content, digest, seal)
    values (${one.snapshotId}, ${one.bodyId}, ${one.year}, ${one.madeAt}, ${one.accountId}, ${one.content}, ${one.digest},
      ${one.seal})`.execute(tx);
}

export interface LateChange {
  personId: string;
  name: string;
  element: string;
  recordedAt: string;
}

/** What was written of the people of a body after a moment and reaches back to a day, the newest first. */
export async function listLateChanges(
  db: Db,
  ranges: readonly Interval[],
  since: { after: Date; day: string },
  limit: number,
): Promise<LateChange[]> {
  const { rows } = await sql<LateChange>`
    select c.person_id::text as "personId", c.name, c.element, c.recorded_at::text as "recordedAt"
    from people.published_late_change c
    join unnest(${ranges.map(({ lo }) => lo)}::bigint[], ${ranges.map(({ hi }) => hi)}::bigint[]) as r(lo, hi)
      on c.body_lo between r.lo and r.hi
    where c.recorded_at > ${since.after} and (c.from_day is null or c.from_day <= ${since.day})
    order by c.recorded_at desc, c.person_id limit ${limit}`.execute(db);
  return rows;
}
