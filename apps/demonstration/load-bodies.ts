import type { Pack, PackBody, PackTree } from "#packs/kit/pack.ts";
import { connectForLoad, Copy } from "#foundation/database/copy-into.ts";
import { lineOf } from "#foundation/database/copy-text.ts";

const BODY_COLUMNS = [
  "body_id",
  "parent_id",
  "lo",
  "hi",
  "depth",
  "kind",
  "branch_type",
  "sector",
  "division_code",
  "name",
  "short_name",
  "name_key",
  "initials",
  "bigrams",
  "established_on",
  "term_start",
  "term_years",
  "term_end",
  "approves_admission",
  "origin_id",
] as const;
const HEADS = ["full_members", "probationary", "objects", "activists", "applicants", "others"] as const;
/** Bodies share a block of `lo` numbers of this size; see people.head_block. */
const BLOCK = 2 ** 24;

/** Fills the tables of bodies and the heads of bodies and blocks, in one transaction. */
export async function loadBodies(url: string, pack: Pack, tree: PackTree): Promise<void> {
  const client = await connectForLoad(url);
  try {
    await client.query("begin");
    await client.query(
      "truncate bodies.body, bodies.body_period, bodies.alias, bodies.succession, bodies.rearrangement, people.head_count, people.head_block",
    );
    await addOrigins(client, pack);
    const copy = async (table: string, columns: string, lines: Iterable<string>) => {
      const stream = new Copy(client, table, columns);
      for (const line of lines) await stream.write(line);
      await stream.end();
    };
    await copy("bodies.body", BODY_COLUMNS.join(", "), packed(bodyLines(pack, tree)));
    await copy(
      "bodies.body_period",
      "body_id, period_id, from_day, parent_id, kind, name, short_name, origin_id",
      packed(periodLines(pack, tree)),
    );
    await copy("bodies.alias", "body_id, name", packed(aliasLines(pack, tree)));
    await copy("people.head_count", `lo, ${HEADS.join(", ")}`, packed(headLines(tree.bodies)));
    await copy("people.head_block", `block, ${HEADS.join(", ")}`, packed(blockLines(tree.bodies)));
    await client.query("commit");
  } finally {
    await client.end();
  }
}

/** Every fact of the demonstration names the demonstration as its origin. */
async function addOrigins(
  client: { query(text: string, values: unknown[]): Promise<unknown> },
  pack: Pack,
): Promise<void> {
  for (const schema of ["bodies", "people"]) {
    await client.query(
      `insert into ${schema}.origin (origin_id, kind, title) values (1, 'import', $1) on conflict (origin_id) do nothing`,
      [`演示数据 ${pack.id}`],
    );
  }
}

function* bodyLines(pack: Pack, tree: PackTree): Generator<string> {
  for (const row of pack.bodyRows(tree)) yield lineOf(row, BODY_COLUMNS);
}

function* periodLines(pack: Pack, tree: PackTree): Generator<string> {
  const columns = [
    "body_id",
    "period_id",
    "established_on",
    "parent_id",
    "kind",
    "name",
    "short_name",
    "origin_id",
  ] as const;
  for (const row of pack.bodyRows(tree)) yield lineOf({ ...row, period_id: row.body_id }, columns);
}

function* aliasLines(pack: Pack, tree: PackTree): Generator<string> {
  for (const row of pack.aliasRows(tree)) yield lineOf(row, ["body_id", "name"]);
}

function* headLines(bodies: readonly PackBody[]): Generator<string> {
  for (const { lo, heads } of bodies) yield lineOf({ lo, ...heads }, ["lo", ...HEADS]);
}

function* blockLines(bodies: readonly PackBody[]): Generator<string> {
  const blocks = new Map<number, PackBody["heads"]>();
  for (const { lo, heads } of bodies) {
    const block = Math.floor(lo / BLOCK);
    const sums = blocks.get(block) ?? {
      full_members: 0,
      probationary: 0,
      objects: 0,
      activists: 0,
      applicants: 0,
      others: 0,
    };
    for (const kind of HEADS) sums[kind] += heads[kind];
    blocks.set(block, sums);
  }
  for (const [block, sums] of blocks) yield lineOf({ block, ...sums }, ["block", ...HEADS]);
}

/** Joins lines to pieces of about 64 KB. */
function* packed(lines: Iterable<string>): Generator<string> {
  let piece = "";
  for (const line of lines) {
    piece += line;
    if (piece.length < 65_536) continue;
    yield piece;
    piece = "";
  }
  if (piece !== "") yield piece;
}
