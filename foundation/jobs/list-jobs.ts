import type pg from "pg";
import type { JobProblem } from "./explain-failure.ts";

/** How far a job is; `problem` when it failed. */
export interface JobState {
  state: string;
  done: number;
  problem: JobProblem | null;
}

/** How far some jobs are, by id. */
export async function listJobs(
  pool: Pick<pg.Pool, "query">,
  ids: readonly string[],
): Promise<Map<string, JobState>> {
  const { rows } = await pool.query(
    "select job_id as id, state, done::float8 as done, problem from jobs.job where job_id = any($1::bigint[])",
    [ids],
  );
  return new Map((rows as (JobState & { id: string })[]).map((row) => [row.id, row]));
}
