import { type RawBuilder, sql } from "kysely";
import { type Reach, within as clip } from "#foundation/access/scope.ts";
import type { Range } from "#foundation/access/actor.ts";
import type { Db } from "#foundation/database/open-database.ts";
import { within } from "#foundation/database/within.ts";
import type { PersonFilter, PersonRow } from "./contract.ts";
import { afterMark, conditions, type Mark, order, type Sort, sortValue } from "./list-sql.ts";

export type StoredRow = PersonRow & { sortKey: string };

const COLUMNS = sql`p.person_id as "personId", p.name, p.sex, p.birth_date as "birthDate", p.ethnicity, p.education,
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
 * One page. The ids are found first, from an index alone, and only these rows are then read.
 * `offset 0` keeps the planner from walking the whole city in name order when a branch is asked for.
 */
export async function listRows(db: Db, question: ListQuestion): Promise<StoredRow[]> {
  const { sort, direction, mark, limit } = question;
  const where = conditions(question.reach, question.filter);
  const after = mark ? sql` and ${afterMark(sort, direction, mark)}` : sql``;
  const found = question.small
    ? sql`select * from (select p.person_id, p.${sql.raw(sortColumn(sort))} from people.person p where ${where}${after} offset 0) p`
    : sql`select p.person_id, p.${sql.raw(sortColumn(sort))} from people.person p where ${where}${after}`;
  const { rows } = await sql<StoredRow>`
    with page as materialized (${found} order by ${order(sort, direction)} limit ${limit})
    select ${COLUMNS}, ${sortValue(sort)}::text as "sortKey"
    from page join people.person p using (person_id) join bodies.published_body b on b.body_id = p.body_id
    order by ${order(sort, direction)}`.execute(db);
  return rows;
}

function sortColumn(sort: Sort): string {
  return sort === "name" ? "name_key" : sort === "body" ? "body_lo" : sort;
}

/** Counts under a filter, but never more than `most`: a count is for reading, not for waiting. */
export async function countRows(db: Db, reach: Reach, filter: PersonFilter, most: number): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from (
      select 1 from people.person p where ${conditions(reach, filter)} limit ${most}) counted`.execute(db);
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

const SUMS = sql`sum(full_members)::int as full, sum(probationary)::int as probationary, sum(objects)::int as objects,
  sum(activists)::int as activists, sum(applicants)::int as applicants, sum(others)::int as others`;

/** Heads in each range: whole blocks in the middle, single bodies at the two edges. */
export async function sumHeads(db: Db, ranges: readonly Range[]): Promise<HeadSums[]> {
  const { rows } = await sql<HeadSums & { nr: number }>`
    with asked as (
      select nr, lo, hi, (lo + (1 << ${BLOCK_BITS}::int) - 1) >> ${BLOCK_BITS}::int as first_block,
        ((hi + 1) >> ${BLOCK_BITS}::int) - 1 as last_block
      from unnest(${ranges.map((range) => range.lo)}::bigint[], ${ranges.map((range) => range.hi)}::bigint[])
        with ordinality as t(lo, hi, nr)),
    parts as (
      select nr, h.full_members, h.probationary, h.objects, h.activists, h.applicants, h.others
      from asked join people.head_block h on h.block between first_block and last_block
      union all
      select nr, h.full_members, h.probationary, h.objects, h.activists, h.applicants, h.others
      from asked join people.head_count h on h.lo between asked.lo
        and least(hi, case when first_block <= last_block then (first_block << ${BLOCK_BITS}::int) - 1 else hi end)
      union all
      select nr, h.full_members, h.probationary, h.objects, h.activists, h.applicants, h.others
      from asked join people.head_count h on first_block <= last_block
        and h.lo between (last_block + 1) << ${BLOCK_BITS}::int and hi)
    select nr::int, ${SUMS} from parts group by nr`.execute(db);
  const byNumber = new Map(rows.map(({ nr, ...sums }) => [nr, sums]));
  return ranges.map((_, index) => byNumber.get(index + 1) ?? NO_HEADS);
}

const NO_HEADS: HeadSums = { full: 0, probationary: 0, objects: 0, activists: 0, applicants: 0, others: 0 };

/** The intervals of bodies inside the reach; bodies outside are left out. */
export async function findIntervals(db: Db, ids: readonly string[]): Promise<Map<string, Range>> {
  const { rows } = await sql<{ id: string; lo: string; hi: string }>`
    select body_id as id, lo, hi from bodies.published_body where body_id = any(${[...ids]}::bigint[])`.execute(
    db,
  );
  return new Map(rows.map((row) => [row.id, { lo: Number(row.lo), hi: Number(row.hi) }]));
}

/** The reach cut down to one body and what is below it; undefined when that body is not seen. */
export async function reachInto(db: Db, reach: Reach, body: string | undefined): Promise<Reach | undefined> {
  if (body === undefined) return reach;
  const interval = (await findIntervals(db, [body])).get(body);
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

/** People by a condition on the person row, inside the reach, in name order. */
export async function findBy(
  db: Db,
  reach: Reach,
  condition: RawBuilder<boolean>,
  limit: number,
): Promise<FoundPerson[]> {
  const { rows } = await sql<FoundPerson>`
    with hit as materialized (
      select p.person_id, p.name_key from (
        select p.person_id, p.name_key, p.body_lo from people.person p where ${condition} offset 0) p
      where ${within(reach, "p.body_lo")} order by p.name_key, p.person_id limit ${limit})
    select p.person_id as "personId", p.name, p.sex, p.birth_date as "birthDate", p.member_type as "memberType",
      p.body_id as "bodyId", b.short_name as "bodyName"
    from hit join people.person p using (person_id) join bodies.published_body b on b.body_id = p.body_id
    order by p.name_key, p.person_id`.execute(db);
  return rows;
}

/** Whose number it is, by the blind indexes of the whole number. */
export async function findByBlind(
  db: Db,
  identity: Buffer | undefined,
  phone: Buffer | undefined,
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select person_id as id from people.identity_claim where blind = ${identity ?? null}
    union select person_id from people.phone_index where blind = ${phone ?? null}`.execute(db);
  return rows.map((row) => row.id);
}
