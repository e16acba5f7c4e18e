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
  return sql<boolean>`(b.bigrams @> ${pairs}::text[] and (b.name like ${like} or b.short_name like ${like}))`;
}

/** Hits in the order of the tree, each with the ids above it, so that the tree can open the way. */
export async function searchByText(
  db: Db,
  reach: Reach,
  text: string,
  limit: number,
): Promise<{ total: number; hits: FoundBody[] }> {
  const { rows } = await sql<{ id: string; name: string; lo: string; total: number }>`
    with hit as materialized (
      select b.body_id, b.short_name, b.lo from bodies.body b
      where b.ended_on is null and ${matches(text)} and ${within(reach, "b.lo")})
    select body_id as id, short_name as name, lo, (select count(*)::int from hit) as total
    from hit order by lo limit ${limit}`.execute(db);
  const paths = await pathsOf(
    db,
    rows.map((row) => row.id),
  );
  return {
    total: rows[0]?.total ?? 0,
    hits: rows.map((row) => {
      const path = paths.get(row.id) ?? [];
      return {
        id: row.id,
        name: row.name,
        path: path.map((body) => body.id),
        place: path.at(-1)?.name ?? null,
      };
    }),
  };
}

/** The bodies above each of some bodies, by one walk up for all of them together. */
async function pathsOf(db: Db, ids: readonly string[]): Promise<Map<string, { id: string; name: string }[]>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<{ of: string; id: string; name: string }>`
    with recursive up as (
      select body_id as of, parent_id as at, 1 as step from bodies.body where body_id = any(${[...ids]}::bigint[])
      union all
      select up.of, b.parent_id, up.step + 1 from up join bodies.body b on b.body_id = up.at)
    select up.of, up.at as id, b.short_name as name from up join bodies.body b on b.body_id = up.at
    order by up.of, up.step desc`.execute(db);
  const paths = new Map<string, { id: string; name: string }[]>();
  for (const row of rows) paths.set(row.of, [...(paths.get(row.of) ?? []), { id: row.id, name: row.name }]);
  return paths;
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
