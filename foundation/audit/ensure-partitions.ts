import type pg from "pg";
import { EPOCH, firstIdAt } from "#foundation/ids.ts";

/** Tables whose ids are ordered by time and which are kept by the month. */
const PARTITIONED = [
  { schema: "audit", table: "entry", id: "entry_id" },
  { schema: "feed", table: "change", id: "change_id" },
  { schema: "cases", table: "step_record", id: "record_id" },
] as const;
type Partitioned = (typeof PARTITIONED)[number];

/** A server that stands still for a quarter still finds its month. */
const MONTHS_AHEAD = 3;

/** A month that filled the default partition beyond this stays there: moving it would stop the writers too long. */
const MOST_MOVED = 500_000;

/** City time is eight hours ahead, all year: months begin there, not in Greenwich. */
const CITY_MS = 8 * 3_600_000;

/** Several processes may ask at the same time. */
const LOCK = 7_254_003;

interface Month {
  name: string;
  from: string;
  to: string;
}

/** The month that lies `ahead` months after the one of the moment. */
function monthAt(moment: Date, ahead = 0): Month {
  const local = new Date(moment.getTime() + CITY_MS);
  const start = (more: number) =>
    new Date(Date.UTC(local.getUTCFullYear(), local.getUTCMonth() + more, 1) - CITY_MS);
  const first = new Date(start(ahead).getTime() + CITY_MS);
  return {
    name: first.toISOString().slice(0, 7).replace("-", "_"),
    from: firstIdAt(start(ahead)),
    to: firstIdAt(start(ahead + 1)),
  };
}

/**
 * Makes the partitions of this month and the next three, and moves what had landed in the default one.
 * The connection must be the owner's. May run at any time and twice at once.
 * @returns names of the partitions made now
 */
export async function ensurePartitions(pool: pg.Pool, now = new Date()): Promise<string[]> {
  const made: string[] = [];
  for (const table of PARTITIONED) {
    const months = new Map<string, Month>();
    for (const moment of await strays(pool, table)) months.set(monthAt(moment).name, monthAt(moment));
    for (let ahead = 0; ahead <= MONTHS_AHEAD; ahead += 1)
      months.set(monthAt(now, ahead).name, monthAt(now, ahead));
    for (const month of months.values())
      if (await makePartition(pool, table, month)) made.push(`${table.schema}.${table.table}_${month.name}`);
  }
  return made;
}

/** The months that have rows in the default partition: walked by the key, a jump for each. */
async function strays(pool: pg.Pool, table: Partitioned): Promise<Date[]> {
  const moments: Date[] = [];
  for (let from = "0"; ; ) {
    const { rows } = await pool.query<{ id: string | null }>(
      `select min(${table.id}) as id from ${table.schema}.${table.table}_default where ${table.id} >= $1`,
      [from],
    );
    const id = rows[0]?.id;
    if (id === null || id === undefined) return moments;
    const moment = new Date(Number(BigInt(id) >> 22n) + EPOCH);
    moments.push(moment);
    from = monthAt(moment).to;
  }
}

async function makePartition(pool: pg.Pool, table: Partitioned, month: Month): Promise<boolean> {
  const client = await pool.connect();
  try {
    await client.query("begin");
    await client.query("select pg_advisory_xact_lock($1)", [LOCK]);
    const made = !(await exists(client, table, month)) && (await fillPartition(client, table, month));
    await client.query("commit");
    return made;
  } catch (error) {
    await client.query("rollback");
    throw error;
  } finally {
    client.release();
  }
}

async function exists(client: pg.ClientBase, table: Partitioned, month: Month): Promise<boolean> {
  const { rows } = await client.query<{ found: string | null }>("select to_regclass($1) as found", [
    `${table.schema}.${table.table}_${month.name}`,
  ]);
  return rows[0]?.found !== null;
}

/** Attaching checks that the default holds no row of the month, so its rows move first, in the same transaction. */
async function fillPartition(client: pg.ClientBase, table: Partitioned, month: Month): Promise<boolean> {
  const parent = `${table.schema}.${table.table}`;
  const rest = `${parent}_default`;
  const range = `${table.id} >= ${month.from} and ${table.id} < ${month.to}`;
  await client.query("set local lock_timeout = '5s'");
  await client.query(`lock table ${parent}, ${rest} in access exclusive mode`);
  const { rows } = await client.query<{ strays: string }>(
    `select count(*) as strays from (select from ${rest} where ${range} limit ${MOST_MOVED + 1}) t`,
  );
  if (Number(rows[0]?.strays) > MOST_MOVED) return false;
  const part = `${parent}_${month.name}`;
  await client.query(`create table ${part} (like ${parent} including all)`);
  await client.query(`insert into ${part} select * from ${rest} where ${range}`);
  await client.query(`delete from ${rest} where ${range}`);
  await client.query(`alter table ${parent} attach partition ${part}
    for values from (${month.from}) to (${month.to})`);
  await keepAppendOnly(client, part);
  return true;
}

/** New tables come with all rights for the application; here it may only add. */
async function keepAppendOnly(client: pg.ClientBase, part: string): Promise<void> {
  const { rows } = await client.query("select from pg_roles where rolname = 'zugong_app'");
  if (rows.length > 0) await client.query(`revoke update, delete on ${part} from zugong_app`);
}
