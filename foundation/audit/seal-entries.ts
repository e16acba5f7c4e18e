import type pg from "pg";
import { CANONICAL, GENESIS, linkHash, type MacKey, sequenceBytes } from "./chain.ts";

/** The newest link. */
export interface ChainEnd {
  sequence: bigint;
  hash: Buffer;
}

/** Large enough that the round trips do not count, small enough that a batch takes well under a second. */
const BATCH = 5000;

/**
 * Entries of finished transactions beyond the last link. Below the snapshot's xmin nothing is under way any more, so no
 * entry can still turn up before the ones that are taken here.
 */
const READ = `
  select e.entry_id as id, e.xact::text as xact, ${CANONICAL} as canonical
  from audit.entry e
  where (e.xact, e.entry_id) > ($1::text::xid8, $2::bigint) and e.xact < pg_snapshot_xmin(pg_current_snapshot())
  order by e.xact, e.entry_id limit ${BATCH}`;

/** Links and "who looked at whom" in one statement: both or neither. */
const WRITE = `
  with looked as (
    insert into audit.look (person_id, entry_id)
    select distinct person_id, e.entry_id from audit.entry e cross join unnest(e.person_ids) as person_id
    where e.entry_id = any($2::bigint[]) and e.kind = 'look'
    on conflict do nothing)
  insert into audit.link (sequence, entry_id, xact, hash)
  select sequence, entry_id, xact::xid8, hash
  from unnest($1::bigint[], $2::bigint[], $3::text[], $4::bytea[]) as t(sequence, entry_id, xact, hash)`;

interface Unsealed {
  id: string;
  xact: string;
  canonical: string;
}

interface LastLink extends ChainEnd {
  id: string;
  xact: string;
}

/**
 * Chains every entry that can be chained now. The caller holds the sealer's lock (run-sealer.ts), so nobody else adds links.
 * @returns the end of the chain and how many entries were added
 */
export async function sealEntries(
  client: pg.ClientBase,
  key: MacKey,
): Promise<{ end: ChainEnd; added: number }> {
  let end = await readLastLink(client);
  let added = 0;
  for (;;) {
    const { rows } = await client.query<Unsealed>({
      name: "seal-read",
      text: READ,
      values: [end.xact, end.id],
    });
    if (rows.length > 0) end = await writeLinks(client, key, end, rows);
    added += rows.length;
    if (rows.length < BATCH) return { end, added };
  }
}

/** The newest link; number 0 before the first. */
async function readLastLink(client: pg.ClientBase): Promise<LastLink> {
  const { rows } = await client.query<{ sequence: string; hash: Buffer; id: string; xact: string }>(
    `select sequence, hash, entry_id as id, xact::text as xact from audit.link order by sequence desc limit 1`,
  );
  const last = rows[0];
  return last
    ? { ...last, sequence: BigInt(last.sequence) }
    : { sequence: 0n, hash: GENESIS, id: "-1", xact: "0" };
}

async function writeLinks(
  client: pg.ClientBase,
  key: MacKey,
  end: LastLink,
  rows: Unsealed[],
): Promise<LastLink> {
  let { sequence, hash } = end;
  const links = rows.map((row) => {
    sequence += 1n;
    hash = linkHash(key, hash, sequenceBytes(sequence), row.canonical);
    return { sequence: String(sequence), hash };
  });
  await client.query({
    name: "seal-write",
    text: WRITE,
    values: [
      links.map((link) => link.sequence),
      rows.map((row) => row.id),
      rows.map((row) => row.xact),
      links.map((link) => link.hash),
    ],
  });
  const last = rows.at(-1) as Unsealed;
  return { sequence, hash, id: last.id, xact: last.xact };
}
