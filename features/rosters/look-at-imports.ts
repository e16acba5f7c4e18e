import { look } from "#foundation/query/look.ts";
import { wordsOf } from "./city-findings.ts";
import { type ImportRun, listRuns as runsContract, readRun as runContract } from "./imports.contract.ts";
import { findOwnRun } from "./look-at-findings.ts";
import { countEffects, listRunsOf, type RunRecord } from "./import-store.ts";
import { countTaken } from "./look-store.ts";

interface Outcome {
  sheets?: unknown[];
  findings?: {
    code: string;
    severity: string;
    sheet: string | null;
    cell: string | null;
    details?: Record<string, string | number>;
  }[];
  counts?: Record<string, number>;
  seconds?: number;
}

const NO_EFFECTS = { add: 0, change: 0, same: 0, conflict: 0 };

function viewOf(run: RunRecord, effects: Record<string, number> | null, taken: number): ImportRun {
  const outcome = (run.outcome ?? {}) as Outcome;
  return {
    runId: run.runId,
    fileName: run.fileName,
    kind: run.kind,
    state: run.state as ImportRun["state"],
    bodyId: run.bodyId,
    jobId: run.jobId,
    version: run.version,
    madeAt: run.madeAt.toISOString(),
    settledAt: run.settledAt?.toISOString() ?? null,
    totals: run.totals as ImportRun["totals"],
    effects: effects && { ...NO_EFFECTS, ...pick(effects) },
    seconds: outcome.seconds ?? null,
    counts: outcome.counts ?? {},
    sheets: outcome.sheets ?? [],
    findings: (outcome.findings ?? []).map(({ code, severity, sheet, cell, details }) => ({
      code,
      severity,
      sheet,
      cell,
      ...wordsOf(code, details ?? {}),
    })),
    taken,
  };
}

function pick(effects: Record<string, number>) {
  return Object.fromEntries(Object.keys(NO_EFFECTS).map((key) => [key, effects[key] ?? 0]));
}

export const listRuns = look(runsContract, async (context) => {
  const runs = await listRunsOf(context.db, context.actor.accountId);
  return { answer: { runs: runs.map((run) => viewOf(run, null, 0)) } };
});

export const readRun = look(runContract, async (context, { runId }) => {
  const run = await findOwnRun(context, runId);
  if (!run) return undefined;
  const [effects, taken] = await Promise.all([
    countEffects(context.db, runId),
    countTaken(context.db, runId),
  ]);
  return { answer: viewOf(run, effects, taken) };
});
