import { sql } from "kysely";
import type { Db, Tx } from "#foundation/database/open-database.ts";
import { type Statement, statement, word } from "#foundation/database/statement.ts";

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

/** The holder of a case and bodies that fields name, each with all above it: `up` of a question `with recursive`. */
export function upStatement(holderId: string, named: readonly string[]): Statement {
  const more = named.length === 0 ? word("") : statement` or b.body_id = any(${[...named]}::bigint[])`;
  return statement`up as (
      select b.body_id as base, 0 as far, ${UP} from bodies.published_body b where b.body_id = ${holderId}::bigint${more}
      union all
      select up.base, up.far + 1, ${UP} from up join bodies.published_body b on b.body_id = up.parent_id)`;
}

const UP = word(
  "b.body_id, b.parent_id, b.lo, b.short_name, b.kind, b.branch_type, b.approves_admission, b.division_code, b.ended_on",
);

/** Each body of `up` with its base, nearest first: as one value, for `chainsFrom`. */
export const CHAINS =
  word(`(select json_agg(json_build_object('base', up.base::text, 'bodyId', up.body_id::text,
    'lo', up.lo, 'name', up.short_name, 'kind', up.kind, 'branchType', up.branch_type,
    'approvesAdmission', up.approves_admission, 'divisionCode', up.division_code, 'ended', up.ended_on is not null,
    'fullMembers', coalesce((select h.full_members from people.published_heads h where h.lo = up.lo), 0),
    'posts', (select count(*) from people.published_post p where p.body_lo = up.lo and p.post between '1' and '8'
      and p.to_day is null)) order by up.base, up.far) from up)`);

export type ChainRow = ChainBody & { base: string };

/** By body: itself and all above it, nearest first. Bodies that do not exist are left out. */
export function chainsFrom(rows: readonly ChainRow[]): Map<string, ChainBody[]> {
  const chains = new Map<string, ChainBody[]>();
  for (const { base, ...body } of rows) {
    const chain = chains.get(base);
    if (chain) chain.push(body);
    else chains.set(base, [body]);
  }
  return chains;
}

export interface Roll {
  voters: number;
  full: number;
  members: number;
}

/** Full members without their rights have no vote (Election Regulations 2020, Art. 5): stopped, on probation within the Party. */
const VOTELESS = ["5", "6", "9", "10"];

/** Who stands on the roll of one branch, as one value. */
export function rollStatement(bodyId: string, lo: number): Statement {
  return statement`(select json_build_object(
      'voters', count(*) filter (where member_type = '1' and coalesce(member_state, '1') <> all(${VOTELESS}::text[])),
      'full', count(*) filter (where member_type = '1'), 'members', count(*) filter (where member_type in ('1', '2')))
    from people.published_person where body_lo = ${lo}::bigint and body_id = ${bodyId}::bigint)`;
}

export interface NamedPerson {
  personId: string;
  name: string;
  memberType: string;
  memberState: string | null;
  bodyId: string;
}

/** People that fields name, as one value. */
export function namedStatement(personIds: readonly string[]): Statement {
  if (personIds.length === 0) return word("null::json");
  return statement`(select json_agg(json_build_object('personId', person_id::text, 'name', name, 'memberType', member_type,
      'memberState', member_state, 'bodyId', body_id::text))
    from people.published_person where person_id = any(${[...new Set(personIds)]}::bigint[]))`;
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
