import { command } from "#foundation/command/command.ts";
import { accept, refuse, Refused } from "#foundation/decision.ts";
import type { Tx } from "#foundation/database/open-database.ts";
import { clearRun, findRunForUpdate, type RunRecord, updateRun } from "./import-store.ts";
import {
  commitRun as commitContract,
  mendCells as mendContract,
  withdrawRun as withdrawContract,
} from "./imports.contract.ts";
import { openCells, sealCells } from "./run-cells.ts";
import { CHECK_JOB } from "./start-import.ts";
import { COMMIT_JOB } from "./take-over.ts";
import { countTakeable } from "./take-store.ts";

/** One's own import, locked; its subtree must still be one's own. */
async function load(tx: Tx, runId: string, accountId: string): Promise<{ run: RunRecord } | undefined> {
  const run = await findRunForUpdate(tx, runId, accountId);
  return run && { run };
}

const OPEN = new Set(["checked", "needs_choice", "refused", "failed"]);

function isOpen(run: RunRecord, version: number): boolean {
  if (run.version !== version) throw new Refused("changed_meanwhile");
  return OPEN.has(run.state);
}

export const mendCells = command(mendContract, {
  load: (tx, input, context) => load(tx, input.runId, context.actor.accountId),
  heldBy: ({ run }) => run,
  decide: (held, input) =>
    isOpen(held.run, input.version) ? accept({ ...held, input }) : refuse("run_settled"),
  async record(tx, { run, input }, context) {
    const { keys, jobs } = context.services;
    const cells = new Map([...openCells(run, keys), ...Object.entries(input.cells ?? {})]);
    const options = {
      ...run.options,
      ...(cells.size > 0 && { cells: sealCells(cells, keys) }),
      ...(input.fields && { fields: { ...run.options.fields, ...input.fields } }),
      ...(input.branch !== undefined && { branch: input.branch }),
    };
    const jobId = await jobs.enqueue(tx, {
      kind: CHECK_JOB,
      params: { runId: run.runId },
      accountId: run.accountId,
      bodyId: run.bodyId,
    });
    await updateRun(tx, run.runId, {
      options: JSON.stringify(options),
      state: "checking",
      job_id: jobId,
    });
    return {
      answer: { runId: run.runId, jobId },
      subject: { kind: "import", id: run.runId },
      detail: { cells: Object.keys(input.cells ?? {}).length },
    };
  },
});

export const commitRun = command(commitContract, {
  async load(tx, input, context) {
    const held = await load(tx, input.runId, context.actor.accountId);
    return held && { ...held, takeable: await countTakeable(tx, input.runId, input.warningsSeen) };
  },
  heldBy: ({ run }) => run,
  decide(held, input) {
    const { run } = held;
    if (!isOpen(run, input.version)) return refuse(run.state === "checking" ? "not_checked" : "run_settled");
    if (run.state !== "checked" || !run.totals) return refuse("not_checked");
    const toMend = run.totals.bad + (input.warningsSeen ? 0 : run.totals.warn);
    if (input.take === "all" && toMend > 0) return refuse("rows_to_mend", { bad: toMend });
    return held.takeable === 0 ? refuse("nothing_to_take") : accept({ ...held, input });
  },
  async record(tx, { run, takeable, input }, context) {
    const jobId = await context.services.jobs.enqueue(tx, {
      kind: COMMIT_JOB,
      params: { runId: run.runId, take: input.take, warningsSeen: input.warningsSeen },
      accountId: run.accountId,
      bodyId: run.bodyId,
      total: takeable,
    });
    await updateRun(tx, run.runId, { state: "committing", job_id: jobId });
    return {
      answer: { runId: run.runId, jobId },
      subject: { kind: "import", id: run.runId },
      detail: { take: input.take, rows: takeable },
    };
  },
});

export const withdrawRun = command(withdrawContract, {
  load: (tx, input, context) => load(tx, input.runId, context.actor.accountId),
  heldBy: ({ run }) => run,
  decide: (held, input) => (isOpen(held.run, input.version) ? accept(held) : refuse("run_settled")),
  async record(tx, { run }) {
    await clearRun(tx, run.runId);
    await updateRun(tx, run.runId, { state: "withdrawn", settled_at: new Date() });
    return { answer: {}, subject: { kind: "import", id: run.runId } };
  },
});
