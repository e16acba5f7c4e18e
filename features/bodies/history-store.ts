import { sql } from "kysely";
import type { Range } from "#foundation/access/actor.ts";
import { reachOf } from "#foundation/access/scope.ts";
import type { Db } from "#foundation/database/open-database.ts";
import { within } from "#foundation/database/within.ts";

export interface PeriodRow {
  fromDay: string;
  toDay: string | null;
  name: string;
  kind: string;
  parentId: string | null;
  parentName: string | null;
  source: { kind: string; title: string; dated: string | null };
}

export async function listPeriods(db: Db, bodyId: string): Promise<PeriodRow[]> {
  const { rows } = await sql<PeriodRow>`
    select p.from_day as "fromDay", p.to_day as "toDay", p.name, p.kind, p.parent_id as "parentId",
      b.short_name as "parentName", jsonb_build_object('kind', o.kind, 'title', o.title, 'dated', o.dated) as source
    from bodies.body_period p join bodies.origin o using (origin_id) left join bodies.body b on b.body_id = p.parent_id
    where p.body_id = ${bodyId} and p.superseded_at is null order by p.from_day desc, p.period_id desc`.execute(
    db,
  );
  return rows;
}

/** Name and kind of a body on a day. */
export async function findPeriodOn(
  db: Db,
  bodyId: string,
  on: string,
): Promise<{ name: string; shortName: string; kind: string } | undefined> {
  const { rows } = await sql<{ name: string; shortName: string; kind: string }>`
    select name, short_name as "shortName", kind from bodies.body_period
    where body_id = ${bodyId} and from_day <= ${on} and (to_day is null or to_day > ${on}) and superseded_at is null`.execute(
    db,
  );
  return rows[0];
}

/** What stood below a body on a day: `ranges` are today's numbers of it, the body itself included. */
export async function countBelowOn(
  db: Db,
  bodyId: string,
  on: string,
  ranges: readonly Range[],
): Promise<{ bodies: number; branches: number; children: number }> {
  const { rows } = await sql<{ bodies: number; branches: number; children: number }>`
    select count(*)::int as bodies, count(*) filter (where p.kind = '3')::int as branches,
      count(*) filter (where p.parent_id = ${bodyId})::int as children
    from bodies.body b join bodies.body_period p using (body_id)
    where ${within(reachOf(ranges), "b.lo")} and b.body_id <> ${bodyId} and p.superseded_at is null
      and p.from_day <= ${on} and (p.to_day is null or p.to_day > ${on})`.execute(db);
  return rows[0] ?? { bodies: 0, branches: 0, children: 0 };
}

export interface SuccessionRow {
  bodyId: string;
  name: string;
  onDay: string;
  kind: "split" | "merge";
  direction: "from" | "into";
}

export async function listSuccessions(db: Db, bodyId: string): Promise<SuccessionRow[]> {
  const { rows } = await sql<SuccessionRow>`
    select b.body_id as "bodyId", b.short_name as name, s.on_day as "onDay", s.kind, 'into' as direction
      from bodies.succession s join bodies.body b on b.body_id = s.to_body where s.from_body = ${bodyId}
    union all
    select b.body_id, b.short_name, s.on_day, s.kind, 'from'
      from bodies.succession s join bodies.body b on b.body_id = s.from_body where s.to_body = ${bodyId}
    order by 3`.execute(db);
  return rows;
}
