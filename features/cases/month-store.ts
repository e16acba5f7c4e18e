import { sql } from "kysely";
import type { Db, Tx } from "#foundation/database/open-database.ts";
import { ask, statement } from "#foundation/database/statement.ts";
import type { StepRecord } from "./store.ts";

/**
 * Counts a step for its body and month. The last thing that a move writes: whoever holds a count waits for nothing more,
 * so two moves never wait in a ring, and wait for each other only in one body, month, procedure and kind.
 */
export async function countMonth(tx: Tx, procedure: string, record: StepRecord): Promise<void> {
  const { bodyId, decidedOn, move, toStep } = record;
  const kind = move === "open" ? "opened" : toStep === "end" ? "closed" : "step";
  await ask(
    tx,
    statement`insert into cases.month_count as held (body_id, month, procedure, kind, count)
      values (${bodyId}::bigint, date_trunc('month', ${decidedOn}::date)::date, ${procedure}, ${kind}, 1)
      on conflict (body_id, month, procedure, kind) do update set count = held.count + 1`,
  );
}

const COUNTED = `select r.body_id, date_trunc('month', r.decided_on)::date as month, c.procedure,
    case when r.move = 'open' then 'opened' when r.to_step = 'end' then 'closed' else 'step' end as kind,
    count(*)::int as count
  from cases.step_record r join cases.case_file c using (case_id) group by 1, 2, 3, 4`;

/** Counts all months anew. The table must be empty. */
export async function countAllMonths(client: { query(text: string): Promise<unknown> }): Promise<void> {
  await client.query(`insert into cases.month_count (body_id, month, procedure, kind, count) ${COUNTED}`);
}

interface MonthFault {
  bodyId: string;
  month: string;
  counted: number;
  steps: number;
}

/** Compares the counts with the steps: the first body and month that differ, or undefined. */
export async function findMonthFault(db: Db): Promise<MonthFault | undefined> {
  const { rows } = await sql<MonthFault>`
    select body_id::text as "bodyId", month::text as month, coalesce(m.count, 0) as counted, coalesce(s.count, 0) as steps
    from cases.month_count m full join (${sql.raw(COUNTED)}) s using (body_id, month, procedure, kind)
    where m.count is distinct from s.count order by 1, 2 limit 1`.execute(db);
  return rows[0];
}
