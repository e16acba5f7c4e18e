import { sql } from "kysely";
import type { Reach } from "#foundation/access/scope.ts";
import type { Db } from "#foundation/database/open-database.ts";
import { within } from "#foundation/database/within.ts";
import type { Source } from "./file.contract.ts";

/** The present row with everything but the numbers themselves. */
export interface Card {
  personId: string;
  name: string;
  sex: string | null;
  birthDate: string | null;
  ethnicity: string | null;
  education: string | null;
  occupation: string | null;
  workPost: string | null;
  identityMask: string | null;
  phoneMask: string | null;
  memberType: string;
  memberState: string | null;
  officialLevel: string | null;
  joinDate: string | null;
  fullDate: string | null;
  bodyId: string;
  bodyName: string;
  nativePlace: string | null;
  applyDate: string | null;
  activistDate: string | null;
  objectDate: string | null;
  remark: string | null;
  version: number;
}

const CARD = `select p.person_id as "personId", p.name, p.sex, p.birth_date as "birthDate", p.ethnicity, p.education,
  p.occupation, p.work_post as "workPost", p.identity_mask as "identityMask", p.phone_mask as "phoneMask",
  p.member_type as "memberType", p.member_state as "memberState", p.official_level as "officialLevel",
  p.join_date as "joinDate", p.full_date as "fullDate", p.body_id as "bodyId", b.short_name as "bodyName",
  p.native_place as "nativePlace", p.apply_date as "applyDate", p.activist_date as "activistDate",
  p.object_date as "objectDate", p.remark, p.version, p.body_lo as lo
  from people.person p join bodies.published_body b on b.body_id = p.body_id where p.person_id = $1`;

/** The most frequent question of all, so it goes to the server as a prepared statement. */
export async function findCard(
  pool: { query(q: { name: string; text: string; values: unknown[] }): Promise<{ rows: unknown[] }> },
  reach: Reach,
  personId: string,
): Promise<Card | undefined> {
  const { rows } = await pool.query({ name: "person-card", text: CARD, values: [personId] });
  const row = rows[0] as (Card & { lo?: string }) | undefined;
  if (!row || !reach.covers(Number(row.lo))) return undefined;
  delete row.lo;
  return row;
}

export interface StoredFact {
  element: string;
  value: string | null;
  hidden: boolean;
  validFrom: string | null;
  recordedAt: Date;
  supersededAt: Date | null;
  by: string | null;
  source: Source;
}

const SOURCE = sql<Source>`jsonb_build_object('kind', o.kind, 'title', o.title, 'dated', o.dated)`;

/** Facts that came otherwise than the rest of the file, newest first. */
export async function listFacts(db: Db, personId: string): Promise<StoredFact[]> {
  const { rows } = await sql<StoredFact>`
    select f.element, f.value, f.cipher is not null as hidden, f.valid_from as "validFrom", f.recorded_at as "recordedAt",
      f.superseded_at as "supersededAt", f.recorded_by as by, ${SOURCE} as source
    from people.fact f join people.origin o using (origin_id)
    where f.person_id = ${personId} order by f.fact_id desc limit 1000`.execute(db);
  return rows;
}

export interface Standing {
  originSource: Source;
  originRecordedAt: Date;
  bodyLo: number;
}

/** The source of everything that has no source of its own, and where the person stands in the tree. */
export async function findStanding(db: Db, reach: Reach, personId: string): Promise<Standing | undefined> {
  const { rows } = await sql<{ source: Source; at: Date; lo: string }>`
    select ${SOURCE} as source, o.recorded_at as at, p.body_lo as lo
    from people.person p join people.origin o using (origin_id)
    where p.person_id = ${personId} and ${within(reach, "p.body_lo")}`.execute(db);
  const row = rows[0];
  return row && { originSource: row.source, originRecordedAt: row.at, bodyLo: Number(row.lo) };
}

export interface StoredPeriod {
  fromDay: string;
  toDay: string | null;
  bodyId: string;
  bodyName: string;
  memberType: string;
  memberState: string | null;
  decidedOn: string | null;
  source: Source;
}

/** Periods of membership as known at a moment. */
export async function listPeriods(db: Db, personId: string, knownAt: Date): Promise<StoredPeriod[]> {
  const { rows } = await sql<StoredPeriod>`
    select m.from_day as "fromDay", m.to_day as "toDay", m.body_id as "bodyId", b.short_name as "bodyName",
      m.member_type as "memberType", m.member_state as "memberState", m.decided_on as "decidedOn", ${SOURCE} as source
    from people.membership m join bodies.published_body b on b.body_id = m.body_id
      join people.origin o on o.origin_id = m.origin_id
    where m.person_id = ${personId} and m.recorded_at <= ${knownAt}
      and (m.superseded_at is null or m.superseded_at > ${knownAt})
    order by m.from_day, m.membership_id`.execute(db);
  return rows;
}

export interface StoredPost {
  bodyId: string;
  bodyName: string;
  post: string;
  title: string | null;
  fromDay: string;
  toDay: string | null;
}

export async function listPosts(db: Db, personId: string): Promise<StoredPost[]> {
  const { rows } = await sql<StoredPost>`
    select h.body_id as "bodyId", b.short_name as "bodyName", h.post, h.title, h.from_day as "fromDay", h.to_day as "toDay"
    from people.post h join bodies.published_body b on b.body_id = h.body_id
    where h.person_id = ${personId} order by h.from_day desc, h.post_id`.execute(db);
  return rows;
}

/** Who holds posts in one body today, secretary first. */
export async function listPostsOfBody(db: Db, reach: Reach, bodyId: string) {
  const { rows } = await sql<{
    personId: string;
    name: string;
    post: string;
    title: string | null;
    fromDay: string;
  }>`
    select h.person_id as "personId", p.name, h.post, h.title, h.from_day as "fromDay"
    from people.post h join people.person p using (person_id) join bodies.published_body b on b.body_id = h.body_id
    where h.body_lo = b.lo and h.body_id = ${bodyId} and h.to_day is null and ${within(reach, "b.lo")}
    order by h.post, p.name_key limit 60`.execute(db);
  return rows;
}

/** The bodies above a place in the tree, from the city down. */
export async function listPath(db: Db, lo: number): Promise<{ bodyId: string; name: string }[]> {
  const { rows } = await sql<{ bodyId: string; name: string }>`
    with recursive up as (
      select body_id, parent_id, short_name, depth from bodies.published_body where lo = ${lo}
      union all
      select b.body_id, b.parent_id, b.short_name, b.depth from bodies.published_body b join up on b.body_id = up.parent_id)
    select body_id as "bodyId", short_name as name from up order by depth`.execute(db);
  return rows;
}

/** The sealed number of one field. */
export async function findCipher(
  db: Db,
  reach: Reach,
  personId: string,
  field: "identity_number" | "phone",
): Promise<{ cipher: Buffer | null } | undefined> {
  const column = sql.ref(field === "phone" ? "p.phone_cipher" : "p.identity_cipher");
  const { rows } = await sql<{ cipher: Buffer | null }>`
    select ${column} as cipher from people.person p where p.person_id = ${personId} and ${within(reach, "p.body_lo")}`.execute(
    db,
  );
  return rows[0];
}

/** Display names of accounts, as far as they are known. */
export async function namesOfAccounts(db: Db, ids: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; name: string }>`
    select account_id as id, display_name as name from accounts.published_account
    where account_id = any(${[...ids]}::bigint[])`.execute(db);
  return new Map(rows.map((row) => [row.id, row.name]));
}
