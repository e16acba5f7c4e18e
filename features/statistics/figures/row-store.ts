import { sql } from "kysely";
import type { Db } from "#foundation/database/open-database.ts";
import type { FigureRow } from "../figures.contract.ts";

/** Rows of facts about people, in the order of the ids. */
export async function namePersons(
  db: Db,
  rows: readonly { id: string; person: string | null }[],
): Promise<FigureRow[]> {
  const { rows: named } = await sql<FigureRow>`
    select asked.id as "rowId", p.name, p.person_id::text as "personId", p.body_id::text as "bodyId",
      null as "caseId", b.short_name as "bodyName"
    from unnest(${rows.map(({ id }) => id)}::text[], ${rows.map(({ person }) => person)}::bigint[])
      with ordinality as asked(id, person, place)
    join people.published_person p on p.person_id = asked.person
    join bodies.published_body b on b.body_id = p.body_id
    order by asked.place`.execute(db);
  return named;
}

/** Rows of the fact of bodies: their ids are those of periods. */
export async function nameBodies(db: Db, ids: readonly string[]): Promise<FigureRow[]> {
  const { rows } = await sql<FigureRow>`
    select asked.id as "rowId", b.name, null as "personId", b.body_id::text as "bodyId", null as "caseId",
      coalesce(above.short_name, '') as "bodyName"
    from unnest(${[...ids]}::bigint[]) with ordinality as asked(id, place)
    join bodies.published_body_fact f on f.period_id = asked.id
    join bodies.published_body b on b.body_id = f.body_id
    left join bodies.published_body above on above.body_id = b.parent_id
    order by asked.place`.execute(db);
  return rows;
}

/** Rows of cases, or of steps of cases. */
export async function nameCases(db: Db, fact: "case" | "step", ids: readonly string[]): Promise<FigureRow[]> {
  const of =
    fact === "case"
      ? sql`join cases.published_case c on c.case_id = asked.id`
      : sql`join cases.published_step_fact s on s.record_id = asked.id
        join cases.published_case c on c.case_id = s.case_id`;
  const { rows } = await sql<FigureRow>`
    select asked.id::text as "rowId", c.number || ' ' || p.name as name, c.person_id::text as "personId",
      c.body_id::text as "bodyId", c.case_id::text as "caseId", b.short_name as "bodyName"
    from unnest(${[...ids]}::bigint[]) with ordinality as asked(id, place) ${of}
    join people.published_person p on p.person_id = c.person_id
    join bodies.published_body b on b.body_id = c.body_id
    order by asked.place`.execute(db);
  return rows;
}
