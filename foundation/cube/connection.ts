import { Kysely, PostgresDialect } from "kysely";
import pg from "pg";
import type { DB } from "#database/tables.ts";
import type { Db } from "#foundation/database/open-database.ts";

/** One connection of the thread of statistics, as itself (for COPY) and as a query builder. */
export interface Connection {
  client: pg.Client;
  db: Db;
  isLost(): boolean;
  close(): Promise<void>;
}

export async function connect(url: string): Promise<Connection> {
  const client = new pg.Client({ connectionString: url, application_name: "zugong statistics" });
  let lost = false;
  // Without a listener a connection that dies would end the thread.
  client.on("error", () => (lost = true));
  client.on("end", () => (lost = true));
  await client.connect();
  // A whole fact is joined and sorted here, by one connection of the server only.
  await client.query("set work_mem = '128MB'");
  return {
    client,
    db: new Kysely<DB>({ dialect: new PostgresDialect({ pool: asPool(client) }) }),
    isLost: () => lost,
    close: () => client.end(),
  };
}

/** The query builder asks a pool; here the one connection is always the one that is lent. */
function asPool(client: pg.Client) {
  const lent = Object.assign(client, { release: () => undefined });
  return { options: {}, connect: async () => lent, end: async () => undefined };
}

/** Runs in one snapshot, so that rows and cut describe the same state. */
export async function inSnapshot<T>(client: pg.ClientBase, read: () => Promise<T>): Promise<T> {
  await client.query("begin isolation level repeatable read read only");
  try {
    return await read();
  } finally {
    await client.query("rollback");
  }
}
