import type { Db } from "#foundation/database/open-database.ts";

export interface NewestJob {
  done: number;
  total: number | null;
  ended: boolean;
}

/** The newest job of a kind of which one at a time makes sense; whoever asked for it. */
export async function findNewestJob(db: Db, kind: string): Promise<NewestJob | undefined> {
  const row = await db
    .selectFrom("jobs.job")
    .select(["done", "total", "state"])
    .where("kind", "=", kind)
    .orderBy("job_id", "desc")
    .limit(1)
    .executeTakeFirst();
  return (
    row && {
      done: Number(row.done),
      total: row.total === null ? null : Number(row.total),
      ended: !["waiting", "running"].includes(row.state),
    }
  );
}
