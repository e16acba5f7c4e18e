import { sql } from "kysely";
import type { Range } from "#foundation/access/actor.ts";
import type { Db, Tx } from "#foundation/database/open-database.ts";
import { makeId } from "#foundation/ids.ts";
import type { ExportRule } from "./export.rules.ts";

export interface ExportRecord {
  runId: string;
  accountId: string;
  accountPerson: string | null;
  /** Name of the account that asked; null when there is no such account any more. */
  madeBy: string | null;
  bodyId: string;
  bodyName: string;
  lo: number;
  format: "xlsx" | "csv";
  list: unknown;
  jobId: string | null;
  fileId: string | null;
  rows: number | null;
  mark: string;
  madeAt: Date;
  state: "free" | "proposed" | "agreed" | "refused" | "withdrawn";
  lapsesOn: string | null;
  counted: number;
  reason: string | null;
  settledBy: string | null;
  settledById: string | null;
  settledAt: Date | null;
  note: string | null;
}

const RUN = sql`e.run_id as "runId", e.account_id as "accountId", e.account_person as "accountPerson",
  a.display_name as "madeBy", e.body_id as "bodyId", b.short_name as "bodyName", b.lo::float8 as lo, e.format, e.list,
  e.job_id as "jobId", e.file_id as "fileId", e.rows::float8 as rows, e.mark, e.made_at as "madeAt", e.state, e.lapses_on as "lapsesOn", e.counted,
  e.reason, s.display_name as "settledBy", e.settled_by as "settledById", e.settled_at as "settledAt", e.note`;
const FROM = sql`rosters.export_run e join bodies.published_body b on b.body_id = e.body_id
  left join accounts.published_account a on a.account_id = e.account_id
  left join accounts.published_account s on s.account_id = e.settled_by`;

/** The rule of a day: the latest that began. */
export async function readExportRule(db: Db | Tx, today: string): Promise<ExportRule> {
  const { rows } = await sql<{ most: number; consentDays: number; zh: string; en: string }>`
    select most, consent_days as "consentDays", basis_zh as zh, basis_en as en from rosters.export_rule where from_day <= ${today}
    order by from_day desc limit 1`.execute(db);
  // Where a city removed every rule, everything needs consent: forgetting one must not open the door.
  const none = { most: 0, consentDays: 7, zh: "没有定下规则", en: "There is no rule" };
  const { most, consentDays, ...basis } = rows[0] ?? none;
  return { most, consentDays, basis };
}

/** People whom an account took out within 24 hours on its own word. */
export async function countRecent(db: Db | Tx, accountId: string, now: Date): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select coalesce(sum(counted), 0)::int as count from rosters.export_run
    where account_id = ${accountId} and state = 'free' and made_at > ${now}::timestamptz - interval '24 hours'`.execute(
    db,
  );
  return rows[0]?.count ?? 0;
}

/** Two exports of one account are weighed one after the other, so that both cannot be the last one below the line. */
export async function lockExportsOf(tx: Tx, accountId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('rosters.export-run', ${accountId}::bigint))`.execute(
    tx,
  );
}

export interface NewExport {
  accountId: string;
  accountPerson: string | undefined;
  bodyId: string;
  format: string;
  list: unknown;
  mark: string;
  state: "free" | "proposed";
  counted: number;
  reason: string | undefined;
  lapsesOn: string | undefined;
}

export async function insertExport(tx: Tx, run: NewExport): Promise<string> {
  const runId = makeId();
  await tx
    .insertInto("rosters.export_run")
    .values({
      run_id: runId,
      account_id: run.accountId,
      account_person: run.accountPerson ?? null,
      body_id: run.bodyId,
      format: run.format,
      list: JSON.stringify(run.list),
      mark: run.mark,
      state: run.state,
      counted: run.counted,
      reason: run.reason ?? null,
      lapses_on: run.lapsesOn ?? null,
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

export async function findExport(db: Db | Tx, runId: string): Promise<ExportRecord | undefined> {
  const { rows } = await sql<ExportRecord>`select ${RUN} from ${FROM} where e.run_id = ${runId}`.execute(db);
  return rows[0];
}

/** Locks the row, so that consent and withdrawal never both hold. */
export async function findExportForUpdate(tx: Tx, runId: string): Promise<ExportRecord | undefined> {
  const { rows } = await sql<ExportRecord>`select ${RUN} from ${FROM} where e.run_id = ${runId}
    for update of e`.execute(tx);
  return rows[0];
}

export async function listExportsOf(db: Db, accountId: string): Promise<ExportRecord[]> {
  const { rows } = await sql<ExportRecord>`select ${RUN} from ${FROM}
    where e.account_id = ${accountId} order by e.run_id desc limit 30`.execute(db);
  return rows;
}

/** What others asked for at bodies within the ranges, oldest first. */
export async function listProposed(
  db: Db,
  ranges: readonly Range[],
  accountId: string,
  today: string,
): Promise<ExportRecord[]> {
  const { rows } = await sql<ExportRecord>`select ${RUN} from ${FROM}
    where e.state = 'proposed' and e.lapses_on >= ${today} and e.account_id <> ${accountId} and exists (
      select from unnest(${ranges.map((range) => range.lo)}::bigint[], ${ranges.map((range) => range.hi)}::bigint[])
        as r(lo, hi) where b.lo between r.lo and r.hi)
    order by e.run_id limit 50`.execute(db);
  return rows;
}
