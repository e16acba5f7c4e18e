import type { LookLog } from "#foundation/audit/look-log.ts";
import type { Clock } from "#foundation/clock.ts";
import type { Cubes } from "#foundation/cube/cubes.ts";
import type { Keys } from "#foundation/crypto/keys.ts";
import type { Database } from "#foundation/database/open-database.ts";
import type { Files } from "#foundation/files/open-files.ts";
import type { Jobs } from "#foundation/jobs/jobs.ts";

/** What an operation may use, made once by the process (apps/server, apps/worker, apps/cli, tests/kit). */
export interface Services {
  database: Database;
  lookLog: LookLog;
  clock: Clock;
  keys: Keys;
  files: Files;
  jobs: Jobs;
  /** Statistics over the published facts. */
  cubes: Cubes;
  /** Whether synthetic identity numbers (province digits 18) are accepted. */
  demonstration: boolean;
}
