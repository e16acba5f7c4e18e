import { handlers } from "#apps/compose/handlers.ts";
import { nightlyTasks } from "#apps/compose/nightly-tasks.ts";
import { openServices } from "#apps/compose/open-services.ts";
import { homeFolder } from "#apps/compose/settings.ts";
import { ensurePartitions } from "#foundation/audit/ensure-partitions.ts";
import { headFileIn } from "#foundation/audit/head-file.ts";
import { runSealer } from "#foundation/audit/run-sealer.ts";
import { openDatabase } from "#foundation/database/open-database.ts";
import { openJobs } from "#foundation/jobs/open-jobs.ts";
import { runWorker } from "#foundation/jobs/run-worker.ts";
import { runNightly } from "#foundation/nightly/run-nightly.ts";

/** Each job may use two or three connections beside its own transaction; the sealer keeps one. */
const CONNECTIONS = 12;

function report(line: string): void {
  console.error(line);
}

/** Opens everything and answers how to close it, last opened first. */
async function start(databaseUrl: string, home: string): Promise<() => Promise<void>> {
  const services = await openServices({
    home,
    databaseUrl,
    demonstration: process.env["ZUGONG_DEMONSTRATION"] === "1",
    connections: CONNECTIONS,
  });
  const owner = await openDatabase(databaseUrl, { max: 1, role: "owner" });
  await ensurePartitions(owner.pool).catch((error: unknown) =>
    report(`The months could not be prepared now: ${(error as Error).message} 分区今晚再建。`),
  );
  const jobs = await openJobs(services.database, "worker");
  const worker = await runWorker(services, jobs, handlers, { report });
  const sealer = runSealer({
    database: services.database,
    keys: services.keys,
    headFile: headFileIn(home),
    report,
  });
  const nightly = runNightly({ services, tasks: nightlyTasks(owner), report });
  return async () => {
    await worker.stop();
    await nightly.stop();
    await sealer.stop();
    await jobs.close();
    await owner.close();
    await services.close();
  };
}

const databaseUrl = process.env["DATABASE_URL"];
if (databaseUrl === undefined) throw new Error("apps/worker needs DATABASE_URL; npm start gives it.");
const close = await start(databaseUrl, homeFolder());

let closing = false;
async function stop(): Promise<void> {
  if (closing) return;
  closing = true;
  await close().catch((error: unknown) => report((error as Error).message));
  process.exit(0);
}
process.once("SIGTERM", () => void stop());
process.once("SIGINT", () => void stop());
// Started by npm start, it must not outlive it: a killed parent can send no signal.
process.once("disconnect", () => void stop());
process.send?.("ready");
