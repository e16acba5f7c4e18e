import { sql } from "kysely";
import type { Range } from "#foundation/access/actor.ts";
import type { Db } from "#foundation/database/open-database.ts";
import type { BodyFacts } from "./situation.rules.ts";

export type FactsRow = Omit<BodyFacts, "own" | "below"> &
  Range & { divisionCode: string | null; fullName: string };

/** Bodies as a rearrangement sees them, without their people; in the order of the tree. */
export async function listFacts(db: Db, ids: readonly string[]): Promise<FactsRow[]> {
  const { rows } = await sql<FactsRow>`
    select b.body_id as "bodyId", b.parent_id as "parentId", up.short_name as "parentName", b.name, b.name as "fullName",
      b.short_name as "shortName", b.kind, b.branch_type as "branchType", b.sector, b.division_code as "divisionCode",
      b.ended_on as "endedOn", b.term_end as "termEnd", b.lo::float8 as lo, b.hi::float8 as hi,
      held.first_day as "firstDay", held.present_since as "presentSince",
      below.children, below.since as "childrenSince",
      (select count(*)::int from bodies.body d where d.lo > b.lo and d.lo <= b.hi and d.ended_on is null) as descendants
    from bodies.body b left join bodies.body up on up.body_id = b.parent_id,
      lateral (select min(from_day) as first_day, max(from_day) as present_since from bodies.body_period p
        where p.body_id = b.body_id and p.superseded_at is null) held,
      lateral (select count(*)::int as children, max(p.from_day) as since
        from bodies.body c join bodies.body_period p using (body_id)
        where c.parent_id = b.body_id and c.ended_on is null and p.superseded_at is null and p.to_day is null) below
    where b.body_id = any(${[...ids]}::bigint[]) order by b.lo`.execute(db);
  return rows;
}

/** Which of some full names living bodies bear already. */
export async function findBearers(db: Db, names: readonly string[]): Promise<Map<string, string>> {
  if (names.length === 0) return new Map();
  const { rows } = await sql<{ name: string; id: string }>`
    select name, body_id as id from bodies.body where name = any(${[...names]}::text[]) and ended_on is null`.execute(
    db,
  );
  return new Map(rows.map((row) => [row.name, row.id]));
}

/** Short names of the nearest bodies that approve admissions, at or above each body. */
export async function listApprovers(db: Db, ids: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; name: string }>`
    select b.body_id as id, near.short_name as name from bodies.body b, lateral (
      with recursive up as (
        select body_id, parent_id, short_name, approves_admission, 0 as step from bodies.body where body_id = b.body_id
        union all
        select a.body_id, a.parent_id, a.short_name, a.approves_admission, up.step + 1
        from bodies.body a join up on a.body_id = up.parent_id)
      select short_name from up where approves_admission order by step limit 1) near
    where b.body_id = any(${[...ids]}::bigint[])`.execute(db);
  return new Map(rows.map((row) => [row.id, row.name]));
}
