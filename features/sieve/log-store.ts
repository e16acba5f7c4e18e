import { sql } from "kysely";
import type { Db, Tx } from "#foundation/database/open-database.ts";
import type { StepLog } from "./finding.contract.ts";

interface Row {
  step: string;
  decided: number;
  refused: number;
  returned: number;
  returnedTo: Record<string, number> | null;
  waitedDays: number | null;
}

/** Minutes to type one field, for the working time of a step; the burden account uses the same. */
const MINUTES_PER_FIELD = 1.5;

/**
 * What the log says of each step of a procedure between two days: how many were decided, refused, sent back and where to,
 * and the median of days between the move before and this one.
 */
export async function readStepLog(
  db: Db | Tx,
  procedure: string,
  from: string,
  to: string,
  fieldsOf: ReadonlyMap<string, number>,
): Promise<Map<string, StepLog>> {
  const { rows } = await sql<Row>`
    with moves as (
      select case_id, step, move, decided_on,
        decided_on - lag(decided_on) over (partition by case_id order by record_id) as waited,
        lead(step) over (partition by case_id order by record_id) as next
      from cases.published_step
      where procedure = ${procedure} and decided_on between ${from}::date and ${to}::date
    ), back as (
      select step, jsonb_object_agg(next, times) as targets
      from (select step, next, count(*) as times from moves
        where move = 'return' and next is not null group by step, next) t group by step
    )
    select m.step,
      (count(*) filter (where move in ('submit', 'agree', 'refuse')))::int as decided,
      (count(*) filter (where move = 'refuse'))::int as refused,
      (count(*) filter (where move = 'return'))::int as returned,
      min(b.targets::text)::jsonb as "returnedTo",
      (percentile_cont(0.5) within group (order by waited) filter (where move in ('submit', 'agree', 'refuse')))::float8
        as "waitedDays"
    from moves m left join back b using (step) group by m.step`.execute(db);
  return new Map(
    rows.map(({ step, returnedTo, waitedDays, ...counts }) => [
      step,
      {
        ...counts,
        returnedTo: returnedTo ?? {},
        waitedDays: waitedDays ?? 0,
        workedMinutes: (fieldsOf.get(step) ?? 1) * MINUTES_PER_FIELD,
      },
    ]),
  );
}
