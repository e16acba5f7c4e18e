import type pg from "pg";
import { type Reach, within as clip } from "#foundation/access/scope.ts";
import type { Range } from "#foundation/access/actor.ts";
import { ask, type Statement, statement, word } from "#foundation/database/statement.ts";
import { nameColumns } from "#foundation/names/name-columns.ts";
import { withinStatement } from "#foundation/database/within-statement.ts";
import type { PersonFilter, PersonRow } from "./contract.ts";
import { afterMark, conditions, type Mark, order, type Sort, sortValue } from "./list-sql.ts";

type Pool = Pick<pg.Pool, "query">;

export type StoredRow = PersonRow & { sortKey: string };

const COLUMNS = statement`p.person_id as "personId", p.name, p.sex, p.birth_date as "birthDate", p.ethnicity, p.education,
  p.occupation, p.work_post as "workPost", p.identity_mask as "identityMask", p.phone_mask as "phoneMask",
  p.member_type as "memberType", p.member_state as "memberState", p.official_level as "officialLevel",
  p.join_date as "joinDate", p.full_date as "fullDate", p.body_id as "bodyId", b.short_name as "bodyName"`;

export interface ListQuestion {
  reach: Reach;
  filter: PersonFilter;
  sort: Sort;
  direction: "asc" | "desc";
  mark: Mark | undefined;
  limit: number;
  /** Few people in the subtree: read all of them along the bodies and sort; many: walk along the sort order. */
  small: boolean;
}

/**
 * One page. The ids are found first, from an index alone, and only these rows are then read. `offset 0` keeps the planner
 * from walking the whole city in name order when a branch is asked for; `walked` keeps it from sorting a district.
 */
export function listRows(pool: Pool, question: ListQuestion): Promise<StoredRow[]> {
  const { sort, direction, mark, limit, small } = question;
  const where = conditions(question.reach, question.filter, !small && sort === "name");
  const after = mark ? statement` and ${afterMark(sort, direction, mark)}` : word("");
  const ids = statement`select p.person_id, p.${word(sortColumn(sort))} from people.person p where ${where}${after}`;
  const found = small ? statement`select * from (${ids} offset 0) p` : ids;
  return ask(
    pool,
    statement`
    with page as materialized (${found} order by ${order(sort, direction)} limit ${limit}::int)
    select ${COLUMNS}, ${sortValue(sort)}::text as "sortKey"
    from page join people.person p using (person_id) join bodies.published_body b on b.body_id = p.body_id
    order by ${order(sort, direction)}`,
  );
}

function sortColumn(sort: Sort): string {
  return sort === "name" ? "name_key" : sort === "body" ? "body_lo" : sort;
}

/** Counts under a filter, but never more than `most`: a count is for reading, not for waiting. */
export async function countRows(
  pool: Pool,
  reach: Reach,
  filter: PersonFilter,
  most: number,
): Promise<number> {
  const rows = await ask<{ count: number }>(
    pool,
    statement`select count(*)::int as count from (
      select 1 from people.person p where ${conditions(reach, filter)} limit ${most}::int) counted`,
  );
  return rows[0]?.count ?? 0;
}

export interface HeadSums {
  full: number;
  probationary: number;
  objects: number;
  activists: number;
  applicants: number;
  others: number;
}

/** Bodies share a block of `lo` numbers of this many bits; see people.head_block. */
export const BLOCK_BITS = 24n;

const SUMS = statement`sum(full_members)::int as full, sum(probationary)::int as probationary, sum(objects)::int as objects,
  sum(activists)::int as activists, sum(applicants)::int as applicants, sum(others)::int as others`;

/** Heads in each range: whole blocks in the middle, single bodies at the two edges. */
export async function sumHeads(pool: Pool, ranges: readonly Range[]): Promise<HeadSums[]> {
  const bits = word(`${BLOCK_BITS}`);
  const rows = await ask<HeadSums & { nr: number }>(
    pool,
    statement`
    with asked as (
      select nr, lo, hi, (lo + (1 << ${bits}) - 1) >> ${bits} as first_block, ((hi + 1) >> ${bits}) - 1 as last_block
      from unnest(${ranges.map((range) => range.lo)}::bigint[], ${ranges.map((range) => range.hi)}::bigint[])
        with ordinality as t(lo, hi, nr)),
    parts as (
      select nr, h.full_members, h.probationary, h.objects, h.activists, h.applicants, h.others
      from asked join people.head_block h on h.block between first_block and last_block
      union all
      select nr, h.full_members, h.probationary, h.objects, h.activists, h.applicants, h.others
      from asked join people.head_count h on h.lo between asked.lo
        and least(hi, case when first_block <= last_block then (first_block << ${bits}) - 1 else hi end)
      union all
      select nr, h.full_members, h.probationary, h.objects, h.activists, h.applicants, h.others
      from asked join people.head_count h on first_block <= last_block
        and h.lo between (last_block + 1) << ${bits} and hi)
    select nr::int, ${SUMS} from parts group by nr`,
  );
  const byNumber = new Map(rows.map(({ nr, ...sums }) => [nr, sums]));
  return ranges.map((_, index) => byNumber.get(index + 1) ?? NO_HEADS);
}

export const NO_HEADS: HeadSums = {
  full: 0,
  probationary: 0,
  objects: 0,
  activists: 0,
  applicants: 0,
  others: 0,
};

/** Intervals that were read less than a second ago, as the permissions of an actor are. */
const intervals = new WeakMap<Pool, Map<string, { range: Range; at: number }>>();
const FRESH_MS = 1000;

/** The intervals of bodies; those that do not exist are left out. */
export async function findIntervals(pool: Pool, ids: readonly string[]): Promise<Map<string, Range>> {
  const known = intervals.get(pool) ?? new Map<string, { range: Range; at: number }>();
  intervals.set(pool, known);
  const now = Date.now();
  const old = ids.filter((id) => now - (known.get(id)?.at ?? 0) > FRESH_MS);
  if (old.length > 0) await readIntervals(pool, old, known, now);
  return new Map(
    ids.flatMap((id) =>
      (known.get(id)?.at ?? 0) > now - FRESH_MS - 1 ? [[id, known.get(id)?.range as Range]] : [],
    ),
  );
}

async function readIntervals(
  pool: Pool,
  ids: readonly string[],
  known: Map<string, { range: Range; at: number }>,
  now: number,
): Promise<void> {
  if (known.size > 100_000) known.clear();
  const rows = await ask<{ id: string; lo: string; hi: string }>(
    pool,
    statement`select body_id as id, lo, hi from bodies.published_body where body_id = any(${[...ids]}::bigint[])`,
  );
  for (const id of ids) known.delete(id);
  for (const row of rows) known.set(row.id, { range: { lo: Number(row.lo), hi: Number(row.hi) }, at: now });
}

/** The reach cut down to one body and what is below it; undefined when that body is not seen. */
export async function reachInto(
  pool: Pool,
  reach: Reach,
  body: string | undefined,
): Promise<Reach | undefined> {
  if (body === undefined) return reach;
  const interval = (await findIntervals(pool, [body])).get(body);
  if (!interval) return undefined;
  const clipped = clip(reach, interval);
  return clipped.ranges.length > 0 ? clipped : undefined;
}

export interface FoundPerson {
  personId: string;
  name: string;
  sex: string | null;
  birthDate: string | null;
  memberType: string;
  bodyId: string;
  bodyName: string;
}

const FOUND = statement`p.person_id as "personId", p.name, p.sex, p.birth_date as "birthDate", p.member_type as "memberType",
  p.body_id as "bodyId", b.short_name as "bodyName"`;

/** People by a condition on the person row, inside the reach, in name order. */
export function findBy(
  pool: Pool,
  reach: Reach,
  condition: Statement,
  limit: number,
): Promise<FoundPerson[]> {
  return ask(
    pool,
    statement`select ${FOUND} from people.person p join bodies.published_body b on b.body_id = p.body_id
    where ${condition} and ${withinStatement(reach, "p.body_lo")} order by p.name_key, p.person_id limit ${limit}::int`,
  );
}

/**
 * A common given name has thousands of bearers: so many of them are looked at, no more. Who wants another writes the
 * whole name, which always comes first, or a number.
 */
const MOST_LOOKED_AT = 200;

/** People by part of a name: those who are called just so first, then others in name order. */
export function findByName(
  pool: Pool,
  reach: Reach,
  name: string,
  condition: Statement,
  limit: number,
): Promise<FoundPerson[]> {
  // Only looked at: the plan must lead through the names, however small the reach is.
  const seen = withinStatement(reach, "p.body_lo", true);
  return ask(
    pool,
    statement`
    with hit as (
      (select p.person_id, p.name_key, p.name from people.person p where p.name_key = ${nameColumns(name).name_key}
        and p.name = ${name} and ${seen} order by p.person_id limit ${limit}::int)
      union
      (select p.person_id, p.name_key, p.name from people.person p where ${condition} and ${seen} limit ${MOST_LOOKED_AT}::int)),
    page as materialized (
      select h.person_id from hit h order by h.name <> ${name}, h.name_key, h.person_id limit ${limit}::int)
    select ${FOUND} from page join people.person p using (person_id) join bodies.published_body b on b.body_id = p.body_id
    order by p.name <> ${name}, p.name_key, p.person_id`,
  );
}

/** Whose number it is, by the blind indexes of the whole number. */
export async function findByBlind(
  pool: Pool,
  identity: Buffer | undefined,
  phone: Buffer | undefined,
): Promise<string[]> {
  const rows = await ask<{ id: string }>(
    pool,
    statement`select person_id as id from people.identity_claim where blind = ${identity ?? null}
    union select person_id from people.phone_index where blind = ${phone ?? null}`,
  );
  return rows.map((row) => row.id);
}
