import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import pg from "pg";

/** One number for "migrations of Zugong": two starting servers take turns. */
const LOCK = 7_254_001;
const FOLDER = path.join(import.meta.dirname, "../../database/migrations");

export interface Migration {
  name: string;
  text: string;
  checksum: string;
}

export class MigrationProblem extends Error {
  override name = "MigrationProblem";
}

/** The migrations in order; the checksum is over the text. */
export async function listMigrations(folder = FOLDER): Promise<Migration[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith(".sql")).toSorted();
  return Promise.all(
    names.map(async (name) => {
      const text = await readFile(path.join(folder, name), "utf8");
      return { name, text, checksum: createHash("sha256").update(text).digest("hex") };
    }),
  );
}

/**
 * Brings the database to the newest state, each file in one transaction, one runner at a time.
 * @returns the names of the files that ran now
 * @throws MigrationProblem when a file that already ran was changed, or the database is newer than the program
 */
export async function migrate(url: string, folder = FOLDER): Promise<string[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query("select pg_advisory_lock($1)", [LOCK]);
    await client.query(`create table if not exists public.migration (
      name text primary key, checksum text not null, ran_at timestamptz not null default now())`);
    return await runMissing(client, await listMigrations(folder));
  } finally {
    await client.end();
  }
}

async function runMissing(client: pg.Client, files: Migration[]): Promise<string[]> {
  const { rows } = await client.query<{ name: string; checksum: string }>(
    "select name, checksum from public.migration",
  );
  const ran = new Map(rows.map((row) => [row.name, row.checksum]));
  refuseStrangers(ran, files);
  const missing = files.filter((file) => !ran.has(file.name));
  for (const file of missing) await runOne(client, file);
  return missing.map((file) => file.name);
}

function refuseStrangers(ran: Map<string, string>, files: Migration[]): void {
  const known = new Map(files.map((file) => [file.name, file.checksum]));
  for (const [name, checksum] of ran) {
    const now = known.get(name);
    if (now === undefined) {
      throw new MigrationProblem(
        `The database has ${name}, which this program does not know: it belongs to a newer version. ` +
          `数据库比程序新,请用新版本程序打开。`,
      );
    }
    if (now !== checksum) {
      throw new MigrationProblem(
        `${name} was changed after it ran. Restore the file and put the change into a new one. ` +
          `该迁移文件执行后被改动,请恢复原文件。`,
      );
    }
  }
}

async function runOne(client: pg.Client, file: Migration): Promise<void> {
  try {
    await client.query("begin");
    // A migration never waits long for a lock: better it fails than every clerk waits behind it.
    await client.query("set local lock_timeout = '5s'");
    await client.query(file.text);
    await client.query("insert into public.migration (name, checksum) values ($1, $2)", [
      file.name,
      file.checksum,
    ]);
    await client.query("commit");
  } catch (error) {
    await client.query("rollback");
    throw new MigrationProblem(`${file.name} did not run: ${(error as Error).message}`, { cause: error });
  }
}
