import { setTimeout as sleep } from "node:timers/promises";
import { openServices } from "#apps/compose/open-services.ts";
import type { JobHandler } from "#foundation/jobs/jobs.ts";
import { openJobs } from "#foundation/jobs/open-jobs.ts";
import { runWorker } from "#foundation/jobs/run-worker.ts";

/** A worker of its own process with one kind of job: it counts, writing each step down, and may be killed meanwhile. */
const [home = "", databaseUrl = ""] = process.argv.slice(2);

const count: JobHandler = async (job, services) => {
  const { until } = job.params as { until: number };
  const from = (job.cursor as { step: number } | undefined)?.step ?? 0;
  const { pool } = services.database;
  await pool.query("insert into counted.run (job_id, from_step) values ($1, $2)", [job.id, from]);
  for (let step = from + 1; step <= until; step += 1) {
    // A batch bears being done again: the process may die between the commit and the report.
    await pool.query("insert into counted.step (job_id, step) values ($1, $2) on conflict do nothing", [
      job.id,
      step,
    ]);
    await job.report({ done: step, total: until, cursor: { step } });
    await sleep(5);
  }
  return { steps: until };
};

const services = await openServices({ home, databaseUrl, demonstration: true, connections: 6 });
const jobs = await openJobs(services.database, "worker");
await runWorker(services, jobs, { count });
process.send?.("ready");
