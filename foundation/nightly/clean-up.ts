import type { Services } from "#foundation/services.ts";
import type { NightlyTask } from "./run-nightly.ts";

/** A browser repeats a request within minutes; a week also covers a phone that was offline over a holiday. */
const ANSWER_DAYS = 7;
/** Ended jobs are only looked at in "my last jobs"; what they did stands in the audit. */
const JOB_DAYS = 90;
const BATCH = 5000;

/** What foundation itself clears every night. */
export const foundationTasks: readonly NightlyTask[] = [
  { name: "answers", run: removeOldAnswers },
  { name: "jobs", run: removeOldJobs },
  { name: "files", run: removeExpiredFiles },
];

/** In batches, so that no long transaction holds up the sealer and the readers of the feed. */
async function removeInBatches(services: Services, text: string, values: unknown[]): Promise<number> {
  for (let removed = 0; ; ) {
    const { rowCount } = await services.database.pool.query(text, values);
    removed += rowCount ?? 0;
    if ((rowCount ?? 0) < BATCH) return removed;
  }
}

async function removeOldAnswers(services: Services): Promise<number> {
  return removeInBatches(
    services,
    `delete from command.answer where (account_id, key) in (
       select account_id, key from command.answer where made_at < $1::timestamptz limit ${BATCH})`,
    [daysAgo(services, ANSWER_DAYS)],
  );
}

async function removeOldJobs(services: Services): Promise<number> {
  return removeInBatches(
    services,
    `delete from jobs.job where job_id in (
       select job_id from jobs.job
       where state in ('done', 'failed', 'stopped') and ended_at < $1::timestamptz limit ${BATCH})`,
    [daysAgo(services, JOB_DAYS)],
  );
}

/** The content goes first: broken off in between, the row is still there and the next night ends the work. */
async function removeExpiredFiles(services: Services): Promise<number> {
  const { pool } = services.database;
  const now = services.clock.now();
  for (let removed = 0; ; ) {
    const { rows } = await pool.query<{ id: string; name: string }>(
      `select file_id as id, stored_as as name from files.file where expires_at < $1::timestamptz limit 500`,
      [now],
    );
    if (rows.length === 0) return removed;
    for (const { name } of rows) await services.files.remove(name);
    await pool.query("delete from files.file where file_id = any($1::bigint[])", [rows.map((row) => row.id)]);
    removed += rows.length;
  }
}

function daysAgo(services: Services, days: number): Date {
  return new Date(services.clock.now().getTime() - days * 86_400_000);
}
