import {
  addOrigin,
  reviseManyPeople,
  type Revision,
  takeInPeople,
  type Newcomer,
  type SomeFacts,
} from "#features/people/index.ts";
import { type HeldBody, holdBodies, holdTree } from "#features/bodies/index.ts";
import type { Db, Tx } from "#foundation/database/open-database.ts";
import { Refused } from "#foundation/decision.ts";
import { willGoOn } from "#foundation/jobs/explain-failure.ts";
import type { JobHandler, RunningJob } from "#foundation/jobs/jobs.ts";
import type { Services } from "#foundation/services.ts";
import { commitRun as contract } from "./imports.contract.ts";
import { findRun, type RunRecord, updateRun } from "./import-store.ts";
import { reachOfJob } from "./job-reach.ts";
import type { KeptRow } from "./keep-rows.ts";
import { sinceOf } from "./row-facts.rules.ts";
import { countTakeable, findLastRow, noteTaken, type OpenRow, takeRows } from "./take-store.ts";

/** Kind of the job that writes the rows of a checked roster. */
export const COMMIT_JOB = "rosters.commit";
const BATCH = 1000;

interface Params {
  runId: string;
  take: "good" | "all";
  warningsSeen: boolean;
}

/**
 * Takes checked rows over. "good": piece by piece, each in one transaction, so that a killed job goes on where it
 * stopped. "all": everything in one transaction, or nothing.
 */
export const takeOver: JobHandler = async (job, services) => {
  const params = job.params as Params;
  const { db } = services.database;
  const run = await findRun(db, params.runId, job.accountId);
  if (!run || run.state !== "committing") return {};
  const total = await countTakeable(db, run.runId, params.warningsSeen);
  const pieces = piecesOf(await findLastRow(db, run.runId));
  const work = { run, params, pieces, job, services, done: 0, total };
  try {
    if (params.take === "all") await db.transaction().execute((tx) => takeAll(tx, work));
    else await takeInLanes(work);
  } catch (error) {
    if (!willGoOn(error)) await settle(db, run.runId, { state: "checked" });
    throw error;
  }
  await settle(db, run.runId, { state: "committed", settled_at: new Date() });
  return { taken: total };
};

async function settle(db: Db, runId: string, columns: Record<string, unknown>): Promise<void> {
  await noteTaken(db, runId);
  await updateRun(db, runId, columns);
}

interface Piece {
  after: number;
  upTo: number;
}

interface Work {
  run: RunRecord;
  params: Params;
  pieces: Iterator<Piece>;
  job: RunningJob;
  services: Services;
  /** Rows taken so far. */
  done: number;
  total: number;
}

/** The rows of a roster in pieces of one batch; pieces of which everything was taken before turn out empty. */
function* piecesOf(last: number): Generator<Piece> {
  for (let after = 0; after < last; after += BATCH) yield { after, upTo: after + BATCH };
}

/** Two lanes keep both the database and this process at work; each takes the next piece, so none is taken twice. */
const LANES = 2;

/** All lanes have ended when this ends, also when it throws: then nothing is taken any more. */
async function takeInLanes(work: Work): Promise<void> {
  const ended = await Promise.allSettled(Array.from({ length: LANES }, () => takeInLane(work)));
  const failed = ended.find((lane) => lane.status === "rejected");
  if (failed) throw failed.reason;
}

async function takeInLane(work: Work): Promise<void> {
  for (let next = work.pieces.next(); !next.done; next = work.pieces.next()) {
    // oxlint-disable-next-line no-await-in-loop -- pieces of a lane follow one another
    await takeAlone(next.value, work).catch((error: unknown) => {
      work.pieces = [].values();
      throw error;
    });
  }
}

/** One piece in a transaction of its own. */
async function takeAlone(piece: Piece, work: Work): Promise<void> {
  const { db } = work.services.database;
  await report(work, await db.transaction().execute((tx) => takePiece(tx, piece, work)));
}

async function takeAll(tx: Tx, work: Work): Promise<void> {
  // Piece after piece would hold bodies in another order than a rearrangement does: each would wait for the other.
  await holdTree(tx);
  for (let next = work.pieces.next(); !next.done; next = work.pieces.next()) {
    // oxlint-disable-next-line no-await-in-loop -- one connection
    await report(work, await takePiece(tx, next.value, work));
  }
}

async function report(work: Work, taken: number): Promise<void> {
  work.done += taken;
  if (taken > 0) await work.job.report({ done: work.done, total: work.total });
}

async function takePiece(tx: Tx, piece: Piece, { run, params, job, services }: Work): Promise<number> {
  const rows = await takeRows(tx, run.runId, params.warningsSeen, piece);
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
  const places = await holdBodies(tx, [...new Set(opened.flatMap(({ kept }) => kept.branchId ?? []))]);
  await checkReach(tx, run, places, services.clock.today());
  await takeInPeople(tx, newcomersOf(opened, places, run, services.clock.today()), context);
  await reviseManyPeople(tx, revisionsOf(opened, places), context);
  return rows.length;
}

interface Opened {
  row: OpenRow;
  kept: KeptRow;
}

type Places = ReadonlyMap<string, HeldBody>;

/**
 * After the branches are held: what is covered now stays so until the piece is written.
 * @throws JobFailed `permission_gone`
 * @throws Refused `changed_meanwhile` when a branch left the account's reach since the roster was checked
 */
async function checkReach(tx: Tx, { accountId, bodyId }: RunRecord, places: Places, today: string) {
  const mine = await reachOfJob(tx, { accountId, permission: contract.permission, bodyId, today });
  if ([...places.values()].some(({ lo }) => !mine.covers(lo))) throw new Refused("changed_meanwhile");
}

/** @throws Refused `changed_meanwhile` when a branch is no more */
function newcomersOf(opened: readonly Opened[], places: Places, run: RunRecord, today: string): Newcomer[] {
  const adds = opened.filter(({ row }) => row.effect === "add");
  return adds.map(({ kept }) => {
    const place = kept.branchId === null ? undefined : places.get(kept.branchId);
    if (!kept.facts || kept.branchId === null || place?.endedOn !== null)
      throw new Refused("changed_meanwhile");
    return {
      facts: kept.facts as SomeFacts,
      bodyId: kept.branchId,
      lo: place.lo,
      since: sinceOf(kept.facts, run.kind, today),
    };
  });
}

function revisionsOf(opened: readonly Opened[], places: Places): Revision[] {
  return opened
    .filter(({ row }) => row.effect === "change")
    .map(({ row, kept }) => ({
      personId: row.personId ?? "",
      bodyId: kept.branchId ?? "",
      lo: places.get(kept.branchId ?? "")?.lo ?? 0,
      before: kept.before as SomeFacts,
      after: kept.changes as SomeFacts,
    }));
}
