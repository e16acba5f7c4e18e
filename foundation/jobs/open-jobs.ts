import { CompiledQuery } from "kysely";
import { PgBoss } from "pg-boss";
import type { Database, Tx } from "#foundation/database/open-database.ts";
import { makeId } from "#foundation/ids.ts";
import type { JobRequest, Jobs } from "./jobs.ts";

/** One queue: what is to be done stands in jobs.job, pg-boss says whose turn it is. */
export const QUEUE = "zugong";

export interface OpenJobs extends Jobs {
  boss: PgBoss;
  /** Offers a job again that the queue has given out already. */
  offer(jobId: string): Promise<void>;
  close(): Promise<void>;
}

/** Opens the queue. `worker` also keeps it in order and listens for new jobs; the server only adds to it. */
export async function openJobs(database: Database, role: "server" | "worker" = "server"): Promise<OpenJobs> {
  const working = role === "worker";
  const boss = new PgBoss({
    connectionString: database.url,
    application_name: "zugong queue",
    max: working ? 4 : 2,
    supervise: working,
    schedule: false,
    useListenNotify: working,
  });
  // Its connections come back by themselves; without a listener one that dies would end the process.
  boss.on("error", () => undefined);
  await boss.start();
  await boss.createQueue(QUEUE, QUEUE_OPTIONS);
  if (working) await boss.updateQueue(QUEUE, QUEUE_OPTIONS);
  return {
    boss,
    enqueue: (tx, request) => enqueue(boss, tx, request),
    offer: async (jobId) => void (await boss.send(QUEUE, { jobId })),
    close: () => boss.stop({ graceful: true, timeout: 5000 }),
  };
}

/**
 * The queue only gives out numbers of jobs, so it never tries again by itself: run-worker.ts finds what fell silent.
 * `notify` wakes a worker at the commit; polling remains underneath.
 */
const QUEUE_OPTIONS = {
  notify: true,
  retryLimit: 0,
  expireInSeconds: 12 * 3600,
  deleteAfterSeconds: 24 * 3600,
};

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
  await boss.send(QUEUE, { jobId }, { db: throughTransaction(tx) });
  return jobId;
}

function throughTransaction(tx: Tx) {
  return {
    async executeSql(text: string, values: unknown[] = []) {
      const { rows } = await tx.executeQuery(CompiledQuery.raw(text, values));
      return { rows: rows as never[] };
    },
  };
}
