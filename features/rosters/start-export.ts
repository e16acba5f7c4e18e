import { findIntervals } from "#features/bodies/index.ts";
import { sealFilter } from "#features/people/index.ts";
import { reach, within } from "#foundation/access/scope.ts";
import { command } from "#foundation/command/command.ts";
import { accept, Refused } from "#foundation/decision.ts";
import { findFile } from "#foundation/files/file-store.ts";
import { listJobs } from "#foundation/jobs/list-jobs.ts";
import { look } from "#foundation/query/look.ts";
import {
  downloadExport as downloadContract,
  listExports as listContract,
  startExport as contract,
} from "./exports.contract.ts";
import { findExport, insertExport, listExportsOf, setExport } from "./export-store.ts";
import type { ExportParams } from "./write-export.ts";

/** Kind of the job that writes a list into a file. */
export const EXPORT_JOB = "rosters.export";

export const startExport = command(contract, {
  async load(tx, input) {
    const interval = (await findIntervals(tx, [input.filter.body])).get(input.filter.body);
    return interval && { bodyId: input.filter.body, ...interval };
  },
  heldBy: (place) => ({ bodyId: place.bodyId, lo: place.lo }),
  decide: (place, input) => accept({ place, input }),
  async record(tx, { place, input }, context) {
    const { actor, services, today } = context;
    const mark = markOf(actor.name, today);
    const list = { ...input, filter: sealFilter(services.keys, input.filter) };
    const runId = await insertExport(tx, {
      accountId: actor.accountId,
      bodyId: place.bodyId,
      format: input.format,
      list,
      mark,
    });
    const params: ExportParams = {
      runId,
      mark,
      ranges: within(reach(actor, contract.permission), place).ranges,
      ...list,
    };
    const jobId = await services.jobs.enqueue(tx, {
      kind: EXPORT_JOB,
      params,
      accountId: actor.accountId,
      bodyId: place.bodyId,
    });
    await setExport(tx, runId, { job_id: jobId });
    return {
      answer: { runId, jobId, mark },
      subject: { kind: "export", id: runId },
      detail: { format: input.format, columns: input.columns },
    };
  },
});

/** Who took the list out and when; it stands in the file, so that a copy can be traced. */
function markOf(name: string, today: string): string {
  return `${name} ${today} ${Math.random().toString(36).slice(2, 8).toUpperCase()}`;
}

export const listExports = look(listContract, async (context) => {
  const runs = await listExportsOf(context.db, context.actor.accountId);
  const jobs = await listJobs(
    context.services.database.pool,
    runs.flatMap((run) => run.jobId ?? []),
  );
  return {
    answer: {
      exports: runs.map((run) => ({
        runId: run.runId,
        format: run.format,
        mark: run.mark,
        madeAt: run.madeAt.toISOString(),
        rows: run.rows,
        done: jobs.get(run.jobId ?? "")?.done ?? 0,
        state: jobs.get(run.jobId ?? "")?.state ?? "waiting",
      })),
    },
  };
});

export const downloadExport = look(downloadContract, async (context, { runId }) => {
  const run = await findExport(context.db, runId, context.actor.accountId);
  const interval = run && (await findIntervals(context.db, [run.bodyId])).get(run.bodyId);
  if (!run || !interval || !context.reach.covers(interval.lo)) return undefined;
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
