import type pg from "pg";

type Queryable = Pick<pg.Pool, "query">;

export interface StoredJob {
  id: string;
  kind: string;
  accountId: string;
  state: string;
  params: unknown;
  cursor: unknown;
}

export async function findJob(pool: Queryable, id: string): Promise<StoredJob | undefined> {
  const { rows } = await pool.query(
    `select job_id as id, kind, account_id as "accountId", state, params, cursor from jobs.job where job_id = $1`,
    [id],
  );
  return rows[0] as StoredJob | undefined;
}

export async function startJob(pool: Queryable, id: string): Promise<void> {
  await pool.query(
    `update jobs.job set state = 'running', started_at = coalesce(started_at, now()), beat_at = now() where job_id = $1`,
    [id],
  );
}

export async function beat(pool: Queryable, id: string): Promise<void> {
  await pool.query("update jobs.job set beat_at = now() where job_id = $1", [id]);
}

export async function isStopped(pool: Queryable, id: string): Promise<boolean> {
  const { rows } = await pool.query("select 1 from jobs.job where job_id = $1 and state = 'stopped'", [id]);
  return rows.length > 0;
}

/** On a connection of its own, so that progress is seen while the job's transaction is still open. */
export async function reportProgress(
  pool: Queryable,
  id: string,
  progress: { done: number; total?: number; cursor?: unknown },
): Promise<void> {
  await pool.query(
    `update jobs.job set done = $2, total = coalesce($3, total), cursor = coalesce($4::jsonb, cursor), beat_at = now()
     where job_id = $1`,
    [
      id,
      progress.done,
      progress.total ?? null,
      progress.cursor === undefined ? null : JSON.stringify(progress.cursor),
    ],
  );
}

export async function endJob(
  pool: Queryable,
  id: string,
  state: "done" | "failed" | "stopped",
  result: unknown,
  problem: unknown,
): Promise<void> {
  await pool.query(
    `update jobs.job set state = $2, result = $3, problem = $4, ended_at = now(),
       done = case when $2 = 'done' then coalesce(total, done) else done end
     where job_id = $1`,
    [
      id,
      state,
      result === undefined ? null : JSON.stringify(result),
      problem === undefined ? null : JSON.stringify(problem),
    ],
  );
}
