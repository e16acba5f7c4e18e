import { sql } from "kysely";
import { insertMany } from "#foundation/database/insert-many.ts";
import type { Db, Tx } from "#foundation/database/open-database.ts";
import { makeId } from "#foundation/ids.ts";

/** The name under which pasted rows are kept; the check reads them as a table out of the clipboard. */
export const PASTED = "pasted.tsv";

export interface RunRecord {
  runId: string;
  accountId: string;
  bodyId: string;
  lo: number;
  hi: number;
  fileId: string | null;
  fileName: string;
  kind: string;
  state: string;
  options: RunOptions;
  outcome: unknown;
  totals: { good: number; warn: number; bad: number } | null;
  jobId: string | null;
  madeAt: Date;
  settledAt: Date | null;
  /** Rows taken over so far; known when a taking over has ended. */
  taken: number;
  version: number;
}

/** What the user settled by hand; cells are sealed, since they are parts of personal data. */
export interface RunOptions {
  kind?: string;
  branch?: string;
  /** `sheet` -> letter of the column -> field. */
  fields?: Record<string, Record<string, string | null>>;
  /** Sealed JSON of `sheet!A1` -> text, in base64. */
  cells?: string;
}

/** Where the body lies now: rearrangements move it while an import waits to be looked at. */
const PLACE = sql`(select lo::float8 from bodies.published_body b where b.body_id = import_run.body_id) as lo,
  (select hi::float8 from bodies.published_body b where b.body_id = import_run.body_id) as hi`;
const RUN = sql`run_id as "runId", account_id as "accountId", body_id as "bodyId", ${PLACE}, file_id as "fileId",
  file_name as "fileName", kind, state, options, outcome, totals, job_id as "jobId", made_at as "madeAt",
  settled_at as "settledAt", taken, version`;

export async function findRun(db: Db | Tx, runId: string, accountId: string): Promise<RunRecord | undefined> {
  const { rows } = await sql<RunRecord>`select ${RUN} from rosters.import_run
    where run_id = ${runId} and account_id = ${accountId}`.execute(db);
  return rows[0];
}

export async function findRunForUpdate(
  tx: Tx,
  runId: string,
  accountId: string,
): Promise<RunRecord | undefined> {
  const { rows } = await sql<RunRecord>`select ${RUN} from rosters.import_run
    where run_id = ${runId} and account_id = ${accountId} for update`.execute(tx);
  return rows[0];
}

export async function listRunsOf(db: Db, accountId: string): Promise<RunRecord[]> {
  const { rows } = await sql<RunRecord>`select ${RUN} from rosters.import_run
    where account_id = ${accountId} order by run_id desc limit 50`.execute(db);
  return rows;
}

export async function insertRun(
  tx: Tx,
  run: {
    accountId: string;
    bodyId: string;
    fileId: string;
    fileName: string;
    options: RunOptions;
  },
): Promise<string> {
  const runId = makeId();
  await tx
    .insertInto("rosters.import_run")
    .values({
      run_id: runId,
      account_id: run.accountId,
      body_id: run.bodyId,
      file_id: run.fileId,
      file_name: run.fileName,
      kind: run.options.kind ?? "",
      options: JSON.stringify(run.options),
    })
    .execute();
  return runId;
}

export async function updateRun(db: Db | Tx, runId: string, columns: Record<string, unknown>): Promise<void> {
  await db
    .updateTable("rosters.import_run")
    .set({ ...columns, version: sql<number>`version + 1` } as never)
    .where("run_id", "=", runId)
    .execute();
}

export interface StoredRow {
  rowNo: number;
  sheet: string;
  row: number;
  status: "good" | "warn" | "bad";
  effect: "add" | "change" | "same" | "conflict" | null;
  personId: string | null;
  sealed: Buffer;
}

export interface StoredIssue {
  rowNo: number | null;
  sheet: string | null;
  row: number | null;
  cell: string | null;
  field: string | null;
  code: string;
  severity: string;
  raw: Buffer | null;
  fix: Buffer | null;
  detail: Buffer | null;
}

const ROW_COLUMNS = [
  { name: "run_id", type: "bigint" },
  { name: "row_no", type: "int" },
  { name: "sheet", type: "text" },
  { name: "sheet_row", type: "int" },
  { name: "status", type: "text" },
  { name: "effect", type: "text" },
  { name: "person_id", type: "bigint" },
  { name: "cells", type: "bytea" },
];

const ISSUE_COLUMNS = [
  { name: "run_id", type: "bigint" },
  { name: "issue_no", type: "int" },
  { name: "row_no", type: "int" },
  { name: "sheet", type: "text" },
  { name: "sheet_row", type: "int" },
  { name: "cell", type: "text" },
  { name: "field", type: "text" },
  { name: "code", type: "text" },
  { name: "severity", type: "text" },
  { name: "raw", type: "bytea" },
  { name: "fix", type: "bytea" },
  { name: "sealed", type: "bytea" },
];

const number = (value: number | null) => (value === null ? null : String(value));

export async function insertRows(tx: Tx, runId: string, rows: readonly StoredRow[]): Promise<void> {
  const values = rows.map((row) => [
    runId,
    String(row.rowNo),
    row.sheet,
    String(row.row),
    row.status,
    row.effect,
    row.personId,
    row.sealed,
  ]);
  await insertMany(tx, "rosters.import_row", ROW_COLUMNS, values);
}

export async function insertIssues(
  tx: Tx,
  runId: string,
  first: number,
  issues: readonly StoredIssue[],
): Promise<void> {
  const values = issues.map((issue, index) => [
    runId,
    String(first + index),
    number(issue.rowNo),
    issue.sheet,
    number(issue.row),
    issue.cell,
    issue.field,
    issue.code,
    issue.severity,
    issue.raw,
    issue.fix,
    issue.detail,
  ]);
  await insertMany(tx, "rosters.import_issue", ISSUE_COLUMNS, values);
}

/** A second check begins anew. */
export async function clearRun(tx: Tx, runId: string): Promise<void> {
  await sql`delete from rosters.import_row where run_id = ${runId}`.execute(tx);
  await sql`delete from rosters.import_issue where run_id = ${runId}`.execute(tx);
}

export async function findBranchName(db: Db, bodyId: string): Promise<string | undefined> {
  const { rows } = await sql<{
    name: string;
  }>`select name from bodies.published_body where body_id = ${bodyId}`.execute(db);
  return rows[0]?.name;
}
