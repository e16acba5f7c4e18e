import { setTimeout as sleep } from "node:timers/promises";
import type pg from "pg";
import type { Keys } from "#foundation/crypto/keys.ts";
import type { Database } from "#foundation/database/open-database.ts";
import { chainKey } from "./chain.ts";
import { type HeadFile, openHeadFile } from "./head-file.ts";
import { type ChainEnd, sealEntries } from "./seal-entries.ts";

/** One number for "sealer of Zugong": only one process adds links. */
const LOCK = 7_254_002;

/** A sealer that lost its connection may still be writing its last head; its successor waits until that line is old. */
const LAST_LINE_MS = 2000;

export interface SealerOptions {
  database: Database;
  keys: Keys;
  headFile: string;
  intervalMs?: number;
  /** Told once for each trouble; sealing goes on by itself when it has passed. */
  report?(line: string): void;
}

export interface Sealer {
  /** Seals what can be sealed and ends. */
  stop(): Promise<void>;
}

/**
 * Chains new entries about twice a second and keeps the newest head outside the database, at most one line a second.
 * Of several processes one works, the others wait for its lock.
 */
export function runSealer(options: SealerOptions): Sealer {
  const ending = new AbortController();
  const running = loop(options, ending.signal);
  return {
    async stop() {
      ending.abort();
      await running;
    },
  };
}

async function loop(options: SealerOptions, ending: AbortSignal): Promise<void> {
  let said = "";
  while (!ending.aborted) {
    try {
      await asTheOnlyOne(options, (client, heads) => {
        said = "";
        return sealUntil(options, client, heads, ending);
      });
    } catch (error) {
      const line = `The audit is not being sealed now, it goes on by itself: ${(error as Error).message} 审计封链暂停，恢复后自动继续。`;
      if (line !== said) options.report?.(line);
      said = line;
    }
    await rest(1000, ending);
  }
}

/** Runs the work while this process holds the lock; returns at once when another one has it. */
async function asTheOnlyOne(
  options: SealerOptions,
  work: (client: pg.PoolClient, heads: HeadFile) => Promise<void>,
): Promise<void> {
  const client = await options.database.pool.connect();
  // The lock belongs to the connection: a broken one is thrown away, and the lock with it.
  client.on("error", () => undefined);
  try {
    const { rows } = await client.query<{ mine: boolean }>("select pg_try_advisory_lock($1) as mine", [LOCK]);
    if (rows[0]?.mine !== true) return;
    const heads = await openHeadFile(options.headFile, options.keys);
    await work(client, heads).finally(() => heads.close());
  } finally {
    client.release(true);
  }
}

async function sealUntil(
  options: SealerOptions,
  client: pg.PoolClient,
  heads: HeadFile,
  ending: AbortSignal,
): Promise<void> {
  const key = chainKey(options.keys);
  const newest = heads.newest ? Date.parse(heads.newest.time) : 0;
  if (Date.now() - newest < LAST_LINE_MS) await rest(LAST_LINE_MS, ending);
  for (let last = false; !last; ) {
    last = ending.aborted;
    await sealOnce(client, key, heads, last);
    if (!last) await rest(options.intervalMs ?? 500, ending);
  }
}

/** One round: links, then the head. `always` writes the head also when the last one is younger than a second. */
export async function sealOnce(
  client: pg.ClientBase,
  key: ReturnType<typeof chainKey>,
  heads: HeadFile,
  always = true,
): Promise<ChainEnd> {
  if (!heads.newest) await startHeads(client, heads);
  const { end } = await sealEntries(client, key);
  const { newest } = heads;
  const due = always || !newest || Date.now() - Date.parse(newest.time) >= 1000;
  if (due && (newest?.sequence !== end.sequence || !newest.hash.equals(end.hash)))
    await heads.append({ ...headOf(end) });
  return end;
}

/** The first line says where the chain stood when the file began: at 0, unless an older file was taken away. */
async function startHeads(client: pg.ClientBase, heads: HeadFile): Promise<void> {
  const { rows } = await client.query<{ sequence: string; hash: Buffer }>(
    "select sequence, hash from audit.link order by sequence desc limit 1",
  );
  const last = rows[0];
  await heads.append(headOf({ sequence: BigInt(last?.sequence ?? 0), hash: last?.hash ?? Buffer.alloc(32) }));
}

function headOf(end: ChainEnd) {
  return { sequence: end.sequence, hash: end.hash, time: new Date().toISOString() };
}

async function rest(ms: number, ending: AbortSignal): Promise<void> {
  await sleep(ms, undefined, { signal: ending }).catch(() => undefined);
}
