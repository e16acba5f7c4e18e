import { sql } from "kysely";
import type { Range } from "#foundation/access/actor.ts";
import type { Db, Tx } from "#foundation/database/open-database.ts";
import { makeId } from "#foundation/ids.ts";
import { bodyNameColumns } from "#foundation/names/name-columns.ts";
import type { Shift } from "./people-mover.ts";

/** Where a body lies in the numbers of the tree. */
export interface Place extends Range {
  bodyId: string;
  parentId: string | null;
  depth: number;
}

/** One change of the tree at a time: whoever holds the row of the root may renumber. Readers are not held up. */
export async function lockTree(tx: Tx): Promise<void> {
  await sql`select 1 from bodies.body where parent_id is null order by lo for no key update`.execute(tx);
}

/**
 * Locks bodies against changes and against people being taken in, who hold a share lock (see holdBodies). In the order of
 * the tree, so that two never wait for each other.
 */
export async function lockBodies(tx: Tx, ids: readonly string[]): Promise<void> {
  await sql`select 1 from bodies.body where body_id = any(${[...ids]}::bigint[]) order by lo for no key update`.execute(
    tx,
  );
}

async function listPlaces(db: Db, ids: readonly string[]): Promise<Map<string, Place>> {
  const { rows } = await sql<Place>`
    select body_id as "bodyId", parent_id as "parentId", lo::float8 as lo, hi::float8 as hi, depth
    from bodies.body where body_id = any(${[...ids]}::bigint[])`.execute(db);
  return new Map(rows.map((row) => [row.bodyId, row]));
}

/** @throws Error when there is no such body: it was read in this transaction */
export async function getPlace(tx: Tx, bodyId: string): Promise<Place> {
  const place = (await listPlaces(tx, [bodyId])).get(bodyId);
  if (!place) throw new Error(`No body ${bodyId}`);
  return place;
}

/** The last number of the last child; children that ended keep their numbers. */
export async function findLastChildHi(tx: Tx, bodyId: string): Promise<number | null> {
  const { rows } = await sql<{ hi: number | null }>`
    select max(hi)::float8 as hi from bodies.body where parent_id = ${bodyId}`.execute(tx);
  return rows[0]?.hi ?? null;
}

/** The siblings behind a body, in order. */
export async function listRightSiblings(tx: Tx, place: Place): Promise<Range[]> {
  const { rows } = await sql<Range>`
    select lo::float8 as lo, hi::float8 as hi from bodies.body
    where parent_id = ${place.parentId} and lo > ${place.lo} order by lo`.execute(tx);
  return rows;
}

export async function listLivingChildren(tx: Tx, bodyId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select body_id as id from bodies.body where parent_id = ${bodyId} and ended_on is null order by lo`.execute(
    tx,
  );
  return rows.map((row) => row.id);
}

/** Numbers far beyond the tree, where rows wait while others take their places: `lo` is unique at every moment. */
const ASIDE = 2 ** 52;

/** Moves a range of numbers with all bodies in it; answers the bodies that have other numbers now. */
export async function shiftNumbers(
  tx: Tx,
  { lo, hi, by }: Shift,
  depthBy = 0,
): Promise<{ id: string; lo: number }[]> {
  await sql`update bodies.body set lo = lo + ${ASIDE}::bigint, hi = hi + ${ASIDE}::bigint
    where lo between ${lo}::bigint and ${hi}::bigint`.execute(tx);
  const { rows } = await sql<{ id: string; lo: number }>`
    update bodies.body set lo = lo + ${by - ASIDE}::bigint, hi = hi + ${by - ASIDE}::bigint, depth = depth + ${depthBy}
    where lo between ${lo + ASIDE}::bigint and ${hi + ASIDE}::bigint
    returning body_id as id, lo::float8 as lo`.execute(tx);
  return rows;
}

export async function widenBody(tx: Tx, bodyId: string, by: number): Promise<void> {
  await sql`update bodies.body set hi = hi + ${by}::bigint where body_id = ${bodyId}`.execute(tx);
}

/** Who a body is under and what it is called, from a day on. */
export interface Standing {
  parentId: string | null;
  kind: string;
  name: string;
  shortName: string;
}

export interface BodyToFound extends Standing {
  bodyId: string;
  lo: number;
  hi: number;
  depth: number;
  branchType: string | null;
  sector: string | null;
  divisionCode: string | null;
  establishedOn: string;
  term: { start: string; years: number; end: string } | null;
  approvesAdmission: boolean;
  originId: string;
}

export async function insertBody(tx: Tx, body: BodyToFound): Promise<void> {
  const names = bodyNameColumns(body.name, body.shortName);
  await sql`
    insert into bodies.body (body_id, parent_id, lo, hi, depth, kind, branch_type, sector, division_code, name, short_name,
      name_key, initials, bigrams, established_on, term_start, term_years, term_end, approves_admission, origin_id)
    values (${body.bodyId}, ${body.parentId}, ${body.lo}, ${body.hi}, ${body.depth}, ${body.kind}, ${body.branchType},
      ${body.sector}, ${body.divisionCode}, ${names.name}, ${names.short_name}, ${names.name_key}, ${names.initials},
      ${names.bigrams}::text[], ${body.establishedOn}, ${body.term?.start ?? null}, ${body.term?.years ?? null},
      ${body.term?.end ?? null}, ${body.approvesAdmission}, ${body.originId})`.execute(tx);
  await insertPeriod(tx, body.bodyId, body.establishedOn, body, body.originId);
}

async function insertPeriod(
  tx: Tx,
  bodyId: string,
  fromDay: string,
  standing: Standing,
  originId: string,
): Promise<void> {
  await sql`
    insert into bodies.body_period (body_id, period_id, from_day, parent_id, kind, name, short_name, origin_id)
    values (${bodyId}, ${makeId()}, ${fromDay}, ${standing.parentId}, ${standing.kind}, ${standing.name},
      ${standing.shortName}, ${originId})`.execute(tx);
}

/**
 * Ends the present period on a day. The row as it was known until now stays, marked as superseded, so that what was known
 * earlier can still be told.
 */
async function endPeriod(tx: Tx, bodyId: string, day: string): Promise<void> {
  await sql`
    with former as (
      update bodies.body_period set superseded_at = now()
      where body_id = ${bodyId} and superseded_at is null and to_day is null returning *)
    insert into bodies.body_period (body_id, period_id, from_day, to_day, parent_id, kind, name, short_name, origin_id)
    select body_id, ${makeId()}::bigint, from_day, ${day}::date, parent_id, kind, name, short_name, origin_id
    from former where from_day < ${day}::date`.execute(tx);
}

/** Another name, kind or superior from a day on: the row and its periods. */
export async function changeStanding(
  tx: Tx,
  bodyId: string,
  day: string,
  next: Standing & { branchType: string | null },
  originId: string,
): Promise<void> {
  const names = bodyNameColumns(next.name, next.shortName);
  await endPeriod(tx, bodyId, day);
  await insertPeriod(tx, bodyId, day, next, originId);
  await sql`
    update bodies.body set parent_id = ${next.parentId}, kind = ${next.kind}, branch_type = ${next.branchType},
      name = ${names.name}, short_name = ${names.short_name}, name_key = ${names.name_key}, initials = ${names.initials},
      bigrams = ${names.bigrams}::text[], version = version + 1
    where body_id = ${bodyId}`.execute(tx);
}

/** Another superior from a day on; name and kind stay as they are. */
export async function changeParent(
  tx: Tx,
  bodyId: string,
  day: string,
  parentId: string,
  originId: string,
): Promise<void> {
  await endPeriod(tx, bodyId, day);
  await sql`
    with changed as (
      update bodies.body set parent_id = ${parentId}, version = version + 1 where body_id = ${bodyId} returning *)
    insert into bodies.body_period (body_id, period_id, from_day, parent_id, kind, name, short_name, origin_id)
    select body_id, ${makeId()}::bigint, ${day}::date, parent_id, kind, name, short_name, ${originId}::bigint
    from changed`.execute(tx);
}

/** A body that ends keeps its row, its numbers and its place in the history. */
export async function endBody(tx: Tx, bodyId: string, day: string): Promise<void> {
  await endPeriod(tx, bodyId, day);
  await sql`update bodies.body set ended_on = ${day}, version = version + 1 where body_id = ${bodyId}`.execute(
    tx,
  );
}

export async function insertSuccession(
  tx: Tx,
  from: string,
  to: string,
  day: string,
  kind: "split" | "merge",
): Promise<void> {
  await sql`insert into bodies.succession (from_body, to_body, on_day, kind)
    values (${from}, ${to}, ${day}, ${kind})`.execute(tx);
}

/** Rosters go on calling a body by its former names for years. */
export async function addAliases(tx: Tx, bodyId: string, names: readonly string[]): Promise<void> {
  await sql`insert into bodies.alias (body_id, name)
    select ${bodyId}::bigint, name from unnest(${[...new Set(names)]}::text[]) name on conflict do nothing`.execute(
    tx,
  );
}

export async function addOrigin(tx: Tx, document: string, accountId: string): Promise<string> {
  const originId = makeId();
  await sql`insert into bodies.origin (origin_id, kind, title, account_id)
    values (${originId}, 'decision', ${document}, ${accountId})`.execute(tx);
  return originId;
}
