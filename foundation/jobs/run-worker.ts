import type { Services } from "#foundation/services.ts";
import type { JobHandler, RunningJob } from "./jobs.ts";
import { beat, endJob, findJob, isStopped, reportProgress, startJob, type StoredJob } from "./job-store.ts";
import { type OpenJobs, QUEUE } from "./open-jobs.ts";

/** Thrown inside a handler when somebody stopped the job; the handler's transaction is rolled back with it. */
export class JobStopped extends Error {
  override name = "JobStopped";
}

const BEAT_MS = 3000;

/**
 * Takes jobs one after another and runs their handlers. A job whose process was killed is given out again by the queue
 * and goes on from its cursor.
 */
export async function runWorker(
  services: Services,
  jobs: OpenJobs,
  handlers: Readonly<Record<string, JobHandler>>,
): Promise<void> {
  await jobs.boss.work(
    QUEUE,
    { batchSize: 1, pollingIntervalSeconds: 0.5 },
    async (batch: { data: unknown }[]) => {
      for (const { data } of batch) await runJob(services, handlers, (data as { jobId: string }).jobId);
    },
  );
}

/** Runs one job to its end and records how it ended. */
export async function runJob(
  services: Services,
  handlers: Readonly<Record<string, JobHandler>>,
  jobId: string,
): Promise<void> {
  const stored = await findJob(services.database.pool, jobId);
  if (!stored || stored.state === "done" || stored.state === "stopped" || stored.state === "failed") return;
  const handler = handlers[stored.kind];
  if (!handler) return endJob(services.database.pool, jobId, "failed", undefined, NO_HANDLER);
  await startJob(services.database.pool, jobId);
  const beating = setInterval(() => void beat(services.database.pool, jobId).catch(() => undefined), BEAT_MS);
  try {
    const result = await handler(running(services, stored), services);
    await endJob(services.database.pool, jobId, "done", result, undefined);
  } catch (error) {
    await endJob(
      services.database.pool,
      jobId,
      error instanceof JobStopped ? "stopped" : "failed",
      undefined,
      explain(error),
    );
  } finally {
    clearInterval(beating);
  }
}

const NO_HANDLER = {
  code: "no_handler",
  message: { zh: "没有办这种任务的程序", en: "No program does this kind of job" },
};

function running(services: Services, stored: StoredJob): RunningJob {
  return {
    id: stored.id,
    kind: stored.kind,
    accountId: stored.accountId,
    params: stored.params,
    cursor: stored.cursor ?? undefined,
    async report(progress) {
      if (await isStopped(services.database.pool, stored.id)) throw new JobStopped();
      await reportProgress(services.database.pool, stored.id, progress);
    },
  };
}

/** The code is for programs; the words carry no personal data, since they are kept. */
function explain(error: unknown): { code: string; message: { zh: string; en: string } } {
  const code = String((error as { code?: string }).code ?? "unforeseen");
  return { code, message: { zh: `没有办完（${code}）`, en: `Not finished (${code})` } };
}
