import type pg from "pg";
import { firstIdAt } from "#foundation/ids.ts";
import { putSetting } from "#foundation/database/settings.ts";

/** A reader that was away longer computes everything anew. */
const KEPT_DAYS = 100;

/**
 * Drops the months of the feed that lie wholly before the kept days, and first says so to readers (read-changes.ts).
 * The connection must be the owner's.
 * @returns how many months were dropped
 */
export async function pruneFeed(pool: pg.Pool, now = new Date()): Promise<number> {
  const oldest = new Date(now.getTime() - KEPT_DAYS * 86_400_000);
  const { rows } = await pool.query<{ part: string }>(
    `select c.oid::regclass::text as part from pg_inherits i join pg_class c on c.oid = i.inhrelid
     where i.inhparent = 'feed.change'::regclass
       and substring(pg_get_expr(c.relpartbound, c.oid) from 'TO \\(''?(\\d+)')::bigint <= $1::bigint`,
    [firstIdAt(oldest)],
  );
  if (rows.length === 0) return 0;
  await putSetting(pool, "feed.pruned", oldest.toISOString());
  for (const { part } of rows) await pool.query(`drop table ${part}`);
  return rows.length;
}
