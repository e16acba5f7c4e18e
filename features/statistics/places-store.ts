import { sql } from "kysely";
import type { Reach } from "#foundation/access/scope.ts";
import type { Db } from "#foundation/database/open-database.ts";
import { within } from "#foundation/database/within.ts";

/** A body as a place in today's tree. */
export interface Place {
  bodyId: string;
  name: string;
  kind: string;
  division: string | null;
  lo: number;
  hi: number;
}

const PLACE = sql`b.body_id::text as "bodyId", b.short_name as name, b.kind, b.division_code as division,
  b.lo::float8 as lo, b.hi::float8 as hi`;

export async function findPlace(db: Db, bodyId: string): Promise<Place | undefined> {
  const { rows } = await sql<Place>`
    select ${PLACE} from bodies.published_body b where b.body_id = ${bodyId}`.execute(db);
  return rows[0];
}

/** Places by the ids of bodies, also of those that have ended. */
export async function listPlaces(db: Db, ids: readonly string[]): Promise<Map<string, Place>> {
  const { rows } = await sql<Place>`
    select ${PLACE} from bodies.published_body b where b.body_id = any(${[...ids]}::bigint[])`.execute(db);
  return new Map(rows.map((place) => [place.bodyId, place]));
}

/** The bodies directly below one, in the order of the tree. */
export async function listPlacesBelow(db: Db, bodyId: string): Promise<Place[]> {
  const { rows } = await sql<Place>`
    select ${PLACE} from bodies.published_body b
    where b.parent_id = ${bodyId} and b.ended_on is null order by b.lo`.execute(db);
  return rows;
}

/** Every branch of a reach that exists, in the order of the tree. */
export async function listBranchPlaces(db: Db, reach: Reach): Promise<Place[]> {
  const { rows } = await sql<Place>`
    select ${PLACE} from bodies.published_body b
    where b.kind = '3' and b.ended_on is null and ${within(reach, "b.lo")} order by b.lo`.execute(db);
  return rows;
}
