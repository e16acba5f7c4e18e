import os from "node:os";
import type pg from "pg";
import type { Keys } from "#foundation/crypto/keys.ts";
import { connectForLoad } from "#foundation/database/copy-into.ts";
import type { Files } from "#foundation/files/open-files.ts";
import { createIndexes, dropIndexes, listHeavyIndexes } from "#foundation/database/heavy-indexes.ts";
import { fillFound, fillTable, type Filling } from "./fill-table.ts";
import { checkFiles, importFiles } from "./carried-files.ts";
import type { Holding, Holdings } from "./holding.ts";
import { type CarriedTable, HoldingsProblem, type Manifest, readManifest, verifyFiles } from "./manifest.ts";
import { readShape } from "./table-shape.ts";

/** What an import is doing, for a line of progress. */
export type ImportStep = "check" | "rows" | "find" | "files" | "derive" | "index";

export interface ImportOptions {
  url: string;
  keys: Pick<Keys, "seal" | "blind">;
  store: Files;
  holdings: readonly Holdings[];
  folder: string;
  onStep?: (step: ImportStep, what: string, done: number) => void;
}

/** Programs that take in or load at the same time take turns. */
const LOCK = 7_254_003;

/**
 * Fills empty tables from an exported folder, in one transaction: all of it or nothing. The files are checked before.
 * Numbers are sealed with the keys given, what finds them is made anew, what follows from the rows is counted.
 * @throws HoldingsProblem when the folder is altered or of another version, or the tables hold rows
 */
export async function importHoldings(options: ImportOptions): Promise<Manifest> {
  const report = options.onStep ?? (() => undefined);
  const manifest = await readManifest(options.folder);
  let checked = 0;
  const onBytes = (bytes: number) => report("check", "", (checked += bytes));
  await verifyFiles(options.folder, manifest, onBytes);
  if (manifest.files) await checkFiles(options.folder, manifest.files, onBytes);
  const client = await connectForLoad(options.url);
  try {
    await client.query("set timezone = 'UTC'; set datestyle = 'ISO'");
    await client.query(`set maintenance_work_mem = '${memoryForBuilds()}MB'`);
    await client.query("begin");
    await client.query("select pg_advisory_xact_lock($1)", [LOCK]);
    await fill(client, manifest, options, report);
    await commitWithFiles(client, manifest, options, (done) => report("files", "", done));
    return manifest;
  } finally {
    await client.end();
  }
}

/** Files come last: what was stored is taken away again when the rows are not kept. */
async function commitWithFiles(
  client: pg.Client,
  { files }: Manifest,
  { store, folder }: ImportOptions,
  onFiles: (done: number) => void,
): Promise<void> {
  const stored = files && (await importFiles(client, store, folder, files, onFiles));
  try {
    await client.query("commit");
  } catch (error) {
    await stored?.undo();
    throw error;
  }
}

function memoryForBuilds(): number {
  return Math.round(Math.min(256, Math.max(64, os.totalmem() / 2 ** 20 / 16)));
}

async function fill(
  client: pg.Client,
  manifest: Manifest,
  { holdings, folder, keys }: ImportOptions,
  report: NonNullable<ImportOptions["onStep"]>,
): Promise<void> {
  const carried = holdings.flatMap((one) => one.carried);
  const tables = tablesOf(holdings);
  await refuseRows(client, tables);
  const fillings = await matchTables(client, manifest, carried);
  const indexes = await listHeavyIndexes(client, tables);
  await dropIndexes(client, indexes);
  await client.query(`truncate ${tables.join(", ")}`);
  for (const filling of fillings)
    await fillTable(client, folder, filling, keys, (rows) => report("rows", filling.holding.table, rows));
  for (const filling of fillings)
    await fillFound(client, folder, filling, keys, (table, rows) => report("find", table, rows));
  report("derive", "", 0);
  for (const { rebuild } of holdings) await rebuild?.(client);
  let built = 0;
  await createIndexes([client], indexes, () => report("index", "", (built += 1)));
  for (const table of tables) await client.query(`analyze ${table}`);
}

/** Every table that an import fills, of every kind. */
export function tablesOf(holdings: readonly Holdings[]): string[] {
  return holdings.flatMap(({ carried, derived }) => [
    ...carried.flatMap(({ table, sealed = [] }) => [
      table,
      ...sealed.flatMap(({ found }) => found?.table ?? []),
    ]),
    ...derived,
  ]);
}

async function refuseRows(client: pg.Client, tables: readonly string[]): Promise<void> {
  for (const table of tables) {
    const { rowCount } = await client.query(`select 1 from ${table} limit 1`);
    if (rowCount !== 0)
      throw new HoldingsProblem(
        `${table} holds rows already; a city is taken into an installation without data only (npm start -- --empty).\n` +
          `${table} 里已有数据，整市数据只能导入没有数据的系统（npm start -- --empty）。`,
      );
  }
}

/** Every file must belong to a table with its columns; columns that are new since then get their default. */
async function matchTables(
  client: pg.Client,
  { tables, migration }: Manifest,
  carried: readonly Holding[],
): Promise<Filling[]> {
  const files = new Map(tables.map((one) => [one.table, one]));
  const fillings: Filling[] = [];
  for (const holding of carried) {
    const file = files.get(holding.table);
    files.delete(holding.table);
    if (file) fillings.push(await matchColumns(client, file, holding, migration));
  }
  const [unknown] = files.keys();
  if (unknown !== undefined) throw newer(unknown, migration);
  return fillings;
}

async function matchColumns(
  client: pg.Client,
  file: CarriedTable,
  holding: Holding,
  migration: string,
): Promise<Filling> {
  const { columns } = await readShape(client, holding);
  return {
    holding,
    file,
    columns: file.columns.map((name) => {
      const column = columns.find(({ as }) => as === name);
      if (!column) throw newer(`${file.table}.${name}`, migration);
      return column;
    }),
  };
}

function newer(what: string, migration: string): HoldingsProblem {
  return new HoldingsProblem(
    `${what} is not known here: the export comes from a newer version (${migration}). Update the program first.\n` +
      `这里没有 ${what}：导出来自更新的版本（${migration}），请先升级程序。`,
  );
}
