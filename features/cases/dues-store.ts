import { sql } from "kysely";
import type { Db } from "#foundation/database/open-database.ts";

export interface LateBelow {
  caseId: string;
  personId: string;
  name: string;
  procedure: string;
  step: string;
  dueOn: string;
  turnName: string;
}

/** Cases that are late at bodies right below some body, and were told to it; the latest first. */
export async function listLateBelow(
  db: Db,
  above: readonly string[],
  today: string,
  limit: number,
): Promise<LateBelow[]> {
  const { rows } = await sql<LateBelow>`
    select c.case_id as "caseId", c.person_id as "personId", p.name, c.procedure, c.step, c.due_on as "dueOn",
      t.short_name as "turnName"
    from bodies.published_body t join cases.case_file c on c.turn_lo = t.lo
      join people.published_person p on p.person_id = c.person_id
    where t.parent_id = any(${[...above]}::bigint[]) and c.escalated and c.state = 'open' and c.due_on < ${today}::date
    order by c.due_key, c.case_id limit ${limit}`.execute(db);
  return rows;
}

/** So many are marked in one statement. */
const BATCH = 5000;

/**
 * Marks the cases that are late and were not told to the superior in this stage. The version stays: nobody who is typing
 * is disturbed. Answers how many.
 */
export async function markLate(db: Db, today: string): Promise<number> {
  const done = await sql`
    update cases.case_file set escalated = true where case_id in (
      select case_id from cases.case_file
      where state = 'open' and due_key < ${today}::date and not escalated and turn_lo is not null
      order by due_key, case_id limit ${BATCH} for update skip locked)`.execute(db);
  return Number(done.numAffectedRows ?? 0n);
}
