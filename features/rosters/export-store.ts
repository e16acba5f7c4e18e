import { sql } from "kysely";
import type { Db, Tx } from "#foundation/database/open-database.ts";
import { makeId } from "#foundation/ids.ts";

export interface ExportRecord {
  runId: string;
  accountId: string;
  bodyId: string;
  format: "xlsx" | "csv";
  list: unknown;
  jobId: string | null;
  fileId: string | null;
  rows: number | null;
  mark: string;
  madeAt: Date;
}

const RUN = sql`e.run_id as "runId", e.account_id as "accountId", e.body_id as "bodyId", e.format, e.list, e.job_id as "jobId",
  e.file_id as "fileId", e.rows::float8 as rows, e.mark, e.made_at as "madeAt"`;

export async function insertExport(
  tx: Tx,
  run: { accountId: string; bodyId: string; format: string; list: unknown; mark: string },
): Promise<string> {
  const runId = makeId();
  await tx
    .insertInto("rosters.export_run")
    .values({
      run_id: runId,
      account_id: run.accountId,
      body_id: run.bodyId,
      format: run.format,
      list: JSON.stringify(run.list),
      mark: run.mark,
    })
    .execute();
  return runId;
}

export async function setExport(db: Db | Tx, runId: string, columns: Record<string, unknown>): Promise<void> {
  await db
    .updateTable("rosters.export_run")
    .set(columns as never)
    .where("run_id", "=", runId)
    .execute();
}

export async function findExport(
  db: Db | Tx,
  runId: string,
  accountId: string,
): Promise<ExportRecord | undefined> {
  const { rows } = await sql<ExportRecord>`select ${RUN} from rosters.export_run e
    where e.run_id = ${runId} and e.account_id = ${accountId}`.execute(db);
  return rows[0];
}

export async function listExportsOf(db: Db, accountId: string): Promise<ExportRecord[]> {
  const { rows } = await sql<ExportRecord>`select ${RUN} from rosters.export_run e
    where e.account_id = ${accountId} order by e.run_id desc limit 30`.execute(db);
  return rows;
}
