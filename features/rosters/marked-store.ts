import { sql } from "kysely";
import type { Db } from "#foundation/database/open-database.ts";

/** Which rows of an import are still to be mended. */
export interface ToMend {
  runId: string;
  /** Rows with warnings belong to them as long as nobody has looked at them. */
  withWarnings: boolean;
}

export interface KeptRowRecord {
  rowNo: number;
  row: number;
  personId: string | null;
  sealed: Buffer;
}

export interface KeptFinding {
  rowNo: number;
  code: string;
  severity: "error" | "warning" | "notice";
  cell: string | null;
  field: string | null;
  sealed: Buffer | null;
}

function toMend({ withWarnings }: ToMend) {
  const statuses = withWarnings ? ["bad", "warn"] : ["bad"];
  return sql<boolean>`status = any(${statuses}::text[]) and taken_at is null`;
}

export async function countToMend(db: Db, which: ToMend): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from rosters.import_row
    where run_id = ${which.runId} and ${toMend(which)}`.execute(db);
  return rows[0]?.count ?? 0;
}

/** The next rows of a sheet that are to be mended, in the order of the file. */
export async function rowsToMend(
  db: Db,
  which: ToMend,
  sheet: string,
  after: number,
  limit: number,
): Promise<KeptRowRecord[]> {
  const { rows } = await sql<KeptRowRecord>`
    select row_no as "rowNo", sheet_row as row, person_id as "personId", cells as sealed from rosters.import_row
    where run_id = ${which.runId} and ${toMend(which)} and sheet = ${sheet} and row_no > ${after}
    order by row_no limit ${limit}`.execute(db);
  return rows;
}

export async function findingsOfRows(
  db: Db,
  runId: string,
  rowNos: readonly number[],
): Promise<KeptFinding[]> {
  const { rows } = await sql<KeptFinding>`
    select row_no as "rowNo", code, severity, cell, field, sealed from rosters.import_issue
    where run_id = ${runId} and row_no = any(${[...rowNos]}::int[]) and severity <> 'notice'
    order by issue_no`.execute(db);
  return rows;
}
