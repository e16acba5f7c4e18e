import { look } from "#foundation/query/look.ts";
import { wordsOf } from "./city-findings.ts";
import { type ImportRun, listRuns as runsContract, readRun as runContract } from "./imports.contract.ts";
import { findOwnRun } from "./look-at-findings.ts";
import { listRunsOf, type RunRecord } from "./import-store.ts";

interface Outcome {
  sheets?: ImportRun["sheets"];
  findings?: {
    code: string;
    severity: string;
    sheet: string | null;
    cell: string | null;
    details?: Record<string, string | number>;
  }[];
  counts?: Record<string, number>;
  effects?: NonNullable<ImportRun["effects"]>;
  seconds?: number;
}

function viewOf(run: RunRecord): ImportRun {
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
    effects: outcome.effects ?? null,
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
    taken: run.taken,
  };
}

export const listRuns = look(runsContract, async (context) => {
  const runs = await listRunsOf(context.db, context.actor.accountId);
  return { answer: { runs: runs.map((run) => viewOf(run)) } };
});

export const readRun = look(runContract, async (context, { runId }) => {
  const run = await findOwnRun(context, runId);
  return run && { answer: viewOf(run) };
});
