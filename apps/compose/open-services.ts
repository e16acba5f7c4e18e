import path from "node:path";
import { openCalendar } from "#features/procedures/index.ts";
import { openLookLog } from "#foundation/audit/look-log.ts";
import { openClock } from "#foundation/clock.ts";
import { openCubes } from "#foundation/cube/open-cubes.ts";
import { sqlCubes } from "#foundation/cube/sql-cubes.ts";
import { openKeys } from "#foundation/crypto/keys.ts";
import { openDatabase } from "#foundation/database/open-database.ts";
import { openFiles } from "#foundation/files/open-files.ts";
import { openJobs } from "#foundation/jobs/open-jobs.ts";
import type { Services } from "#foundation/services.ts";
import { facts } from "./facts.ts";

export interface Settings {
  /** The data folder: keys, files, audit heads, embedded database. */
  home: string;
  databaseUrl: string;
  /** Accepts synthetic identity numbers and shows demonstration accounts. */
  demonstration: boolean;
  connections?: number;
  /** Keeps the facts in arrays, in a thread of its own; otherwise statistics are counted by SQL. */
  arrays?: boolean;
}

/** Opens what operations need on an already migrated database. */
export async function openServices(settings: Settings): Promise<Services & { close(): Promise<void> }> {
  const keys = await openKeys(path.join(settings.home, "keys"));
  const files = await openFiles(path.join(settings.home, "files"), keys);
  const database = await openDatabase(settings.databaseUrl, {
    role: "application",
    max: settings.connections ?? 24,
  });
  await openCalendar(database.pool);
  const lookLog = openLookLog(settings.databaseUrl);
  const jobs = await openJobs(database);
  const services: Services = {
    database,
    lookLog,
    clock: openClock(),
    keys,
    files,
    jobs,
    cubes: settings.arrays
      ? await openCubes({ database, facts, folder: path.join(settings.home, "statistics") })
      : sqlCubes(database, facts),
    demonstration: settings.demonstration,
  };
  return {
    ...services,
    async close() {
      await services.cubes.close();
      await jobs.close();
      await lookLog.close();
      await database.close();
    },
  };
}
