import { applyDueRearrangements } from "#features/bodies/index.ts";
import { escalateLate, realignCases, withCases } from "#features/cases/index.ts";
import { peopleMover } from "#features/people/index.ts";
import { sweepSignIns } from "#features/accounts/index.ts";
import { ensurePartitions } from "#foundation/audit/ensure-partitions.ts";
import type { Database } from "#foundation/database/open-database.ts";
import { pruneFeed } from "#foundation/feed/prune-feed.ts";
import { foundationTasks } from "#foundation/nightly/clean-up.ts";
import type { NightlyTask } from "#foundation/nightly/run-nightly.ts";

/** What is tidied every night. `owner` may change tables, which the application may not. */
export function nightlyTasks(owner: Database): readonly NightlyTask[] {
  return [
    { name: "partitions", run: async () => (await ensurePartitions(owner.pool)).length },
    { name: "feed", run: () => pruneFeed(owner.pool) },
    ...foundationTasks,
    { name: "rearrangements", run: (services) => applyDueRearrangements(services, withCases(peopleMover)) },
    { name: "case-turns", run: realignCases },
    { name: "late-cases", run: escalateLate },
    {
      name: "sign-ins",
      async run(services) {
        await sweepSignIns(services);
        return 1;
      },
    },
  ];
}
