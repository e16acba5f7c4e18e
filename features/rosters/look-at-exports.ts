import { openFilter } from "#features/people/index.ts";
import { reach } from "#foundation/access/scope.ts";
import { Refused } from "#foundation/decision.ts";
import { findFile } from "#foundation/files/file-store.ts";
import { listJobs } from "#foundation/jobs/list-jobs.ts";
import { look, type LookContext } from "#foundation/query/look.ts";
import { isLapsed, isSameHand } from "./export.rules.ts";
import { type ExportRecord, findExport, listExportsOf, listProposed } from "./export-store.ts";
import {
  downloadExport as downloadContract,
  type ExportRun,
  listExports as listContract,
  readExport as readContract,
  settleExport,
} from "./exports.contract.ts";
import type { KeptList } from "./write-export.ts";

type Jobs = Awaited<ReturnType<typeof listJobs>>;

function viewOf(run: ExportRecord, jobs: Jobs, today: string): ExportRun {
  const { runId, format, mark, madeBy, bodyId, bodyName, counted, rows, reason, lapsesOn, settledBy, note } =
    run;
  const job = jobs.get(run.jobId ?? "");
  return {
    ...{ runId, format, mark, madeBy, bodyId, bodyName, counted, rows, reason, lapsesOn, settledBy, note },
    madeAt: run.madeAt.toISOString(),
    settledAt: run.settledAt?.toISOString() ?? null,
    done: job?.done ?? 0,
    problem: job?.problem?.message ?? null,
    state: stateOf(run, job?.state, today),
  };
}

/** Before the job there is only the consent; after it the file tells more than the job, which is cleared some day. */
function stateOf(run: ExportRecord, job: string | undefined, today: string): ExportRun["state"] {
  if (isLapsed(run, today)) return "lapsed";
  if (run.state === "proposed" || run.state === "refused" || run.state === "withdrawn") return run.state;
  if (run.fileId !== null) return "done";
  return (job ?? "waiting") as ExportRun["state"];
}

function jobsOf(context: LookContext, runs: readonly ExportRecord[]): Promise<Jobs> {
  return listJobs(
    context.services.database.pool,
    runs.flatMap((run) => run.jobId ?? []),
  );
}

/** Where the asker may agree to what others want to take out. */
function consentReach(context: LookContext) {
  return reach(context.actor, settleExport.permission);
}

export const listExports = look(listContract, async (context) => {
  const [mine, waiting] = [
    await listExportsOf(context.db, context.actor.accountId),
    await listWaiting(context),
  ];
  const jobs = await jobsOf(context, mine);
  return {
    answer: {
      exports: mine.map((run) => viewOf(run, jobs, context.today)),
      waiting: waiting.map((run) => viewOf(run, jobs, context.today)),
    },
  };
});

/** Requests of others that the asker may settle: never those of a second account of one's own. */
export async function listWaiting(context: LookContext): Promise<ExportRecord[]> {
  const { ranges } = consentReach(context);
  if (ranges.length === 0) return [];
  const proposed = await listProposed(context.db, ranges, context.actor.accountId, context.today);
  return proposed.filter((run) => !isOwn(run, context));
}

function isOwn(run: ExportRecord, { actor }: LookContext): boolean {
  const madeBy = { accountId: run.accountId, personId: run.accountPerson };
  return isSameHand(madeBy, { accountId: actor.accountId, personId: actor.personId ?? null });
}

export const readExport = look(readContract, async (context, { runId }) => {
  const run = await findExport(context.db, runId);
  if (!run || !context.reach.covers(run.lo) || !maySee(run, context)) return undefined;
  const { filter, sort, direction, columns } = run.list as KeptList;
  return {
    answer: {
      ...viewOf(run, await jobsOf(context, [run]), context.today),
      ...{ filter: openFilter(context.services.keys, filter), sort, direction, columns },
      isMine: run.accountId === context.actor.accountId,
      maySettle: maySettle(run, context),
    },
    bodyId: run.bodyId,
    detail: { run: runId },
  };
});

/** One's own; and what waits for one's consent, or had it. */
function maySee(run: ExportRecord, context: LookContext): boolean {
  const { accountId } = context.actor;
  return run.accountId === accountId || run.settledById === accountId || maySettle(run, context);
}

function isOpen(run: ExportRecord, { today }: LookContext): boolean {
  return run.state === "proposed" && !isLapsed(run, today);
}

function maySettle(run: ExportRecord, context: LookContext): boolean {
  return isOpen(run, context) && consentReach(context).covers(run.lo) && !isOwn(run, context);
}

export const downloadExport = look(downloadContract, async (context, { runId }) => {
  const run = await findExport(context.db, runId);
  const mine = run?.accountId === context.actor.accountId && context.reach.covers(run.lo);
  if (!run || !mine) return undefined;
  const file = run.fileId === null ? undefined : await findFile(context.db, run.fileId);
  if (!file) throw new Refused("not_ready");
  const { files } = context.services;
  return {
    answer: {
      name: file.name,
      contentType: file.contentType,
      bytes: file.bytes,
      stream: (range?: { from: number; to: number }) => files.get(file.storedAs, file.bytes, range),
    },
    bodyId: run.bodyId,
    detail: { run: runId, rows: run.rows },
  };
});
