import { sql } from "kysely";
import type pg from "pg";
import type { Range } from "#foundation/access/actor.ts";
import type { Reach } from "#foundation/access/scope.ts";
import type { Db, Tx } from "#foundation/database/open-database.ts";
import { ask, statement } from "#foundation/database/statement.ts";
import { within } from "#foundation/database/within.ts";
import { withinStatement } from "#foundation/database/within-statement.ts";
import type { BodyRow, TreeNode } from "./contract.ts";

/** A body is a leaf when nothing that still exists lies inside its interval. */
const LEAF = sql`not exists (select 1 from bodies.body c where c.parent_id = b.body_id and c.ended_on is null)`;
const NODE = sql`b.body_id as id, b.lo::float8 as lo, b.short_name as name, b.kind, ${LEAF} as leaf, b.initials,
  b.term_end as "termEnd"`;

/** A node with its number in the tree. */
export type PlacedNode = Omit<TreeNode, "position"> & { lo: number };

export async function listChildrenOf(
  pool: Pick<pg.Pool, "query">,
  reach: Reach,
  parent: string,
  from: number,
  limit: number,
): Promise<{ nodes: PlacedNode[]; total: number }> {
  const where = statement`b.parent_id = ${parent} and b.ended_on is null and ${withinStatement(reach, "b.lo")}`;
  const rows = await ask<PlacedNode & { total: number }>(
    pool,
    statement`select b.body_id as id, b.lo::float8 as lo, b.short_name as name, b.kind, b.initials, b.term_end as "termEnd",
      not exists (select 1 from bodies.body c where c.parent_id = b.body_id and c.ended_on is null) as leaf,
      count(*) over ()::int as total
    from bodies.body b where ${where} order by b.lo offset ${from}::int limit ${limit}::int`,
  );
  return { nodes: rows.map(({ total: _total, ...node }) => node), total: rows[0]?.total ?? 0 };
}

/**
 * The tops of a reach: living bodies that lie in it while their superiors do not. Ranges of neighbours are one range, so
 * each is walked from top to top.
 */
export async function listTops(db: Db, reach: Reach): Promise<PlacedNode[]> {
  const { rows } = await sql<PlacedNode>`
    with recursive asked as (
      select lo, hi from unnest(${reach.ranges.map((range) => range.lo)}::bigint[],
        ${reach.ranges.map((range) => range.hi)}::bigint[]) as t(lo, hi)),
    top as (
      select first.body_id, first.hi, asked.hi as until from asked, lateral (
        select body_id, hi from bodies.body where lo between asked.lo and asked.hi and ended_on is null
        order by lo limit 1) first
      union all
      select next.body_id, next.hi, top.until from top, lateral (
        select body_id, hi from bodies.body where lo > top.hi and lo <= top.until and ended_on is null
        order by lo limit 1) next)
    select ${NODE} from top join bodies.body b using (body_id) order by b.lo`.execute(db);
  return rows;
}

/** The numbers of all living bodies, in order. */
export async function listLivingNumbers(pool: Pick<pg.Pool, "query">): Promise<Float64Array> {
  const { rows } = await pool.query<{ list: string | null }>(
    "select string_agg(lo::text, ',' order by lo) as list from bodies.body where ended_on is null",
  );
  return Float64Array.from(rows[0]?.list?.split(",") ?? [], Number);
}

export interface BodyRecord {
  bodyId: string;
  parentId: string | null;
  version: number;
  lo: number;
  hi: number;
  depth: number;
  kind: string;
  branchType: string | null;
  sector: string | null;
  divisionCode: string | null;
  name: string;
  shortName: string;
  establishedOn: string | null;
  endedOn: string | null;
  termStart: string | null;
  termYears: number | null;
  termEnd: string | null;
  approvesAdmission: boolean;
  leaf: boolean;
  source: { kind: string; title: string; dated: string | null };
}

const SOURCE = sql`jsonb_build_object('kind', o.kind, 'title', o.title, 'dated', o.dated)`;

export async function findBody(db: Db, reach: Reach, bodyId: string): Promise<BodyRecord | undefined> {
  const { rows } = await sql<BodyRecord>`
    select b.body_id as "bodyId", b.parent_id as "parentId", b.version, b.lo::float8 as lo, b.hi::float8 as hi, b.depth, b.kind,
      b.branch_type as "branchType", b.sector, b.division_code as "divisionCode", b.name, b.short_name as "shortName",
      b.established_on as "establishedOn", b.ended_on as "endedOn", b.term_start as "termStart", b.term_years as "termYears",
      b.term_end as "termEnd", b.approves_admission as "approvesAdmission", ${LEAF} as leaf, ${SOURCE} as source
    from bodies.body b join bodies.origin o using (origin_id)
    where b.body_id = ${bodyId} and ${within(reach, "b.lo")}`.execute(db);
  return rows[0];
}

export interface Below {
  bodies: number;
  branches: number;
  children: number;
  termsEnding: number;
}

/** What lies under a body: one range of an index. */
export async function countBelow(
  db: Db,
  body: { bodyId: string } & Range,
  termsUntil: string,
): Promise<Below> {
  const { rows } = await sql<Below>`
    select count(*)::int as bodies, count(*) filter (where kind = '3')::int as branches,
      count(*) filter (where parent_id = ${body.bodyId})::int as children,
      count(*) filter (where term_end <= ${termsUntil})::int as "termsEnding"
    from bodies.body where lo > ${body.lo} and lo <= ${body.hi} and ended_on is null`.execute(db);
  return rows[0] ?? { bodies: 0, branches: 0, children: 0, termsEnding: 0 };
}

/** The bodies above and the body itself, from the root down; with a day, as it was then. */
export async function listPath(
  db: Db,
  bodyId: string,
  on?: string,
): Promise<{ bodyId: string; name: string }[]> {
  const table = sql.table(on === undefined ? "bodies.body" : "bodies.body_period");
  const then =
    on === undefined
      ? sql`true`
      : sql`h.from_day <= ${on} and (h.to_day is null or h.to_day > ${on}) and h.superseded_at is null`;
  const { rows } = await sql<{ bodyId: string; name: string }>`
    with recursive up as (
      select h.body_id, h.parent_id, h.short_name, 0 as step from ${table} h where h.body_id = ${bodyId} and ${then}
      union all
      select h.body_id, h.parent_id, h.short_name, up.step + 1
      from up join ${table} h on h.body_id = up.parent_id and ${then})
    select body_id as "bodyId", short_name as name from up order by step desc`.execute(db);
  return rows;
}

export interface ListQuestion {
  body: { bodyId: string } & Range;
  all: boolean;
  termEndsBefore: string | undefined;
  after: string | undefined;
  limit: number;
}

/** Bodies below one in the order of the tree, with the number of branches below each; a made-up mark leads nowhere else. */
export async function listBelow(db: Db, question: ListQuestion): Promise<(BodyRow & { lo: string })[]> {
  const { body, all, termEndsBefore, after, limit } = question;
  const { rows } = await sql<BodyRow & { lo: string }>`
    with page as materialized (
      select b.body_id, b.lo, b.hi, b.short_name, b.kind, b.established_on, b.term_end from bodies.body b
      where b.lo > greatest(${after ?? body.lo}::bigint, ${body.lo}::bigint) and b.lo <= ${body.hi} and b.ended_on is null
        ${all ? sql`` : sql`and b.parent_id = ${body.bodyId}`}
        ${termEndsBefore === undefined ? sql`` : sql`and b.term_end <= ${termEndsBefore}`}
      order by b.lo limit ${limit})
    select page.body_id as "bodyId", page.lo, page.short_name as name, page.kind, page.established_on as "establishedOn",
      page.term_end as "termEnd", (select count(*)::int from bodies.body c
        where c.lo between page.lo and page.hi and c.kind = '3' and c.ended_on is null) as branches
    from page order by page.lo`.execute(db);
  return rows;
}

/** The intervals of bodies, whether they still exist or not. */
export async function findIntervals(db: Db, ids: readonly string[]): Promise<Map<string, Range>> {
  const { rows } = await sql<{ id: string; lo: number; hi: number }>`
    select body_id as id, lo::float8 as lo, hi::float8 as hi from bodies.body
    where body_id = any(${[...ids]}::bigint[])`.execute(db);
  return new Map(rows.map((row) => [row.id, { lo: row.lo, hi: row.hi }]));
}

/** A body that is held: nobody renumbers, closes or joins it before the transaction ends. */
export interface HeldBody extends Range {
  kind: string;
  /** Null when nobody knows. */
  establishedOn: string | null;
  endedOn: string | null;
}

/**
 * Holds the whole tree as it is: for one long transaction that writes into more bodies than it can name beforehand.
 * Others may take people in meanwhile; every rearrangement waits.
 */
export async function holdTree(tx: Tx): Promise<void> {
  await sql`select 1 from bodies.body where parent_id is null order by lo for share`.execute(tx);
}

/**
 * Holds bodies for somebody who writes their `lo` beside a record, such as a person: a rearrangement waits until that is
 * committed, and whoever comes after one reads the new numbers. Many may hold one body. In the order of the tree, so that
 * two never wait for each other.
 */
export async function holdBodies(tx: Tx, ids: readonly string[]): Promise<Map<string, HeldBody>> {
  const { rows } = await sql<HeldBody & { id: string }>`
    select body_id as id, lo::float8 as lo, hi::float8 as hi, kind, established_on as "establishedOn",
      ended_on as "endedOn" from bodies.body
    where body_id = any(${[...ids]}::bigint[]) order by lo for share`.execute(tx);
  return new Map(rows.map(({ id, ...held }) => [id, held]));
}
