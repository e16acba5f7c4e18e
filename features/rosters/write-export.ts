import { setImmediate as turn } from "node:timers/promises";
import { type KeptFilter, openFilter, readPeople, type StoredRow } from "#features/people/index.ts";
import { streamWorkbook } from "#foundation/import-export/stream-workbook.ts";
import { recordFile } from "#foundation/files/file-store.ts";
import { JobFailed, type JobHandler, type RunningJob } from "#foundation/jobs/jobs.ts";
import type { Services } from "#foundation/services.ts";
import { type List, startExport } from "./exports.contract.ts";
import { cellOf, csvLine, headerOf } from "./export-cells.ts";
import { setExport } from "./export-store.ts";
import { reachOfJob } from "./job-reach.ts";

/** A list as tables hold it; what was typed to search for is sealed. */
export type KeptList = Omit<List, "filter"> & { format: "xlsx" | "csv"; filter: KeptFilter };

interface ExportRun {
  runId: string;
  mark: string;
}

/** What the job is told. */
export type ExportParams = KeptList & ExportRun;

interface Params extends List, ExportRun {
  format: "xlsx" | "csv";
  accountId: string;
}

/** Rows read at once; each part is on disk before the next is read, so a killed export goes on from there. */
const PART = 5000;
const MOST_BYTES = 8 * 1024 ** 3;

interface Part {
  storedAs: string;
  bytes: number;
}

interface Cursor {
  parts: Part[];
  rows: number;
  mark: { key: string; id: string } | undefined;
}

/** Writes a list into a file: parts of rows first, each kept, then the file out of the parts. */
export const writeExport: JobHandler = async (job, services) => {
  const kept = job.params as ExportParams;
  const filter = openFilter(services.keys, kept.filter) as List["filter"];
  const params: Params = { ...kept, filter, accountId: job.accountId };
  const cursor = await readParts(params, job, services);
  const content =
    params.format === "csv" ? csvOf(params, cursor.parts, services) : xlsxOf(params, cursor, services);
  const stored = await services.files.put(content, MOST_BYTES);
  const name = `${params.mark.replaceAll(/[\s:]/g, "-")}.${params.format}`;
  const fileId = await recordFile(services.database.db, {
    ...stored,
    name,
    contentType: TYPES[params.format],
    accountId: job.accountId,
    bodyId: params.filter.body,
  });
  await setExport(services.database.db, params.runId, { file_id: fileId, rows: cursor.rows });
  await removeParts(cursor, services);
  return { rows: cursor.rows };
};

const TYPES = {
  csv: "text/csv; charset=utf-8",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
};

async function readParts(params: Params, job: RunningJob, services: Services): Promise<Cursor> {
  let cursor = (job.cursor as Cursor | undefined) ?? { parts: [], rows: 0, mark: undefined };
  for (let more = true; more; ) {
    // oxlint-disable-next-line no-await-in-loop -- pages follow one another
    const rows = await readPage(params, cursor, services).catch(async (error: unknown) => {
      if (error instanceof JobFailed) await removeParts(cursor, services);
      throw error;
    });
    more = rows.length === PART;
    const last = rows.at(-1);
    if (!last) break;
    // oxlint-disable-next-line no-await-in-loop -- as above
    const part = await services.files.put(linesOf(rows, params), MOST_BYTES);
    cursor = {
      parts: [...cursor.parts, { storedAs: part.storedAs, bytes: part.bytes }],
      rows: cursor.rows + rows.length,
      mark: { key: last.sortKey, id: last.personId },
    };
    // oxlint-disable-next-line no-await-in-loop -- the looks are recorded before the part counts
    await recordLooks(rows, params, job, services);
    // oxlint-disable-next-line no-await-in-loop -- as above
    await job.report({ done: cursor.rows, cursor });
  }
  return cursor;
}

async function removeParts({ parts }: Cursor, services: Services): Promise<void> {
  for (const part of parts) await services.files.remove(part.storedAs);
}

/** Only people whom the account may take out as of now. */
async function readPage(params: Params, cursor: Cursor, services: Services): Promise<StoredRow[]> {
  const { db, pool } = services.database;
  const errand = {
    accountId: params.accountId,
    permission: startExport.permission,
    bodyId: params.filter.body,
  };
  return readPeople(pool, {
    reach: await reachOfJob(db, { ...errand, today: services.clock.today() }),
    filter: params.filter,
    sort: params.sort,
    direction: params.direction,
    mark: cursor.mark,
    limit: PART,
    small: false,
  });
}

async function recordLooks(
  rows: readonly StoredRow[],
  params: Params,
  job: RunningJob,
  services: Services,
): Promise<void> {
  await services.lookLog.append({
    kind: "look",
    accountId: job.accountId,
    action: "rosters.start-export",
    purpose: "export",
    bodyId: params.filter.body,
    subject: { kind: "export", id: params.runId },
    persons: rows.map((row) => row.personId),
  });
}

/** One JSON line per row: what both formats are made of. */
async function* linesOf(rows: readonly StoredRow[], params: Params): AsyncGenerator<Buffer> {
  for (let from = 0; from < rows.length; from += 2000) {
    const lines = rows
      .slice(from, from + 2000)
      .map((row) => JSON.stringify(params.columns.map((column) => cellOf(column, row))));
    yield Buffer.from(`${lines.join("\n")}\n`);
    // oxlint-disable-next-line no-await-in-loop -- lets the process answer meanwhile
    await turn();
  }
}

async function* rowsOf(parts: readonly Part[], services: Services): AsyncGenerator<string[][]> {
  for (const part of parts) {
    let rest = "";
    for await (const chunk of services.files
      .get(part.storedAs, part.bytes)
      .setEncoding("utf8") as AsyncIterable<string>) {
      const lines = (rest + chunk).split("\n");
      rest = lines.pop() ?? "";
      yield lines.map((line) => JSON.parse(line) as string[]);
    }
  }
}

/** With a mark for Excel that it is UTF-8; cells that look like formulas are defused. */
async function* csvOf(params: Params, parts: readonly Part[], services: Services): AsyncGenerator<Buffer> {
  yield Buffer.from(`\uFEFF${csvLine(params.columns.map(headerOf))}`);
  for await (const rows of rowsOf(parts, services)) yield Buffer.from(rows.map(csvLine).join(""));
  yield Buffer.from(csvLine([`导出标记 ${params.mark}`]));
}

function xlsxOf(params: Params, cursor: Cursor, services: Services): AsyncIterable<Buffer> {
  return streamWorkbook({
    sheetName: "名单",
    head: [[`导出标记 ${params.mark}`], params.columns.map(headerOf)],
    rowCount: cursor.rows,
    rows: rowsOf(cursor.parts, services),
    mark: params.mark,
  });
}
