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

/** Takes the rows of one piece of a roster: marks those that may be taken and nobody has taken, and gives them. */
export async function takeRows(
  tx: Tx,
  runId: string,
  warningsSeen: boolean,
  piece: { after: number; upTo: number },
): Promise<OpenRow[]> {
  const { rows } = await sql<OpenRow>`
    update rosters.import_row set taken_at = now()
    where run_id = ${runId} and row_no > ${piece.after} and row_no <= ${piece.upTo} and taken_at is null
      and ${takeable(warningsSeen)}
    returning row_no as "rowNo", effect, person_id as "personId", cells as sealed`.execute(tx);
  return rows.toSorted((one, other) => one.rowNo - other.rowNo);
}

/** The number of the last row of a roster; 0 when it has none. */
export async function findLastRow(db: Db, runId: string): Promise<number> {
  const { rows } = await sql<{ last: number }>`select coalesce(max(row_no), 0) as last from rosters.import_row
    where run_id = ${runId}`.execute(db);
  return rows[0]?.last ?? 0;
}

/** Notes how many rows have been taken, in this taking over and in earlier ones. */
export async function noteTaken(db: Db, runId: string): Promise<void> {
  await sql`update rosters.import_run set taken = (
      select count(*) from rosters.import_row where run_id = ${runId} and taken_at is not null)
    where run_id = ${runId}`.execute(db);
}
