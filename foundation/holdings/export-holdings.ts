import { createHash } from "node:crypto";
import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { mkdir, readdir } from "node:fs/promises";
import path from "node:path";
import pg from "pg";
import type { Keys } from "#foundation/crypto/keys.ts";
import type { Files } from "#foundation/files/open-files.ts";
import { exportFiles } from "./carried-files.ts";
import type { Holding, Holdings } from "./holding.ts";
import { type CarriedTable, HoldingsProblem, type Manifest, writeManifest } from "./manifest.ts";
import { readRows } from "./read-rows.ts";
import { RowDigest } from "./row-digest.ts";
import { readShape } from "./table-shape.ts";

export interface ExportOptions {
  url: string;
  keys: Pick<Keys, "open">;
  holdings: readonly Holdings[];
  store: Pick<Files, "get">;
  /** Must be new or empty. */
  folder: string;
  demonstration: boolean;
  onRows?: (table: string, rows: number) => void;
}

/**
 * Writes every table into a file of its own, all as of one moment, while people work; numbers stand in them as they are.
 * The manifest comes last: a folder without one is not whole.
 * @throws HoldingsProblem when the folder is not empty
 */
export async function exportHoldings(options: ExportOptions): Promise<Manifest> {
  await makeFolder(options.folder);
  const client = await openReader(options.url);
  try {
    const tables: CarriedTable[] = [];
    for (const holding of options.holdings.flatMap(({ carried }) => carried))
      tables.push(await exportTable(client, holding, options));
    const manifest: Manifest = {
      format: "zugong-city-1",
      madeAt: new Date().toISOString(),
      demonstration: options.demonstration,
      migration: await newestMigration(client),
      tables,
      files: await exportFiles(
        client,
        options.store,
        options.folder,
        options.holdings.flatMap(({ files }) => files ?? []),
        (done) => options.onRows?.("files.file", done),
      ),
    };
    await writeManifest(options.folder, manifest);
    return manifest;
  } finally {
    await client.end();
  }
}

/** Counts and adds up the rows as an export would, without writing them. */
export async function digestHoldings(
  url: string,
  keys: Pick<Keys, "open">,
  holdings: readonly Holding[],
  onRows?: ExportOptions["onRows"],
): Promise<Map<string, { rows: number; digest: string }>> {
  const client = await openReader(url);
  try {
    const found = new Map<string, { rows: number; digest: string }>();
    for (const holding of holdings) {
      const digest = new RowDigest();
      for await (const records of readRows(client, holding, await readShape(client, holding), keys)) {
        for (const record of records) digest.add(record);
        onRows?.(holding.table, digest.rows);
      }
      found.set(holding.table, { rows: digest.rows, digest: digest.toString() });
    }
    return found;
  } finally {
    await client.end();
  }
}

async function makeFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  if ((await readdir(folder)).length === 0) return;
  throw new HoldingsProblem(
    `${folder} is not empty; an export goes into a new folder.\n${folder} 不是空的，请导出到一个新文件夹。`,
  );
}

/** One snapshot for all tables; moments are written in UTC. */
async function openReader(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, application_name: "zugong export" });
  client.on("error", () => undefined);
  await client.connect();
  await client.query("set timezone = 'UTC'; set datestyle = 'ISO'; set max_parallel_workers_per_gather = 0");
  await client.query("begin isolation level repeatable read read only");
  return client;
}

async function exportTable(
  client: pg.Client,
  holding: Holding,
  { folder, keys, onRows }: ExportOptions,
): Promise<CarriedTable> {
  const shape = await readShape(client, holding);
  const columns = shape.columns.map(({ as }) => as);
  const file = `${holding.table}.csv`;
  const out = createWriteStream(path.join(folder, file), { mode: 0o600, flags: "wx", flush: true });
  const failed = once(out, "error").then(([error]) => Promise.reject(error as Error));
  failed.catch(() => undefined);
  const sha256 = createHash("sha256");
  const digest = new RowDigest();
  const write = async (text: string) => {
    sha256.update(text);
    if (!out.write(text)) await Promise.race([once(out, "drain"), failed]);
  };
  await write(`${columns.join(",")}\n`);
  for await (const records of readRows(client, holding, shape, keys)) {
    for (const record of records) digest.add(record);
    await write(records.join(""));
    onRows?.(holding.table, digest.rows);
  }
  out.end();
  await Promise.race([once(out, "close"), failed]);
  return {
    table: holding.table,
    file,
    columns,
    rows: digest.rows,
    bytes: out.bytesWritten,
    sha256: sha256.digest("hex"),
    digest: digest.toString(),
  };
}

async function newestMigration(client: pg.Client): Promise<string> {
  const { rows } = await client.query<{ name: string }>("select max(name) as name from public.migration");
  return rows[0]?.name ?? "";
}
