import { handlers } from "#apps/compose/handlers.ts";
import { openServices } from "#apps/compose/open-services.ts";
import { homeFolder } from "#apps/compose/settings.ts";
import { openJobs } from "#foundation/jobs/open-jobs.ts";
import { runWorker } from "#foundation/jobs/run-worker.ts";

const databaseUrl = process.env["DATABASE_URL"];
if (databaseUrl === undefined) throw new Error("apps/worker needs DATABASE_URL; npm start gives it.");

const services = await openServices({
  home: homeFolder(),
  databaseUrl,
  demonstration: process.env["ZUGONG_DEMONSTRATION"] === "1",
  connections: 8,
});
const jobs = await openJobs(services.database, "worker");
await runWorker(services, jobs, handlers);
process.send?.("ready");

async function stop(): Promise<void> {
  await jobs.close();
  await services.close();
  process.exit(0);
}
process.once("SIGTERM", () => void stop());
process.once("SIGINT", () => void stop());
