import { sql } from "kysely";
import type { Range } from "#foundation/access/actor.ts";
import type { Db } from "#foundation/database/open-database.ts";
import type { Moved } from "./tree-of-day.rules.ts";

/**
 * The period by which a body is placed on a day: the one that held; before its founding the first one, after its end the
 * last. So every body hangs somewhere on every day, and nobody who belonged to it is lost from the sums.
 */
function nearest(bodyId: ReturnType<typeof sql.ref>, day: string) {
  return sql`lateral (
    select q.parent_id, q.short_name from bodies.body_period q
    where q.body_id = ${bodyId} and q.superseded_at is null
    order by (q.from_day <= ${day}::date and (q.to_day is null or q.to_day > ${day}::date)) desc,
      q.from_day > ${day}::date desc, case when q.from_day > ${day}::date then q.from_day end, q.from_day desc
    limit 1)`;
}

/** Bodies whose superior on a day was another one than today: few, and found by their periods that have ended. */
export async function listMoved(db: Db, day: string): Promise<Moved[]> {
  const { rows } = await sql<Moved>`
    select b.body_id as "bodyId", b.lo::float8 as lo, b.hi::float8 as hi, n.parent_id as "parentId",
      p.lo::float8 as "parentLo"
    from (select distinct e.body_id from bodies.body_period e
      where e.to_day > ${day}::date and e.superseded_at is null) ended
    join bodies.body b using (body_id)
    cross join ${nearest(sql.ref("b.body_id"), day)} n
    left join bodies.body p on p.body_id = n.parent_id
    where n.parent_id is distinct from b.parent_id
    order by b.lo`.execute(db);
  return rows;
}

export interface ChildOnDay extends Range {
  bodyId: string;
  /** The short name of that day. */
  name: string;
}

/** The body itself and what stood directly below it on a day, in today's order, with today's numbers. */
export async function listFamily(
  db: Db,
  bodyId: string,
  day: string,
  moved: readonly Moved[],
): Promise<{ body: Range | undefined; children: ChildOnDay[] }> {
  const came = moved.filter((one) => one.parentId === bodyId).map((one) => one.bodyId);
  const went = moved.filter((one) => one.parentId !== bodyId).map((one) => one.bodyId);
  const { rows } = await sql<ChildOnDay>`
    select b.body_id as "bodyId", b.lo::float8 as lo, b.hi::float8 as hi, coalesce(n.short_name, b.short_name) as name
    from bodies.body b left join ${nearest(sql.ref("b.body_id"), day)} n on true
    where b.body_id = ${bodyId} or b.body_id = any(${came}::bigint[])
      or (b.parent_id = ${bodyId} and not b.body_id = any(${went}::bigint[]))
    order by b.lo`.execute(db);
  return {
    body: rows.find((row) => row.bodyId === bodyId),
    children: rows.filter((row) => row.bodyId !== bodyId),
  };
}

export async function findRange(db: Db, bodyId: string): Promise<Range | undefined> {
  const { rows } = await sql<Range>`
    select lo::float8 as lo, hi::float8 as hi from bodies.body where body_id = ${bodyId}`.execute(db);
  return rows[0];
}
