import { PassThrough } from "node:stream";
import { setImmediate as turn } from "node:timers/promises";
import { Refused } from "#foundation/decision.ts";
import { recordFile } from "#foundation/files/file-store.ts";
import { look, type LookContext } from "#foundation/query/look.ts";
import { downloadMarked as contract } from "./imports.contract.ts";
import { findRun, type RunRecord } from "./import-store.ts";
import type { FindingDetails, SheetOutcome } from "./judged.contract.ts";
import type { KeptRow } from "./keep-rows.ts";
import { countToMend, findingsOfRows, type KeptFinding, rowsToMend, type ToMend } from "./marked-store.ts";
import { type MarkedFinding, type MarkedRow, writeMarked } from "./write-marked.ts";

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
/** Rows that are opened together. */
const BATCH = 500;
const MOST_BYTES = 1024 ** 3;
/** The table holds whole numbers: long enough for a broken download to go on, then the night removes it. */
const KEPT_FOR_MS = 3_600_000;
/** Bytes that wait for the disk before no more rows are read. */
const MOST_WAITING = 4 * 1024 * 1024;

const CHECKED = new Set(["checked", "needs_choice", "committing", "committed", "failed"]);

/**
 * The rows that are still to be mended as a workbook, faulty cells marked. It is written into the encrypted store first,
 * so that a fault is told before the download begins and its length is known.
 */
export const downloadMarked = look(contract, async (context, { runId, warnings, language }) => {
  const run = await findOwn(context, runId);
  if (!run) return undefined;
  if (!CHECKED.has(run.state)) throw new Refused("not_checked");
  const which = { runId, withWarnings: warnings === "unseen" };
  const rows = await countToMend(context.db, which);
  if (rows === 0) throw new Refused("nothing_to_mend");
  const { files } = context.services;
  const persons = new Set<string>();
  const out = new PassThrough({ highWaterMark: MOST_WAITING });
  const sheets = usedSheets(run).map((outcome) => ({
    outcome,
    rows: markedRows(which, outcome, persons, out, context),
  }));
  writeMarked(out, sheets, language).catch((error: unknown) => out.destroy(error as Error));
  const stored = await files.put(out, MOST_BYTES);
  const name = `${language === "zh" ? "待改" : "to-mend"}-${bareName(run.fileName)}.xlsx`;
  await recordFile(context.db, {
    ...stored,
    name,
    contentType: XLSX,
    accountId: context.actor.accountId,
    bodyId: run.bodyId,
    expiresAt: new Date(context.services.clock.now().getTime() + KEPT_FOR_MS),
  });
  return {
    answer: {
      name,
      contentType: XLSX,
      bytes: stored.bytes,
      stream: (range?: { from: number; to: number }) => files.get(stored.storedAs, stored.bytes, range),
    },
    persons: [...persons],
    bodyId: run.bodyId,
    detail: { run: runId, rows },
  };
});

/** One's own import only; a withdrawn one has no rows any more. */
async function findOwn(context: LookContext, runId: string): Promise<RunRecord | undefined> {
  const run = await findRun(context.db, runId, context.actor.accountId);
  return run && run.state !== "withdrawn" && context.reach.covers(run.lo) ? run : undefined;
}

function usedSheets(run: RunRecord): SheetOutcome[] {
  const { sheets = [] } = (run.outcome ?? {}) as { sheets?: SheetOutcome[] };
  return sheets.filter((sheet) => sheet.outcome === "used");
}

async function* markedRows(
  which: ToMend,
  sheet: SheetOutcome,
  persons: Set<string>,
  out: PassThrough,
  { db, services }: LookContext,
): AsyncGenerator<MarkedRow> {
  for (let after = 0; ; ) {
    const rows = await rowsToMend(db, which, sheet.name, after, BATCH);
    if (rows.length === 0) return;
    const found = Map.groupBy(
      await findingsOfRows(
        db,
        which.runId,
        rows.map(({ rowNo }) => rowNo),
      ),
      ({ rowNo }) => rowNo,
    );
    for (const { rowNo, row, personId, sealed } of rows) {
      if (personId !== null) persons.add(personId);
      const { cells } = JSON.parse(services.keys.open(sealed)) as KeptRow;
      const findings = (found.get(rowNo) ?? []).map((finding) =>
        markedFinding(finding, sheet, services.keys),
      );
      yield { row, cells, findings };
      after = rowNo;
    }
    // The writer of workbooks knows no back pressure: rows wait here instead.
    while (out.readableLength > MOST_WAITING) await turn();
  }
}

/** A finding of the city stands at no cell: the column of its field is marked then. */
function markedFinding(
  { code, severity, cell, field, sealed }: KeptFinding,
  { headerMap }: SheetOutcome,
  keys: { open(sealed: Buffer): string },
): MarkedFinding {
  const { details = {} } = (sealed === null ? {} : JSON.parse(keys.open(sealed))) as {
    details?: FindingDetails;
  };
  const column = cell?.replace(/\d+$/, "") ?? Object.keys(headerMap).find((at) => headerMap[at] === field);
  return { code, severity, details, column: column ?? null };
}

function bareName(fileName: string): string {
  return fileName.replace(/\.\w+$/, "").slice(0, 80);
}
