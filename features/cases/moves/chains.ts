import { sql } from "kysely";
import type { Db, Tx } from "#foundation/database/open-database.ts";

/** A body as guards and the finding of parties need it. */
export interface ChainBody {
  bodyId: string;
  lo: number;
  name: string;
  kind: string;
  branchType: string | null;
  approvesAdmission: boolean;
  divisionCode: string | null;
  ended: boolean;
  /** Full members on its own roll. */
  fullMembers: number;
  /** How many hold a post in its committee. */
  posts: number;
}

type Row = ChainBody & { base: string };

/** For each body itself and all above it, nearest first. Bodies that do not exist are left out. */
export async function listChains(db: Db | Tx, bodyIds: readonly string[]): Promise<Map<string, ChainBody[]>> {
  const asked = [...new Set(bodyIds)];
  if (asked.length === 0) return new Map();
  const { rows } = await sql<Row>`
    with recursive up as (
      select b.body_id as base, b.body_id, b.parent_id, 0 as far from bodies.published_body b
      where b.body_id = any(${asked}::bigint[])
      union all
      select up.base, b.body_id, b.parent_id, up.far + 1 from bodies.published_body b join up on b.body_id = up.parent_id)
    select up.base, b.body_id as "bodyId", b.lo::float8 as lo, b.short_name as name, b.kind, b.branch_type as "branchType",
      b.approves_admission as "approvesAdmission", b.division_code as "divisionCode", b.ended_on is not null as ended,
      coalesce((select h.full_members from people.published_heads h where h.lo = b.lo), 0) as "fullMembers",
      (select count(*)::int from people.published_post p where p.body_lo = b.lo and p.post between '1' and '8'
        and p.to_day is null) as posts
    from up join bodies.published_body b using (body_id) order by up.base, up.far`.execute(db);
  const chains = new Map<string, ChainBody[]>();
  for (const { base, ...body } of rows) chains.set(base, [...(chains.get(base) ?? []), body]);
  return chains;
}

export interface Roll {
  voters: number;
  full: number;
  members: number;
}

/** Full members without their rights have no vote (Election Regulations 2020, Art. 5): stopped, on probation within the Party. */
const VOTELESS = ["5", "6", "9", "10"];

/** Who stands on the roll of one branch. */
export async function countRoll(db: Db | Tx, bodyId: string, lo: number): Promise<Roll> {
  const { rows } = await sql<Roll>`
    select count(*) filter (where member_type = '1' and coalesce(member_state, '1') <> all(${VOTELESS}::text[]))::int as voters,
      count(*) filter (where member_type = '1')::int as full,
      count(*) filter (where member_type in ('1', '2'))::int as members
    from people.published_person where body_lo = ${lo} and body_id = ${bodyId}`.execute(db);
  return rows[0] ?? { voters: 0, full: 0, members: 0 };
}

export interface NamedPerson {
  personId: string;
  name: string;
  memberType: string;
  memberState: string | null;
  bodyId: string;
}

/** People that fields name. */
export async function listNamed(
  db: Db | Tx,
  personIds: readonly string[],
): Promise<Map<string, NamedPerson>> {
  const asked = [...new Set(personIds)].filter((id) => /^\d{1,18}$/.test(id));
  if (asked.length === 0) return new Map();
  const { rows } = await sql<NamedPerson>`
    select person_id as "personId", name, member_type as "memberType", member_state as "memberState", body_id as "bodyId"
    from people.published_person where person_id = any(${asked}::bigint[])`.execute(db);
  return new Map(rows.map((row) => [row.personId, row]));
}

/** The post that each of some people holds now, the highest first: its code, title and body. */
export async function listPostsOf(
  db: Db | Tx,
  personIds: readonly string[],
): Promise<Map<string, { post: string; title: string | null; body: string }>> {
  if (personIds.length === 0) return new Map();
  const { rows } = await sql<{ personId: string; post: string; title: string | null; body: string }>`
    select distinct on (p.person_id) p.person_id as "personId", p.post, p.title, b.short_name as body
    from people.published_post p join bodies.published_body b using (body_id)
    where p.person_id = any(${[...personIds]}::bigint[]) and p.to_day is null
    order by p.person_id, p.post::int, b.depth`.execute(db);
  return new Map(rows.map(({ personId, ...row }) => [personId, row]));
}
