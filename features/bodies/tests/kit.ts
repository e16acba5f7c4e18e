import { sql } from "kysely";
import { peopleMover } from "#features/people/index.ts";
import type { Actor } from "#foundation/access/actor.ts";
import type { Db } from "#foundation/database/open-database.ts";
import type { Services } from "#foundation/services.ts";
import type { City } from "#tests/kit/city.ts";
import { confirmRearrangement, withdrawRearrangement } from "../confirm-rearrangement.ts";
import { readRearrangement } from "../look-at-rearrangements.ts";
import { planRearrangement, revisePlan } from "../plan-rearrangement.ts";
import type { Plan } from "../rearrange.contract.ts";

export const plan = planRearrangement(peopleMover);
export const revise = revisePlan(peopleMover);
export const confirm = confirmRearrangement(peopleMover);
export const withdraw = withdrawRearrangement(peopleMover);
export const read = readRearrangement(peopleMover);

/** Plans and confirms in one go; refusals are thrown as they come. */
export async function rearrange(
  services: Services,
  actor: Actor,
  bodyId: string,
  what: Plan,
  effectiveOn = "2026-06-01",
): Promise<string> {
  const { rearrangementId, version } = await plan.run(services, actor, {
    bodyId: bodyId as never,
    plan: what,
    effectiveOn,
    document: "样组〔2026〕1号",
  });
  await confirm.run(services, actor, { rearrangementId, version, reason: "工作需要，上级已批准" });
  return rearrangementId;
}

/** The city section with the city's numbers as they are now: grants are resolved anew at each request. */
export async function citySection(city: City): Promise<Actor> {
  const actor = city.actor("city-section", "city");
  const root = (await listTree(city.services.database.db)).find((body) => body.parentId === null);
  const scope = root ? [{ lo: root.lo, hi: root.hi }] : [];
  return { ...actor, scopes: new Map([...actor.scopes.keys()].map((permission) => [permission, scope])) };
}

/** Moves the whole city in the numbers, so that the border of a block of heads runs through the middle of it. */
export async function straddleBlocks(db: Db): Promise<void> {
  const by = 2 ** 24 - 2 ** 22;
  const aside = 2 ** 52;
  await sql`update bodies.body set lo = lo + ${aside}::bigint, hi = hi + ${aside}::bigint`.execute(db);
  await sql`update bodies.body set lo = lo + ${by - aside}::bigint, hi = hi + ${by - aside}::bigint`.execute(
    db,
  );
  await sql`update people.person set body_lo = body_lo + ${by}::bigint`.execute(db);
  await sql`update people.post set body_lo = body_lo + ${by}::bigint`.execute(db);
  await sql`update people.head_count set lo = lo + ${by}::bigint`.execute(db);
  await sql`delete from people.head_block`.execute(db);
  await sql`insert into people.head_block (block, full_members, probationary, applicants)
    select lo >> 24, sum(full_members), sum(probationary), sum(applicants) from people.head_count group by 1`.execute(
    db,
  );
}

export interface BodyRow {
  id: string;
  parentId: string | null;
  lo: number;
  hi: number;
  depth: number;
  kind: string;
  name: string;
  endedOn: string | null;
}

export async function listTree(db: Db): Promise<BodyRow[]> {
  const { rows } = await sql<BodyRow>`
    select body_id as id, parent_id as "parentId", lo::float8 as lo, hi::float8 as hi, depth, kind, short_name as name,
      ended_on as "endedOn" from bodies.body order by lo`.execute(db);
  return rows;
}

/** The body with a short name. @throws Error when there is none */
export async function named(db: Db, name: string): Promise<BodyRow> {
  const found = (await listTree(db)).find((body) => body.name === name);
  if (!found) throw new Error(`No body ${name}`);
  return found;
}

/** Who belonged to which body under which superior on a day, as periods tell it. */
export async function asOf(db: Db, day: string): Promise<string[]> {
  const { rows } = await sql<{ line: string }>`
    select concat_ws('|', 'person', m.person_id, m.body_id, m.member_type) as line from people.membership m
    where m.from_day <= ${day}::date and (m.to_day is null or m.to_day > ${day}::date) and m.superseded_at is null
    union all
    select concat_ws('|', 'body', p.body_id, coalesce(p.parent_id::text, '-'), p.kind, p.short_name) from bodies.body_period p
    where p.from_day <= ${day}::date and (p.to_day is null or p.to_day > ${day}::date) and p.superseded_at is null
    order by 1`.execute(db);
  return rows.map((row) => row.line);
}

/** What is wrong with the tree and its people; nothing is. */
export async function findFaults(db: Db): Promise<string[]> {
  return [...treeFaults(await listTree(db)), ...(await peopleFaults(db)), ...(await headFaults(db))];
}

function treeFaults(bodies: readonly BodyRow[]): string[] {
  const byId = new Map(bodies.map((body) => [body.id, body]));
  const faults: string[] = [];
  const open: BodyRow[] = [];
  for (const body of bodies) {
    while (open.length > 0 && (open.at(-1) as BodyRow).hi < body.lo) open.pop();
    const above = open.at(-1);
    if ((above?.id ?? null) !== body.parentId)
      faults.push(`${body.name} lies inside ${above?.name ?? "nothing"}`);
    if (above && body.hi > above.hi) faults.push(`${body.name} reaches out of ${above.name}`);
    if (body.depth !== open.length) faults.push(`${body.name} has depth ${body.depth}, not ${open.length}`);
    const parent = body.parentId === null ? undefined : byId.get(body.parentId);
    if (parent?.endedOn !== null && parent?.endedOn !== undefined && body.endedOn === null)
      faults.push(`${body.name} lives below ${parent.name}, which ended`);
    open.push(body);
  }
  return faults;
}

async function peopleFaults(db: Db): Promise<string[]> {
  const { rows } = await sql<{ fault: string }>`
    select 'person ' || person_id || ' stands at a wrong number' as fault from people.person p
      join bodies.body b using (body_id) where p.body_lo <> b.lo
    union all
    select 'post ' || post_id || ' stands at a wrong number' from people.post h
      join bodies.body b using (body_id) where h.body_lo <> b.lo
    union all
    select 'person ' || person_id || ' belongs to a body that ended' from people.person p
      join bodies.body b using (body_id) where b.ended_on is not null
    union all
    select 'person ' || person_id || ' belonged to a body when it did not exist' from people.membership m
      join bodies.body b using (body_id) where m.superseded_at is null and (m.from_day < b.established_on
        or (b.ended_on is not null and (m.to_day is null or m.to_day > b.ended_on)))
    union all
    select 'post ' || post_id || ' is held in a body that ended' from people.post h
      join bodies.body b using (body_id) where b.ended_on is not null and h.to_day is null
    union all
    select 'person ' || p.person_id || ' has another body today than in the periods' from people.person p
      where not exists (select 1 from people.membership m where m.person_id = p.person_id and m.to_day is null
        and m.superseded_at is null and m.body_id = p.body_id)
    union all
    select 'person ' || person_id || ' has a gap or two bodies at ' || from_day from (
      select person_id, from_day, lag(to_day) over w as before, row_number() over w as nr from people.membership
      where superseded_at is null window w as (partition by person_id order by from_day)) t
      where nr > 1 and before is distinct from from_day
    union all
    select 'body ' || body_id || ' has a gap or two names at ' || from_day from (
      select body_id, from_day, lag(to_day) over w as before, row_number() over w as nr from bodies.body_period
      where superseded_at is null window w as (partition by body_id order by from_day)) t
      where nr > 1 and before is distinct from from_day
    union all
    select 'body ' || b.body_id || ' is called or hangs otherwise than in the periods' from bodies.body b
      where b.ended_on is null and not exists (select 1 from bodies.body_period p where p.body_id = b.body_id
        and p.to_day is null and p.superseded_at is null and p.name = b.name and p.kind = b.kind
        and p.parent_id is not distinct from b.parent_id)`.execute(db);
  return rows.map((row) => row.fault);
}

/** Head counts of bodies and blocks against a recount of the people. */
async function headFaults(db: Db): Promise<string[]> {
  const sums = sql`count(*) filter (where member_type = '1')::int as f, count(*) filter (where member_type = '2')::int as p,
    count(*) filter (where member_type = '5')::int as a`;
  const { rows } = await sql<{ fault: string }>`
    with counted as (select body_lo as at, ${sums} from people.person group by 1),
      blocks as (select body_lo >> 24 as at, ${sums} from people.person group by 1)
    select 'heads at ' || coalesce(h.lo, c.at) as fault from people.head_count h full join counted c on c.at = h.lo
      where (coalesce(h.full_members, 0), coalesce(h.probationary, 0), coalesce(h.applicants, 0))
        is distinct from (coalesce(c.f, 0), coalesce(c.p, 0), coalesce(c.a, 0))
    union all
    select 'heads of block ' || coalesce(h.block, c.at) from people.head_block h full join blocks c on c.at = h.block
      where (coalesce(h.full_members, 0), coalesce(h.probationary, 0), coalesce(h.applicants, 0))
        is distinct from (coalesce(c.f, 0), coalesce(c.p, 0), coalesce(c.a, 0))`.execute(db);
  return rows.map((row) => row.fault);
}
