import { type RawBuilder, sql } from "kysely";
import type { Db, Tx } from "#foundation/database/open-database.ts";

export interface OpenRow {
  rowNo: number;
  effect: "add" | "change" | "same" | "conflict";
  personId: string | null;
  sealed: Buffer;
}

/** Rows that may be taken: good ones, and those with warnings that a person has seen. */
function takeable(warningsSeen: boolean): RawBuilder<boolean> {
  const statuses = warningsSeen ? ["good", "warn"] : ["good"];
  return sql<boolean>`status = any(${statuses}::text[]) and effect in ('add', 'change', 'same')`;
}

export async function countTakeable(db: Db, runId: string, warningsSeen: boolean): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from rosters.import_row
    where run_id = ${runId} and ${takeable(warningsSeen)}`.execute(db);
  return rows[0]?.count ?? 0;
}

/** The next rows that nobody takes or has taken, locked: two lanes never take one row twice. */
export async function nextRows(
  tx: Tx,
  runId: string,
  warningsSeen: boolean,
  limit: number,
): Promise<OpenRow[]> {
  const { rows } = await sql<OpenRow>`
    select row_no as "rowNo", effect, person_id as "personId", cells as sealed from rosters.import_row
    where run_id = ${runId} and taken_at is null and ${takeable(warningsSeen)}
    order by row_no limit ${limit} for update skip locked`.execute(tx);
  return rows;
}

export async function markTaken(tx: Tx, runId: string, rowNos: readonly number[]): Promise<void> {
  await sql`update rosters.import_row set taken_at = now()
    where run_id = ${runId} and row_no = any(${[...rowNos]}::int[])`.execute(tx);
}
