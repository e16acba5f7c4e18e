import type pg from "pg";
import type { Keys } from "#foundation/crypto/keys.ts";
import { RowCursor } from "#foundation/database/copy-rows.ts";
import { CANONICAL, chainKey, GENESIS, linkHash } from "./chain.ts";
import { type Damage, damage } from "./damage.ts";
import { HeadWalk, type Passed } from "./verify-heads.ts";

/** A verified point to go on from, as `verifyAudit` gave it back. */
export interface VerifiedPoint {
  sequence: string;
  hash: string;
}

export interface AuditReport {
  /** The first row that does not fit; undefined when everything does. */
  damage: Damage | undefined;
  links: number;
  /** Entries whose transaction is under way or that the sealer has not reached yet. */
  unsealed: number;
  /** The end of the chain that was verified; pass it as `from` next time. */
  end: VerifiedPoint;
  /** The newest head outside the database, ISO; undefined without a file of heads. */
  headTime: string | undefined;
}

export interface VerifyOptions {
  /** Undefined leaves the heads out: then a cut tail and a chain computed anew stay unseen. */
  headFile: string | undefined;
  from?: VerifiedPoint;
  /** Told about every 50,000 links; `total` is what the database believes to have. */
  onProgress?(done: number, total: number): void;
}

/**
 * Walks the chain and the entries side by side, in one snapshot, and compares them with each other and with the heads.
 * Nothing is changed.
 */
export async function verifyAudit(pool: pg.Pool, keys: Keys, options: VerifyOptions): Promise<AuditReport> {
  const [links, entries] = [await pool.connect(), await pool.connect()];
  try {
    const snapshot = await shareSnapshot(links);
    await joinSnapshot(entries, snapshot);
    const { rows } = await links.query<{ total: string }>("select count(*) as total from audit.link");
    return await walk(links, entries, keys, options, Number(rows[0]?.total));
  } finally {
    // Thrown away, not given back: a copy that was left in the middle would meet the next user.
    links.release(true);
    entries.release(true);
  }
}

const BEGIN = "begin isolation level repeatable read read only";

async function shareSnapshot(client: pg.ClientBase): Promise<string> {
  await client.query(BEGIN);
  const { rows } = await client.query<{ snapshot: string }>("select pg_export_snapshot() as snapshot");
  return rows[0]?.snapshot ?? "";
}

async function joinSnapshot(client: pg.ClientBase, snapshot: string): Promise<void> {
  await client.query(BEGIN);
  await client.query(`set transaction snapshot '${snapshot}'`);
}

async function walk(
  linkClient: pg.ClientBase,
  entryClient: pg.ClientBase,
  keys: Keys,
  options: VerifyOptions,
  total: number,
): Promise<AuditReport> {
  const heads = new HeadWalk(options.headFile, keys);
  const chain = new ChainWalk(chainKey(keys), linkClient, entryClient, options.from);
  await heads.start(chain.sequence);
  const first = chain.sequence;
  const found = heads.damage ?? (await follow(chain, heads, (done) => options.onProgress?.(done, total)));
  return {
    damage: found,
    links: Number(chain.sequence - first),
    unsealed: found ? 0 : await chain.countRest(),
    end: { sequence: String(chain.sequence), hash: chain.hash.toString("hex") },
    headTime: heads.newest?.time,
  };
}

async function follow(
  chain: ChainWalk,
  heads: HeadWalk,
  onProgress: (done: number) => void,
): Promise<Damage | undefined> {
  for (let done = 1; await chain.hasLink(); done += 1) {
    const found = chain.step() ?? (heads.isAt(chain.sequence) ? await heads.pass(chain) : undefined);
    if (found) return found;
    if (done % 50_000 === 0) onProgress(done);
  }
  return heads.end(chain);
}

type LinkRow = [sequence: Buffer, xact: Buffer, entry: Buffer, hash: Buffer];
type EntryRow = [xact: Buffer, id: Buffer, canonical: Buffer];

/** Links and entries side by side; both streams have the order of (transaction, entry). */
class ChainWalk implements Passed {
  sequence: bigint;
  hash: Buffer;
  entryId = "";
  readonly #key: ReturnType<typeof chainKey>;
  readonly #links: RowCursor;
  readonly #entries: RowCursor;

  constructor(
    key: ReturnType<typeof chainKey>,
    links: pg.ClientBase,
    entries: pg.ClientBase,
    from: VerifiedPoint | undefined,
  ) {
    this.#key = key;
    this.sequence = BigInt(from?.sequence ?? 0);
    this.hash = from ? Buffer.from(from.hash, "hex") : GENESIS;
    this.#links = new RowCursor(
      links,
      `select sequence, xact, entry_id, hash from audit.link where sequence > ${this.sequence} order by sequence`,
    );
    this.#entries = new RowCursor(entries, readEntries(this.sequence));
  }

  async hasLink(): Promise<boolean> {
    if (!this.#links.row) await this.#links.fill();
    if (!this.#entries.row) await this.#entries.fill();
    return this.#links.row !== undefined;
  }

  /** Compares the link at hand with the entry at hand and passes both. */
  step(): Damage | undefined {
    const [sequenceBytes, xact, linked, hash] = this.#links.row as LinkRow;
    const entry = this.#entries.row as EntryRow | undefined;
    const sequence = sequenceBytes.readBigInt64BE();
    const entryId = String(linked.readBigInt64BE());
    const expected = this.sequence + 1n;
    if (sequence !== expected) return damage("link_removed", { sequence: expected, entryId });
    const order = entry ? xact.compare(entry[0]) || linked.compare(entry[1]) : -1;
    if (!entry || order < 0) return damage("entry_removed", { sequence, entryId });
    if (order > 0) return damage("entry_inserted", { sequence, entryId: String(entry[1].readBigInt64BE()) });
    if (!linkHash(this.#key, this.hash, sequenceBytes, entry[2]).equals(hash))
      return damage("altered", { sequence, entryId });
    Object.assign(this, { sequence, entryId, hash: Buffer.from(hash) });
    this.#links.next();
    this.#entries.next();
    return undefined;
  }

  async countRest(): Promise<number> {
    let rest = 0;
    for (;;) {
      if (!this.#entries.row) await this.#entries.fill();
      if (!this.#entries.row) return rest;
      rest += 1;
      this.#entries.next();
    }
  }
}

/** Entries after the one that the link `from` sealed, in the order of sealing. */
function readEntries(from: bigint): string {
  const beyond =
    from === 0n
      ? ""
      : `where (e.xact, e.entry_id) > ((select xact from audit.link where sequence = ${from}),
          (select entry_id from audit.link where sequence = ${from}))`;
  return `select e.xact, e.entry_id, ${CANONICAL} from audit.entry e ${beyond} order by e.xact, e.entry_id`;
}
