import { CompiledQuery, sql } from "kysely";
import { PgBoss } from "pg-boss";
import type { Database, Tx } from "#foundation/database/open-database.ts";
import { makeId } from "#foundation/ids.ts";
import type { JobRequest, Jobs } from "./jobs.ts";

/** One queue: what is to be done stands in jobs.job, pg-boss says whose turn it is. */
export const QUEUE = "zugong";

export interface OpenJobs extends Jobs {
  boss: PgBoss;
  close(): Promise<void>;
}

/** Opens the queue. `worker` also keeps it in order; the server only adds to it. */
export async function openJobs(database: Database, role: "server" | "worker" = "server"): Promise<OpenJobs> {
  const boss = new PgBoss({
    connectionString: database.url,
    max: 3,
    supervise: role === "worker",
    schedule: role === "worker",
  });
  boss.on("error", () => undefined);
  await boss.start();
  await boss.createQueue(QUEUE, { retryLimit: 5, retryDelay: 1, expireInSeconds: 6 * 3600 });
  return {
    boss,
    enqueue: (tx, request) => enqueue(boss, tx, request),
    close: () => boss.stop({ graceful: true, timeout: 5000 }),
  };
}

async function enqueue(boss: PgBoss, tx: Tx, request: JobRequest): Promise<string> {
  const jobId = makeId();
  await tx
    .insertInto("jobs.job")
    .values({
      job_id: jobId,
      kind: request.kind,
      account_id: request.accountId,
      body_id: request.bodyId ?? null,
      total: request.total ?? null,
      params: JSON.stringify(request.params),
    })
    .execute();
  // Sent through the caller's transaction: the queue knows of the job if, and only if, that commits.
  await boss.send(
    QUEUE,
    { jobId },
    {
      db: {
        async executeSql(text: string, values: unknown[] = []) {
          const { rows } = await tx.executeQuery(CompiledQuery.raw(text, values));
          return { rows: rows as never[] };
        },
      },
    },
  );
  await sql`select pg_notify('zugong_job', ${jobId})`.execute(tx);
  return jobId;
}
