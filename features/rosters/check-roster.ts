import { buffer } from "node:stream/consumers";
import type { Range } from "#foundation/access/actor.ts";
import { findFile } from "#foundation/files/file-store.ts";
import { openPasted } from "#foundation/import-export/open-delimited.ts";
import { openTable } from "#foundation/import-export/open-table.ts";
import type { TableFile } from "#foundation/import-export/table.ts";
import { UnreadableFile } from "#foundation/import-export/unreadable.ts";
import type { JobHandler, RunningJob } from "#foundation/jobs/jobs.ts";
import type { Services } from "#foundation/services.ts";
import { cityBranches } from "./branch-names.ts";
import { openCells } from "./run-cells.ts";
import { findBranchName, findRun, PASTED, type RunRecord, updateRun } from "./import-store.ts";
import { type JudgeOptions, judgeRoster } from "./judge-roster.ts";
import type { JudgedRow, RosterKind, RosterSummary } from "./judged.contract.ts";
import { startKeeping } from "./keep-rows.ts";
import { weighRows } from "./weigh-rows.ts";

/** Rows that are looked up and stored together. */
const BATCH = 1000;

/** Reads the file of an import, judges and weighs every row, and keeps what was found. Writes no person. */
export const checkRoster: JobHandler = async (job, services) => {
  const { runId } = job.params as { runId: string };
  const run = await findRun(services.database.db, runId, job.accountId);
  if (!run || run.state !== "checking") return {};
  try {
    const table = await openRunFile(run, services);
    try {
      return await judge(table, run, run, job, services);
    } finally {
      await table.close();
    }
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    const finding = { code: error.code, severity: "error", sheet: null, cell: null, details: error.details };
    await updateRun(services.database.db, runId, {
      state: "refused",
      outcome: JSON.stringify({ findings: [finding] }),
    });
    return { refused: error.code };
  }
};

/** Opens the stored file; pasted rows are text. */
async function openRunFile(run: RunRecord, services: Services): Promise<TableFile> {
  const file = run.fileId === null ? undefined : await findFile(services.database.db, run.fileId);
  if (!file) throw new UnreadableFile("FILE_EMPTY");
  const content = await buffer(services.files.get(file.storedAs, file.bytes));
  return run.fileName === PASTED ? openPasted(content.toString("utf8")) : openTable(content);
}

async function judge(table: TableFile, run: RunRecord, range: Range, job: RunningJob, services: Services) {
  const began = performance.now();
  const asOf = services.clock.today();
  const judgement = await judgeRoster(table, await judgeOptions(run, range, services, asOf));
  const keeping = await startKeeping(run.runId, services);
  const kinds = new Map(judgement.sheets.map((sheet) => [sheet.name, sheet.kind ?? "member"]));
  const context = { services, reach: range, asOf, kindOf: (sheet: string) => kinds.get(sheet) ?? "member" };
  // While the records of one batch are looked up and stored, the next one is read and judged.
  let storing = Promise.resolve();
  const store = async (rows: readonly JudgedRow[]) => {
    await keeping.add(await weighRows(rows, context));
    await job.report({ done: keeping.rows() });
  };
  let batch: JudgedRow[] = [];
  for await (const row of judgement.rows()) {
    batch.push(row);
    if (batch.length < BATCH) continue;
    await storing;
    storing = store(batch);
    batch = [];
  }
  await storing;
  if (batch.length > 0) await store(batch);
  return finish(run, judgement.summary(), keeping, (performance.now() - began) / 1000, services);
}

async function judgeOptions(
  run: RunRecord,
  range: Range,
  services: Services,
  asOf: string,
): Promise<JudgeOptions> {
  const { kind, branch, fields } = run.options;
  const name = branch === undefined ? undefined : await findBranchName(services.database.db, branch);
  return {
    asOf,
    branches: cityBranches(services.database.db, range),
    demonstration: services.demonstration,
    corrections: openCells(run, services.keys),
    ...(kind !== undefined && { kind: kind as RosterKind }),
    ...(branch !== undefined && name !== undefined && { branch: { id: branch, name } }),
    ...(fields && {
      choices: Object.fromEntries(
        Object.entries(fields).map(([sheet, chosen]) => [sheet, { fields: chosen as never }]),
      ),
    }),
  };
}

async function finish(
  run: RunRecord,
  summary: RosterSummary,
  keeping: Awaited<ReturnType<typeof startKeeping>>,
  seconds: number,
  services: Services,
) {
  const state =
    summary.outcome === "refuse"
      ? "refused"
      : summary.outcome === "needs_choice"
        ? "needs_choice"
        : "checked";
  const moved = keeping.moved();
  const totals = {
    ...summary.totals,
    good: summary.totals.good - moved.fromGood,
    warn: summary.totals.warn - moved.fromWarn + moved.toWarn,
    bad: summary.totals.bad + moved.toBad,
  };
  await updateRun(services.database.db, run.runId, {
    state,
    kind: summary.sheets.find((sheet) => sheet.kind)?.kind ?? run.kind,
    totals: JSON.stringify(totals),
    outcome: JSON.stringify({
      sheets: summary.sheets,
      findings: summary.findings,
      counts: { ...summary.counts, ...moved.counts },
      effects: moved.effects,
      seconds: Math.ceil(seconds * 10) / 10,
    }),
  });
  return { state, ...totals };
}
