import { Kysely, PostgresDialect, type Transaction } from "kysely";
import pg from "pg";
import type { DB } from "#database/tables.ts";
import { nameStatements } from "./statement.ts";

export type Db = Kysely<DB>;
/** Functions that write ask for `Tx`, so writing outside a transaction does not compile. */
export type Tx = Transaction<DB>;

export interface Database {
  db: Db;
  pool: pg.Pool;
  /** For prepared statements written so that one plan fits every value: planned once, never again. */
  steady: pg.Pool;
  url: string;
  close(): Promise<void>;
}

/** Dates stay text (a business day has no time zone) and bigint stays text (ids are beyond 2^53). */
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text);

/** The role with the application's rights only; it exists once the migrations ran on a server that allows roles. */
const APPLICATION_ROLE = "zugong_app";

/** Opens a pool of connections. `role: "application"` drops to the rights of the application. */
export async function openDatabase(
  url: string,
  options: { max?: number; role?: "application" | "owner" } = {},
): Promise<Database> {
  const role = options.role === "application" && (await hasRole(url)) ? `-c role=${APPLICATION_ROLE}` : "";
  // Starting parallel workers takes longer than most of our questions, and the cores are busy with other requests.
  const alone = `${role} -c max_parallel_workers_per_gather=0`;
  const pool = openPool(url, options.max ?? 20, alone);
  pool.on("connect", nameStatements);
  const steady = openPool(url, options.max ?? 20, `${alone} -c plan_cache_mode=force_generic_plan`);
  const db = new Kysely<DB>({ dialect: new PostgresDialect({ pool }) });
  return {
    db,
    pool,
    steady,
    url,
    async close() {
      await steady.end();
      await db.destroy();
    },
  };
}

/** Connections are opened as they are needed and dropped when they rest. */
function openPool(url: string, max: number, options: string): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max,
    application_name: "zugong",
    ...(options !== "" && { options: options.trim() }),
  });
  // An idle connection that dies is replaced by the pool; without a listener it would end the process.
  pool.on("error", () => undefined);
  // One that dies while a transaction has it, between two questions, has no listener but this; the next question is told.
  pool.on("connect", (client) => void client.on("error", () => undefined));
  return pool;
}

async function hasRole(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query(
      "select 1 from pg_roles where rolname = $1 and pg_has_role(current_user, oid, 'member')",
      [APPLICATION_ROLE],
    );
    return rows.length > 0;
  } finally {
    await client.end();
  }
}
