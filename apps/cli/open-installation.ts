import { existsSync } from "node:fs";
import path from "node:path";
import { openServer } from "#apps/start/open-server.ts";
import { openDatabase, type Database } from "#foundation/database/open-database.ts";
import { openEmbedded } from "#foundation/embedded/open-embedded.ts";
import { CliProblem } from "./verb.ts";

/** Whether the administrator's own server is used instead of the embedded one. */
export function ownServer(): string | undefined {
  const url = process.env["DATABASE_URL"];
  return url === undefined || url === "" ? undefined : url;
}

/** @throws CliProblem where there is no installation: looking at one must not make one */
export function refuseNoHome(home: string): void {
  if (ownServer() !== undefined || existsSync(path.join(home, "database", "postgres", "PG_VERSION"))) return;
  throw new CliProblem({
    zh: `${home} 里没有数据。请用 ZUGONG_HOME 指定数据文件夹，或先运行 npm start`,
    en: `There is no data in ${home}. Name the data folder with ZUGONG_HOME, or run npm start first`,
  });
}

/** Opens the database of the installation for the work, without changing its tables, and closes it afterwards. */
export async function withDatabase<T>(home: string, work: (database: Database) => Promise<T>): Promise<T> {
  refuseNoHome(home);
  const own = ownServer();
  if (own !== undefined) return useDatabase(own, work);
  const embedded = await openEmbedded(path.join(home, "database"), { database: "zugong" });
  try {
    return await useDatabase(embedded.url, work);
  } finally {
    await embedded.close();
  }
}

/** As `withDatabase`, but makes the installation where there is none, and brings its tables to the newest state. */
export async function withNewDatabase<T>(home: string, work: (database: Database) => Promise<T>): Promise<T> {
  const server = await openServer(home, () => undefined);
  try {
    return await useDatabase(server.url, work);
  } finally {
    await server.close();
  }
}

async function useDatabase<T>(url: string, work: (database: Database) => Promise<T>): Promise<T> {
  const database = await openDatabase(url, { max: 4 });
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}

/** Brings the tables to the newest state, as npm start does, and stops the server again. */
export async function migrateHere(home: string, report: (line: string) => void): Promise<void> {
  refuseNoHome(home);
  const server = await openServer(home, report);
  await server.close();
}
