import type pg from "pg";

type Queryable = Pick<pg.Pool, "query">;

/** A job whose worker has not been heard of for so long is taken by another one. */
const SILENT_SECONDS = 15;

/** A job that was on hand this often when the program died is given up: it may be what kills it. */
const MOST_CRASHES = 5;

/** A job in hand; `take` is the number under which this worker has it. */
export interface TakenJob {
  id: string;
  kind: string;
  accountId: string;
  params: unknown;
  cursor: unknown;
  take: number;
}

/** Takes a waiting job; undefined when it has ended or another worker is at it. */
export async function takeJob(pool: Queryable, id: string): Promise<TakenJob | undefined> {
  const { rows } = await pool.query(
    `update jobs.job set state = 'running', started_at = coalesce(started_at, now()), beat_at = now(), takes = takes + 1
     where job_id = $1 and state = 'waiting'
     returning job_id as id, kind, account_id as "accountId", params, cursor, takes as take`,
    [id],
  );
  return rows[0] as TakenJob | undefined;
}

/** Says that the worker lives. */
export async function beat(pool: Queryable, job: TakenJob): Promise<void> {
  await pool.query("update jobs.job set beat_at = now() where job_id = $1 and takes = $2", [
    job.id,
    job.take,
  ]);
}

/** Writes progress while the job is still this worker's; otherwise answers what became of it. */
export async function writeProgress(
  pool: Queryable,
  job: TakenJob,
  progress: { done: number; total?: number; cursor?: unknown },
): Promise<"written" | "stopped" | "lost"> {
  const { rowCount } = await pool.query(
    `update jobs.job set done = $3, total = coalesce($4, total), cursor = coalesce($5::jsonb, cursor), beat_at = now()
     where job_id = $1 and takes = $2 and state = 'running'`,
    [job.id, job.take, progress.done, progress.total ?? null, jsonOf(progress.cursor)],
  );
  if (rowCount === 1) return "written";
  const { rows } = await pool.query("select state, takes from jobs.job where job_id = $1", [job.id]);
  const now = rows[0] as { state: string; takes: number } | undefined;
  return now?.state === "stopped" && now.takes === job.take ? "stopped" : "lost";
}

/** Records the end. Work that was done counts as done, also when somebody pressed stop at the last moment. */
export async function endJob(
  pool: Queryable,
  job: TakenJob,
  end: { state: "done" | "failed" | "stopped"; result?: unknown; problem?: unknown },
): Promise<void> {
  await pool.query(
    `update jobs.job set state = $3, result = $4, problem = $5, ended_at = now(),
       done = case when $3 = 'done' then coalesce(total, done) else done end
     where job_id = $1 and takes = $2 and state in ('running', 'stopped')`,
    [job.id, job.take, end.state, jsonOf(end.result), jsonOf(end.problem)],
  );
}

/** Puts a job back that this worker cannot finish now. */
export async function putBack(pool: Queryable, job: TakenJob): Promise<void> {
  await pool.query(
    "update jobs.job set state = 'waiting', beat_at = now() where job_id = $1 and takes = $2 and state = 'running'",
    [job.id, job.take],
  );
}

/**
 * Puts back the jobs whose worker has fallen silent and gives up those that saw too many crashes.
 * @returns the jobs that have been waiting long enough to be offered to the queue again
 */
export async function sweepJobs(pool: Queryable, givenUp: unknown): Promise<string[]> {
  const { rows } = await pool.query(
    `update jobs.job set beat_at = now(),
       crashes = crashes + (state = 'running')::int,
       state = case when state = 'running' and crashes + 1 >= $2 then 'failed' else 'waiting' end,
       ended_at = case when state = 'running' and crashes + 1 >= $2 then now() end,
       problem = case when state = 'running' and crashes + 1 >= $2 then $3::jsonb end
     where (state = 'running' and beat_at < now() - make_interval(secs => $1))
        or (state = 'waiting' and coalesce(beat_at, made_at) < now() - interval '5 minutes')
     returning job_id as id, state`,
    [SILENT_SECONDS, MOST_CRASHES, jsonOf(givenUp)],
  );
  return (rows as { id: string; state: string }[]).flatMap((row) =>
    row.state === "waiting" ? [row.id] : [],
  );
}

function jsonOf(value: unknown): string | null {
  return value === undefined ? null : JSON.stringify(value);
}
