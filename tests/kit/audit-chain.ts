import { copyFile } from "node:fs/promises";
import type pg from "pg";
import { chainKey, GENESIS, linkHash, sequenceBytes, CANONICAL } from "#foundation/audit/chain.ts";
import { headFileIn, openHeadFile } from "#foundation/audit/head-file.ts";
import { sealOnce } from "#foundation/audit/run-sealer.ts";
import { makeId } from "#foundation/ids.ts";
import { aDatabase, type TestDatabase } from "./database.ts";

/** A sealed chain that can be damaged and mended again. */
export interface TestChain extends TestDatabase {
  headFile: string;
  length: number;
  add(count: number): Promise<void>;
  seal(): Promise<void>;
  /** What an attacker with the rights of the superuser does. */
  damage(text: string, values?: unknown[]): Promise<void>;
  /** Computes every link anew with the right key, as somebody could who got hold of it. */
  rehash(): Promise<void>;
  /** Keeps the present state; `mend` brings it back. */
  keep(): Promise<void>;
  mend(): Promise<void>;
}

const ADD = `insert into audit.entry (entry_id, kind, account_id, action, purpose, person_ids, detail)
  select id, case when n % 3 = 0 then 'look' else 'change' end, n % 5, 'people.read-' || n, 'roster-keeping',
    case when n % 3 = 0 then array[n, n + 1]::bigint[] end, jsonb_build_object('number', n, '名', '值"' || n)
  from unnest($1::bigint[]) with ordinality as t(id, n)`;

/** Entries written by many small transactions, sealed in several rounds, with a head after each. */
export async function aChain(rounds: number, each: number): Promise<TestChain> {
  const database = await aDatabase({ hasty: true });
  const headFile = headFileIn(database.home);
  const { pool, keys } = database;
  const key = chainKey(keys);
  const chain: TestChain = {
    ...database,
    headFile,
    length: 0,
    async add(count) {
      for (let left = count; left > 0; left -= 4) {
        const ids = Array.from({ length: Math.min(4, left) }, () => makeId());
        await pool.query(ADD, [ids]);
        chain.length += ids.length;
      }
    },
    async seal() {
      const heads = await openHeadFile(headFile, keys);
      const client = await pool.connect();
      // Transactions of other tests on the same server hold the sealer back, as they should.
      do await sealOnce(client, key, heads);
      while (await hasUnsealed(client));
      client.release();
      await heads.close();
    },
    damage: async (text, values = []) => void (await pool.query(text, values)),
    rehash: () => rehash(pool, key),
    async keep() {
      await pool.query(`drop schema if exists kept cascade; create schema kept;
        create table kept.entry as table audit.entry; create table kept.link as table audit.link`);
      await copyFile(headFile, `${headFile}.kept`);
    },
    async mend() {
      // Row by row instead of emptying the tables: that would make new files each time.
      for (const [table, id] of [
        ["entry", "entry_id"],
        ["link", "sequence"],
      ] as const)
        await pool.query(`
          delete from audit.${table} where ${id} in (select ${id} from (table audit.${table} except table kept.${table}) t);
          insert into audit.${table} (table kept.${table} except table audit.${table})`);
      await copyFile(`${headFile}.kept`, headFile);
    },
  };
  for (let round = 0; round < rounds; round += 1) {
    await chain.add(each);
    await chain.seal();
  }
  await chain.keep();
  return chain;
}

async function hasUnsealed(client: pg.ClientBase): Promise<boolean> {
  const { rows } = await client.query(`select 1 from audit.entry e
    where not exists (select from audit.link l where l.entry_id = e.entry_id) limit 1`);
  return rows.length > 0;
}

async function rehash(pool: pg.Pool, key: ReturnType<typeof chainKey>): Promise<void> {
  const { rows } = await pool.query<{ sequence: string; canonical: string }>(
    `select row_number() over (order by e.xact, e.entry_id) as sequence, ${CANONICAL} as canonical
     from audit.entry e order by e.xact, e.entry_id`,
  );
  let hash: Buffer = GENESIS;
  const hashes = rows.map((row) => {
    hash = linkHash(key, hash, sequenceBytes(BigInt(row.sequence)), row.canonical);
    return hash;
  });
  await pool.query("truncate audit.link");
  await pool.query(
    `insert into audit.link (sequence, entry_id, xact, hash)
     select row_number() over (order by e.xact, e.entry_id), e.entry_id, e.xact,
       ($1::bytea[])[row_number() over (order by e.xact, e.entry_id)]
     from audit.entry e`,
    [hashes],
  );
}
