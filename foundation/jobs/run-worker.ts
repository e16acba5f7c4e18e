import { setTimeout as sleep } from "node:timers/promises";
import type { Services } from "#foundation/services.ts";
import { explainFailure, GIVEN_UP, NO_HANDLER, willGoOn } from "./explain-failure.ts";
import { beat, endJob, putBack, sweepJobs, type TakenJob, takeJob, writeProgress } from "./job-store.ts";
import { JobEnded, type JobHandler, type RunningJob } from "./jobs.ts";
import { type OpenJobs, QUEUE } from "./open-jobs.ts";

export type Handlers = Readonly<Record<string, JobHandler>>;

export interface WorkerOptions {
  /** Jobs at the same time: two, so that a long import does not hold up a short list. */
  lanes?: number;
  sweepMs?: number;
  /** Told about trouble with the database; work goes on by itself when it has passed. */
  report?(line: string): void;
}

export interface Worker {
  /** Takes nothing more, breaks running jobs off at their next report, and puts back what did not end in time. */
  stop(patienceMs?: number): Promise<void>;
}

const BEAT_MS = 3000;

/** How long a job waits that met a database which was away or busy. */
const AGAIN_MS = 2000;

/**
 * Takes jobs as they come and runs their handlers. A job whose process was killed is found by its silence and goes on
 * from its cursor, here or in another worker.
 */
export async function runWorker(
  services: Services,
  jobs: OpenJobs,
  handlers: Handlers,
  options: WorkerOptions = {},
): Promise<Worker> {
  const closing = new AbortController();
  const inHand = new Set<Promise<void>>();
  await jobs.boss.work(
    QUEUE,
    {
      batchSize: 1,
      pollingIntervalSeconds: 0.5,
      notifyPollingIntervalSeconds: 1,
      localConcurrency: options.lanes ?? 2,
    },
    async ([item]: { data: unknown }[]) => {
      const { jobId } = (item as { data: { jobId: string } }).data;
      const work = runAndOffer(services, jobs, handlers, jobId, closing.signal);
      inHand.add(work);
      await work.finally(() => inHand.delete(work));
    },
  );
  const sweeping = sweep(services, jobs, options, closing.signal);
  return {
    async stop(patienceMs = 7000) {
      closing.abort();
      await jobs.boss.offWork(QUEUE, { wait: false });
      const patience = sleep(patienceMs, undefined, { ref: false });
      await Promise.race([Promise.allSettled(inHand), patience]);
      await sweeping;
    },
  };
}

async function runAndOffer(
  services: Services,
  jobs: OpenJobs,
  handlers: Handlers,
  jobId: string,
  closing: AbortSignal,
): Promise<void> {
  const outcome = await runJob(services, handlers, jobId, closing);
  if (outcome !== "again") return;
  if (!closing.aborted) await sleep(AGAIN_MS);
  // When even this fails, the sweep offers it later.
  await jobs.offer(jobId).catch(() => undefined);
}

/** Runs one job to its end and records how it ended; `again` when it was put back and is to be offered anew. */
export async function runJob(
  services: Services,
  handlers: Handlers,
  jobId: string,
  closing?: AbortSignal,
): Promise<"ended" | "again"> {
  const { pool } = services.database;
  const job = await takeJob(pool, jobId);
  if (!job) return "ended";
  const handler = handlers[job.kind];
  if (!handler) {
    await endJob(pool, job, { state: "failed", problem: NO_HANDLER });
    return "ended";
  }
  const beating = setInterval(() => void beat(pool, job).catch(() => undefined), BEAT_MS);
  try {
    const result = await handler(running(services, job, closing), services);
    await endJob(pool, job, { state: "done", result });
    return "ended";
  } catch (error) {
    return await settle(services, job, error);
  } finally {
    clearInterval(beating);
  }
}

async function settle(services: Services, job: TakenJob, error: unknown): Promise<"ended" | "again"> {
  const { pool } = services.database;
  const how = error instanceof JobEnded ? error.how : undefined;
  if (how === "lost") return "ended";
  if (willGoOn(error)) {
    // If the database is away just now, the job is found by its silence.
    await putBack(pool, job).catch(() => undefined);
    return "again";
  }
  await endJob(
    pool,
    job,
    how === "stopped" ? { state: "stopped" } : { state: "failed", problem: explainFailure(error) },
  );
  return "ended";
}

function running(services: Services, job: TakenJob, closing: AbortSignal | undefined): RunningJob {
  return {
    id: job.id,
    kind: job.kind,
    accountId: job.accountId,
    params: job.params,
    cursor: job.cursor ?? undefined,
    async report(progress) {
      const outcome = await writeProgress(services.database.pool, job, progress);
      if (outcome !== "written") throw new JobEnded(outcome);
      if (closing?.aborted) throw new JobEnded("interrupted");
    },
  };
}

/** Looks for jobs that fell silent, until the worker closes. */
async function sweep(
  services: Services,
  jobs: OpenJobs,
  options: WorkerOptions,
  closing: AbortSignal,
): Promise<void> {
  while (!closing.aborted) {
    try {
      for (const jobId of await sweepJobs(services.database.pool, GIVEN_UP)) await jobs.offer(jobId);
    } catch (error) {
      options.report?.(
        `The jobs could not be looked through: ${(error as Error).message} 任务巡查暂时失败。`,
      );
    }
    await sleep(options.sweepMs ?? 5000, undefined, { signal: closing }).catch(() => undefined);
  }
}
