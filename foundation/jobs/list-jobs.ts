import type pg from "pg";

/** How far some jobs are, by id. */
export async function listJobs(
  pool: Pick<pg.Pool, "query">,
  ids: readonly string[],
): Promise<Map<string, { state: string; done: number }>> {
  const { rows } = await pool.query(
    "select job_id as id, state, done::float8 as done from jobs.job where job_id = any($1::bigint[])",
    [ids],
  );
  return new Map((rows as { id: string; state: string; done: number }[]).map((row) => [row.id, row]));
}
