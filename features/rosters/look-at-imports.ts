import { look, type LookContext } from "#foundation/query/look.ts";
import { wordsOf } from "./city-findings.ts";
import {
  type ImportRun,
  type Issue,
  listIssues as issuesContract,
  listRows as rowsContract,
  listRuns as runsContract,
  readRun as runContract,
} from "./imports.contract.ts";
import { countEffects, findRun, listRunsOf, type RunRecord } from "./import-store.ts";
import type { KeptRow } from "./keep-rows.ts";
import { countTaken, issuesAfter, rowsAfter } from "./look-store.ts";

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

/** One's own imports only, and only while the subtree is still one's own. */
async function findOwn(context: LookContext, runId: string): Promise<RunRecord | undefined> {
  const run = await findRun(context.db, runId, context.actor.accountId);
  return run && context.reach.covers(run.lo) ? run : undefined;
}

export const listRuns = look(runsContract, async (context) => {
  const runs = await listRunsOf(context.db, context.actor.accountId);
  return { answer: { runs: runs.map((run) => viewOf(run, null, 0)) } };
});

export const readRun = look(runContract, async (context, { runId }) => {
  const run = await findOwn(context, runId);
  if (!run) return undefined;
  const [effects, taken] = await Promise.all([
    countEffects(context.db, runId),
    countTaken(context.db, runId),
  ]);
  return { answer: viewOf(run, effects, taken) };
});

/** What a finding keeps sealed: values for its words, and the files that it is compared with. */
interface Sealed {
  details?: Record<string, string>;
  others?: Issue["others"];
}

export const listIssues = look(issuesContract, async (context, input) => {
  const run = await findOwn(context, input.runId);
  if (!run) return undefined;
  const { keys } = context.services;
  const found = await issuesAfter(context.db, input);
  const shown = found.slice(0, input.limit).map(({ raw, fix, sealed, ...issue }) => {
    const more = sealed === null ? {} : (JSON.parse(keys.open(sealed)) as Sealed);
    return {
      ...issue,
      raw: raw === null ? null : keys.open(raw),
      fix: fix === null ? null : keys.open(fix),
      ...wordsOf(issue.code, more.details ?? {}),
      others: more.others ?? [],
    };
  });
  return {
    answer: {
      issues: shown,
      next: found.length > input.limit ? (shown.at(-1)?.issueNo ?? null) : null,
    },
    persons: [...new Set(shown.flatMap((issue) => issue.others.map((other) => other.personId)))],
    bodyId: run.bodyId,
    detail: { run: run.runId, issues: shown.length },
  };
});

export const listRows = look(rowsContract, async (context, input) => {
  const run = await findOwn(context, input.runId);
  if (!run) return undefined;
  const found = await rowsAfter(context.db, input);
  const shown = found.slice(0, input.limit);
  return {
    answer: {
      rows: shown.map(({ sealed, ...row }) => {
        const kept = JSON.parse(context.services.keys.open(sealed)) as KeptRow;
        return {
          ...row,
          values: masked(kept.values),
          cells: masked(kept.cells),
          changes: masked(kept.changes),
        };
      }),
      next: found.length > input.limit ? (shown.at(-1)?.rowNo ?? null) : null,
    },
    persons: shown.flatMap((row) => row.personId ?? []),
    bodyId: run.bodyId,
    detail: { run: run.runId, rows: shown.length },
  };
});

/** Whole identity numbers are masked: to mend a row nobody needs those of its neighbours. */
function masked<V extends string | null>(values: Readonly<Record<string, V>>): Record<string, V> {
  return Object.fromEntries(
    Object.entries(values).map(([key, value]) => [
      key,
      (value === null ? null : value.replaceAll(/(\d{6})\d{5,8}(\d{3}[\dXx])(?!\d)/g, "$1********$2")) as V,
    ]),
  );
}
