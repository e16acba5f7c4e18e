import {
  addOrigin,
  reviseManyPeople,
  type Revision,
  takeInPeople,
  type Newcomer,
  type SomeFacts,
} from "#features/people/index.ts";
import { findIntervals } from "#features/bodies/index.ts";
import type { Tx } from "#foundation/database/open-database.ts";
import { Refused } from "#foundation/decision.ts";
import { willGoOn } from "#foundation/jobs/explain-failure.ts";
import type { JobHandler, RunningJob } from "#foundation/jobs/jobs.ts";
import type { Services } from "#foundation/services.ts";
import { commitRun as contract } from "./imports.contract.ts";
import { findRun, type RunRecord, updateRun } from "./import-store.ts";
import type { KeptRow } from "./keep-rows.ts";
import { sinceOf } from "./row-facts.rules.ts";
import { countTakeable, type OpenRow, markTaken, nextRows } from "./take-store.ts";

/** Kind of the job that writes the rows of a checked roster. */
export const COMMIT_JOB = "rosters.commit";
const BATCH = 1000;

interface Params {
  runId: string;
  take: "good" | "all";
  warningsSeen: boolean;
}

/**
 * Takes checked rows over. "good": batch by batch, each in one transaction, so that a killed job goes on where it
 * stopped. "all": everything in one transaction, or nothing.
 */
export const takeOver: JobHandler = async (job, services) => {
  const params = job.params as Params;
  const { db } = services.database;
  const run = await findRun(db, params.runId, job.accountId);
  if (!run || run.state !== "committing") return {};
  const total = await countTakeable(db, run.runId, params.warningsSeen);
  try {
    if (params.take === "all")
      await db.transaction().execute((tx) => takeAll(tx, run, params, total, job, services));
    else await takeInBatches(run, params, total, job, services);
  } catch (error) {
    if (!willGoOn(error)) await updateRun(db, run.runId, { state: "checked" });
    throw error;
  }
  await updateRun(db, run.runId, { state: "committed", settled_at: new Date() });
  return { taken: total };
};

/** Two lanes keep both the database and this process at work; each takes rows that the other has not locked. */
const LANES = 2;

async function takeInBatches(
  run: RunRecord,
  params: Params,
  total: number,
  job: RunningJob,
  services: Services,
): Promise<void> {
  let done = 0;
  async function lane(): Promise<void> {
    for (;;) {
      // oxlint-disable-next-line no-await-in-loop -- batches of a lane follow one another
      const taken = await services.database.db
        .transaction()
        .execute((tx) => takeBatch(tx, run, params, job, services));
      if (taken === 0) return;
      done += taken;
      // oxlint-disable-next-line no-await-in-loop -- as above
      await job.report({ done, total });
    }
  }
  await Promise.all(Array.from({ length: LANES }, lane));
}

async function takeAll(
  tx: Tx,
  run: RunRecord,
  params: Params,
  total: number,
  job: RunningJob,
  services: Services,
): Promise<void> {
  for (let done = 0; done < total; ) {
    // oxlint-disable-next-line no-await-in-loop -- one connection
    done += await takeBatch(tx, run, params, job, services);
    // oxlint-disable-next-line no-await-in-loop -- as above
    await job.report({ done, total });
  }
}

async function takeBatch(
  tx: Tx,
  run: RunRecord,
  params: Params,
  job: RunningJob,
  services: Services,
): Promise<number> {
  const rows = await nextRows(tx, run.runId, params.warningsSeen, BATCH);
  if (rows.length === 0) return 0;
  const { keys } = services;
  const opened = rows.map((row) => ({ row, kept: JSON.parse(keys.open(row.sealed)) as KeptRow }));
  const originId = await addOrigin(tx, {
    kind: "import",
    title: run.fileName,
    dated: services.clock.today(),
    accountId: job.accountId,
  });
  const context = { keys, originId, accountId: job.accountId, action: contract.name };
  const newcomers = await newcomersOf(tx, opened, run, services.clock.today());
  await takeInPeople(tx, newcomers, context);
  await reviseManyPeople(tx, revisionsOf(opened, await intervalsOf(tx, opened)), context);
  await markTaken(
    tx,
    run.runId,
    rows.map((row) => row.rowNo),
  );
  return rows.length;
}

interface Opened {
  row: OpenRow;
  kept: KeptRow;
}

async function intervalsOf(tx: Tx, opened: readonly Opened[]) {
  return findIntervals(tx, [...new Set(opened.flatMap(({ kept }) => kept.branchId ?? []))]);
}

async function newcomersOf(
  tx: Tx,
  opened: readonly Opened[],
  run: RunRecord,
  today: string,
): Promise<Newcomer[]> {
  const adds = opened.filter(({ row }) => row.effect === "add");
  const intervals = await intervalsOf(tx, adds);
  return adds.map(({ kept }) => {
    const interval = kept.branchId === null ? undefined : intervals.get(kept.branchId);
    if (!kept.facts || kept.branchId === null || !interval) throw new Refused("changed_meanwhile");
    return {
      facts: kept.facts as SomeFacts,
      bodyId: kept.branchId,
      lo: interval.lo,
      since: sinceOf(kept.facts, run.kind, today),
    };
  });
}

function revisionsOf(opened: readonly Opened[], intervals: ReadonlyMap<string, { lo: number }>): Revision[] {
  return opened
    .filter(({ row }) => row.effect === "change")
    .map(({ row, kept }) => ({
      personId: row.personId ?? "",
      bodyId: kept.branchId ?? "",
      lo: intervals.get(kept.branchId ?? "")?.lo ?? 0,
      before: kept.before as SomeFacts,
      after: kept.changes as SomeFacts,
    }));
}
