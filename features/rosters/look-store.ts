import { sql } from "kysely";
import type { Db } from "#foundation/database/open-database.ts";

export interface IssueRow {
  issueNo: number;
  code: string;
  severity: "error" | "warning" | "notice";
  sheet: string | null;
  row: number | null;
  rowNo: number | null;
  cell: string | null;
  field: string | null;
  raw: Buffer | null;
  fix: Buffer | null;
  sealed: Buffer | null;
}

interface IssueQuestion {
  runId: string;
  code?: string | undefined;
  severity?: string | undefined;
  after: number;
  limit: number;
}

/** One more than asked for, so that the caller knows whether there is a next page. */
export async function issuesAfter(db: Db, question: IssueQuestion): Promise<IssueRow[]> {
  const { rows } = await sql<IssueRow>`
    select issue_no as "issueNo", code, severity, sheet, sheet_row as row, row_no as "rowNo", cell, field, raw, fix, sealed
    from rosters.import_issue
    where run_id = ${question.runId} and issue_no > ${question.after}
      and (${question.code ?? null}::text is null or code = ${question.code ?? null})
      and (${question.severity ?? null}::text is null or severity = ${question.severity ?? null})
    order by issue_no limit ${question.limit + 1}`.execute(db);
  return rows;
}

export interface HiddenCell {
  field: string | null;
  raw: Buffer | null;
  fix: Buffer | null;
  /** The file that the row was matched with. */
  personId: string | null;
}

/** One finding with what its cell holds. */
export async function findIssue(db: Db, runId: string, issueNo: number): Promise<HiddenCell | undefined> {
  const { rows } = await sql<HiddenCell>`
    select i.field, i.raw, i.fix, r.person_id as "personId" from rosters.import_issue i
    left join rosters.import_row r on r.run_id = i.run_id and r.row_no = i.row_no
    where i.run_id = ${runId} and i.issue_no = ${issueNo}`.execute(db);
  return rows[0];
}

export interface PreviewRow {
  rowNo: number;
  sheet: string;
  row: number;
  status: "good" | "warn" | "bad";
  effect: "add" | "change" | "same" | "conflict" | null;
  personId: string | null;
  sealed: Buffer;
}

interface RowQuestion {
  runId: string;
  status?: string | undefined;
  effect?: string | undefined;
  around?: number | undefined;
  after: number;
  limit: number;
}

/** Rows in the order of the file; `around` gives a row with its neighbours. */
export async function rowsAfter(db: Db, question: RowQuestion): Promise<PreviewRow[]> {
  const after = question.around === undefined ? question.after : Math.max(0, question.around - 2);
  const limit = question.around === undefined ? question.limit + 1 : 3;
  const { rows } = await sql<PreviewRow>`
    select row_no as "rowNo", sheet, sheet_row as row, status, effect, person_id as "personId", cells as sealed
    from rosters.import_row
    where run_id = ${question.runId} and row_no > ${after}
      and (${question.status ?? null}::text is null or status = ${question.status ?? null})
      and (${question.effect ?? null}::text is null or effect = ${question.effect ?? null})
    order by row_no limit ${limit}`.execute(db);
  return rows;
}
