import { type RawBuilder, sql } from "kysely";
import type { Reach } from "#foundation/access/scope.ts";
import type { Db } from "#foundation/database/open-database.ts";
import { within } from "#foundation/database/within.ts";

export interface FoundBody {
  id: string;
  name: string;
  path: string[];
  place: string | null;
}

/** Part of a name by its pairs of characters, or pinyin initials and syllables for typed letters. */
function matches(text: string): RawBuilder<boolean> {
  const plain = text.replaceAll(/\s/g, "");
  if (/^[a-z]+$/i.test(plain)) {
    const typed = plain.toLowerCase();
    const end = `${typed}\u{10FFFF}`;
    return sql<boolean>`((b.initials >= ${typed} and b.initials < ${end}) or (b.name_key >= ${typed} and b.name_key < ${end}))`;
  }
  const characters = [...plain];
  const like = `%${plain.replaceAll(/[%_\\]/g, "")}%`;
  if (characters.length < 2) return sql<boolean>`b.short_name like ${like}`;
  const pairs = characters.slice(1).map((character, index) => `${characters[index]}${character}`);
  // One pair is the whole word; of several, the like settles in which order they stand.
  if (pairs.length === 1) return sql<boolean>`b.bigrams @> ${pairs}::text[]`;
  return sql<boolean>`(b.bigrams @> ${pairs}::text[] and (b.name like ${like} or b.short_name like ${like}))`;
}

/** Counted no further: who finds more than this writes more of the name. */
const MOST_COUNTED = 1000;

/**
 * Hits in the order of the tree, each with the ids above it, so that the tree can open the way. Page and number are asked
 * apart: the count ends early. The tree is walked for common words only: one that stands in a corner of the tree would be
 * looked for in all of it.
 */
export async function searchByText(
  db: Db,
  reach: Reach,
  { text, limit, kinds }: { text: string; limit: number; kinds: readonly string[] | undefined },
): Promise<{ total: number; more: boolean; hits: FoundBody[] }> {
  const ofKind = kinds === undefined ? sql`true` : sql`b.kind = any(${[...kinds]}::text[])`;
  const where = sql`b.ended_on is null and ${matches(text)} and ${ofKind} and ${within(reach, "b.lo")}`;
  const walked = await walks(db, text);
  const [found, counted] = await Promise.all([
    sql<Step>`select b.body_id as id, b.parent_id as "parentId", b.short_name as name from bodies.body b
      where ${where} order by ${walked ? sql`b.lo` : sql`b.lo + 0`} limit ${limit}`.execute(db),
    sql<{ total: number }>`select count(*)::int as total from (select from bodies.body b where ${where}
      limit ${MOST_COUNTED + 1}) found`.execute(db),
  ]);
  const total = counted.rows[0]?.total ?? 0;
  const above = await listAbove(db, found.rows);
  return {
    total: Math.min(total, MOST_COUNTED),
    more: total > MOST_COUNTED,
    hits: found.rows.map((row) => {
      const path = pathOf(row, above);
      return {
        id: row.id,
        name: row.name,
        path: path.map((body) => body.id),
        place: path.at(-1)?.name ?? null,
      };
    }),
  };
}

/** A word that so large a part of the names holds is met soon wherever one begins. */
const COMMON = 0.15;
const FRESH_MS = 3_600_000;
let held: { shares: ReadonlyMap<string, number>; at: number } | undefined;

/** Whether the tree is walked: for a single character, and for a word that stands in names everywhere. */
async function walks(db: Db, text: string): Promise<boolean> {
  const characters = [...text.replaceAll(/\s/g, "")];
  if (characters.length < 2) return true;
  if (!held || Date.now() - held.at > FRESH_MS) held = { shares: await readShares(db), at: Date.now() };
  const { shares } = held;
  return characters
    .slice(1)
    .every((character, index) => (shares.get(`${characters[index]}${character}`) ?? 0) >= COMMON);
}

/** Which part of all names holds a pair, of the most frequent pairs: what the database has found out for its plans. */
async function readShares(db: Db): Promise<Map<string, number>> {
  const { rows } = await sql<{ pair: string | null; share: number | null }>`
    select pair, share from pg_stats s, unnest(s.most_common_elems::text::text[], s.most_common_elem_freqs) as m(pair, share)
    where s.schemaname = 'bodies' and s.tablename = 'body' and s.attname = 'bigrams'`.execute(db);
  return new Map(rows.flatMap(({ pair, share }) => (pair === null || share === null ? [] : [[pair, share]])));
}

interface Step {
  id: string;
  parentId: string | null;
  name: string;
}

/** The bodies above some bodies. */
async function listAbove(db: Db, below: readonly Step[]): Promise<Map<string, Step>> {
  const parents = [...new Set(below.flatMap(({ parentId }) => parentId ?? []))];
  if (parents.length === 0) return new Map();
  const { rows } = await sql<Step>`
    with recursive up as (
      select body_id, parent_id, short_name from bodies.body where body_id = any(${parents}::bigint[])
      union
      select b.body_id, b.parent_id, b.short_name from up join bodies.body b on b.body_id = up.parent_id)
    select body_id as id, parent_id as "parentId", short_name as name from up`.execute(db);
  return new Map(rows.map((row) => [row.id, row]));
}

function pathOf(row: Step, above: ReadonlyMap<string, Step>): Step[] {
  const path: Step[] = [];
  for (let at = row.parentId; at !== null; ) {
    const step = above.get(at);
    if (!step) break;
    path.unshift(step);
    at = step.parentId;
  }
  return path;
}

/** Living bodies of the whole installation by what is typed of their names, the highest first, each with the one above. */
export async function findAnywhere(
  db: Db,
  text: string,
  limit: number,
): Promise<{ bodyId: string; name: string; above: string | null }[]> {
  const { rows } = await sql<{ bodyId: string; name: string; above: string | null }>`
    select b.body_id as "bodyId", b.short_name as name, up.short_name as above
    from bodies.body b left join bodies.body up on up.body_id = b.parent_id
    where b.ended_on is null and ${matches(text.normalize("NFKC"))} order by b.depth, b.lo limit ${limit}`.execute(
    db,
  );
  return rows;
}

/** Bodies by exact names as rosters write them: full, without 中共, short or by an alias. */
export async function findByNames(
  db: Db,
  reach: Reach,
  names: readonly string[],
): Promise<{ asked: string; id: string; lo: number; name: string; kind: string; exact: boolean }[]> {
  const { rows } = await sql<{
    asked: string;
    id: string;
    lo: number;
    name: string;
    kind: string;
    exact: boolean;
  }>`
    with asked as (select distinct unnest(${[...names]}::text[]) as name),
    found as (
      select a.name as asked, b.body_id from asked a join bodies.body b on b.name in (a.name, '中共' || a.name)
      union select a.name, b.body_id from asked a join bodies.body b on b.short_name = a.name
      union select a.name, l.body_id from asked a join bodies.alias l on l.name = a.name)
    select found.asked, b.body_id as id, b.lo::float8 as lo, b.name, b.kind, b.name = found.asked as exact
    from found join bodies.body b using (body_id)
    where b.ended_on is null and ${within(reach, "b.lo")}`.execute(db);
  return rows;
}

/** Every branch of a reach by its name: tens of thousands of short rows, for a job that compares names in memory. */
export async function listBranchNames(db: Db, reach: Reach): Promise<{ id: string; name: string }[]> {
  const { rows } = await sql<{ id: string; name: string }>`
    select b.body_id as id, b.name from bodies.body b
    where b.kind = '3' and b.ended_on is null and ${within(reach, "b.lo")} order by b.lo`.execute(db);
  return rows;
}
