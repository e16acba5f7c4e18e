import { sql } from "kysely";
import type {
  MovedPerson,
  MoveGround,
  OwnPeople,
  PeopleMover,
  Shift,
  Transfer,
} from "#features/bodies/index.ts";
import type { Tx } from "#foundation/database/open-database.ts";
import { insertMany } from "#foundation/database/insert-many.ts";
import { Refused } from "#foundation/decision.ts";
import { makeId } from "#foundation/ids.ts";
import { addOrigin } from "./change-store.ts";
import { addHeads, type HeadChange } from "./join-store.ts";
import { BLOCK_BITS } from "./store.ts";

/** Follows rearrangements of bodies: heads, memberships, posts. Bodies know it by its shape only. */
export const peopleMover: PeopleMover = {
  async countOwn(db, bodyIds) {
    const { rows } = await sql<OwnPeople & { bodyId: string }>`
      select b.body_id as "bodyId", h.full_members as full, h.probationary,
        h.objects + h.activists + h.applicants + h.others as others
      from bodies.published_body b join people.head_count h on h.lo = b.lo
      where b.body_id = any(${[...bodyIds]}::bigint[])`.execute(db);
    return new Map(rows.map(({ bodyId, ...own }) => [bodyId, own]));
  },

  async countWithin(db, ranges) {
    const { rows } = await sql<OwnPeople & { nr: number }>`
      select nr::int, coalesce(sum(h.full_members), 0)::int as full, coalesce(sum(h.probationary), 0)::int as probationary,
        coalesce(sum(h.objects + h.activists + h.applicants + h.others), 0)::int as others
      from unnest(${ranges.map((range) => range.lo)}::bigint[], ${ranges.map((range) => range.hi)}::bigint[])
        with ordinality as asked(lo, hi, nr) left join people.head_count h on h.lo between asked.lo and asked.hi
      group by nr order by nr`.execute(db);
    return rows.map(({ nr: _nr, ...own }) => own);
  },

  async findPlanned(db, personIds) {
    const { rows } = await sql<{ personId: string; bodyId: string; memberType: string }>`
      select person_id as "personId", body_id as "bodyId", member_type as "memberType" from people.person
      where person_id = any(${[...personIds]}::bigint[])`.execute(db);
    return rows;
  },

  async listHeldPosts(db, bodyIds) {
    const { rows } = await sql<{ personId: string; bodyId: string; fromDay: string }>`
      select h.person_id as "personId", h.body_id as "bodyId", h.from_day as "fromDay"
      from people.post h join bodies.published_body b on b.lo = h.body_lo and b.body_id = h.body_id
      where b.body_id = any(${[...bodyIds]}::bigint[]) and h.to_day is null`.execute(db);
    return rows;
  },

  async countLeftSince(db, bodyId, day) {
    const { rows } = await sql<{ count: number }>`
      select count(distinct m.person_id)::int as count from people.membership m join people.person p using (person_id)
      where m.body_id = ${bodyId} and m.to_day > ${day}::date and m.superseded_at is null and p.body_id <> ${bodyId}`.execute(
      db,
    );
    return rows[0]?.count ?? 0;
  },

  async relocate(tx, shifts) {
    for (const shift of shifts) {
      // oxlint-disable-next-line no-await-in-loop -- ranges may follow one another over the same numbers
      await relocateRange(tx, shift);
    }
  },

  async transfer(tx, transfers, ground) {
    const originId = await addOrigin(tx, {
      kind: "decision",
      title: ground.document,
      dated: null,
      accountId: ground.accountId,
    });
    const moved: MovedPerson[] = [];
    for (const one of transfers) {
      // oxlint-disable-next-line no-await-in-loop -- one connection
      moved.push(...(await transferOne(tx, one, { ...ground, originId })));
    }
    return moved;
  },

  async endPosts(tx, bodyIds, day) {
    await sql`update people.post set to_day = ${day}::date
      where body_lo = any(select lo from bodies.published_body where body_id = any(${[...bodyIds]}::bigint[]))
        and to_day is null`.execute(tx);
  },
};

/** Heads wait here while others take their numbers: `lo` is unique at every moment. */
const ASIDE = 2 ** 52;

/** Nobody changes their body: only its number in the tree is another one. */
async function relocateRange(tx: Tx, { lo, hi, by }: Shift): Promise<void> {
  const range = (column: string) => sql`${sql.ref(column)} between ${lo}::bigint and ${hi}::bigint`;
  await sql`update people.person set body_lo = body_lo + ${by}::bigint where ${range("body_lo")}`.execute(tx);
  await sql`update people.post set body_lo = body_lo + ${by}::bigint where ${range("body_lo")}`.execute(tx);
  await sql`update people.head_count set lo = lo + ${ASIDE}::bigint where ${range("lo")}`.execute(tx);
  await moveBlocks(tx, { lo, hi, by });
  await sql`update people.head_count set lo = lo + ${by - ASIDE}::bigint
    where lo between ${lo + ASIDE}::bigint and ${hi + ASIDE}::bigint`.execute(tx);
}

const BITS = sql.lit(Number(BLOCK_BITS));
const COLUMNS = ["full_members", "probationary", "objects", "activists", "applicants", "others"];

/** Takes the heads that stand aside out of their former blocks and adds them to the new ones. */
async function moveBlocks(tx: Tx, { lo, hi, by }: Shift): Promise<void> {
  const list = sql.join(COLUMNS.map((column) => sql.ref(column)));
  const sums = (sign: 1 | -1) =>
    sql.join(
      COLUMNS.map((column) => sql`${sql.lit(sign)} * sum(${sql.ref(column)})::int as ${sql.ref(column)}`),
    );
  const totals = sql.join(COLUMNS.map((column) => sql`sum(${sql.ref(column)})::int`));
  const aside = sql`from people.head_count where lo between ${lo + ASIDE}::bigint and ${hi + ASIDE}::bigint group by 1`;
  const added = COLUMNS.map(
    (column) => sql`${sql.ref(column)} = held.${sql.ref(column)} + excluded.${sql.ref(column)}`,
  );
  await sql`
    with moved as (
      select (lo - ${ASIDE}::bigint) >> ${BITS} as block, ${sums(-1)} ${aside}
      union all
      select (lo - ${ASIDE}::bigint + ${by}::bigint) >> ${BITS}, ${sums(1)} ${aside})
    insert into people.head_block as held (block, ${list})
    select block, ${totals} from moved group by block order by block
    on conflict (block) do update set ${sql.join(added)}`.execute(tx);
}

type Ground = MoveGround & { originId: string };

async function transferOne(tx: Tx, transfer: Transfer, ground: Ground): Promise<MovedPerson[]> {
  const { from, to, persons } = transfer;
  const people = await lockPeople(tx, from.bodyId, persons);
  // Somebody who was named has gone elsewhere since the plan was judged.
  if (persons && people.length !== new Set(persons).size) throw new Refused("changed_meanwhile");
  const ids = people.map((person) => person.personId);
  await sql`update people.person set body_id = ${to.bodyId}, body_lo = ${to.lo}, version = version + 1
    where person_id = any(${ids}::bigint[])`.execute(tx);
  // Whoever belonged to the body for a time after the day belongs to its heir for that time; of those named, only they.
  const periods = await endMemberships(tx, { bodyId: from.bodyId, persons: persons && ids }, ground.day);
  await insertPeriods(
    tx,
    periods.flatMap((period) => partsOf(period, { bodyId: to.bodyId }, ground)),
  );
  await sql`update people.post set to_day = ${ground.day}::date
    where person_id = any(${ids}::bigint[]) and body_id = ${from.bodyId} and to_day is null`.execute(tx);
  await addHeads(
    tx,
    people.flatMap(({ memberType }) => headChanges(from.lo, to.lo, memberType)),
  );
  return people.map(({ personId }) => ({ personId, lo: to.lo }));
}

function headChanges(from: number, to: number, memberType: string): HeadChange[] {
  return [
    { lo: from, memberType, by: -1 },
    { lo: to, memberType, by: 1 },
  ];
}

async function lockPeople(
  tx: Tx,
  bodyId: string,
  persons: readonly string[] | undefined,
): Promise<{ personId: string; memberType: string }[]> {
  const { rows } = await sql<{ personId: string; memberType: string }>`
    select person_id as "personId", member_type as "memberType" from people.person
    where body_lo = (select lo from bodies.published_body where body_id = ${bodyId}) and body_id = ${bodyId}
      ${persons ? sql`and person_id = any(${[...persons]}::bigint[])` : sql``}
    order by person_id for update`.execute(tx);
  return rows;
}

export interface Period {
  personId: string;
  fromDay: string;
  toDay: string | null;
  bodyId: string;
  memberType: string;
  memberState: string | null;
  decidedOn: string | null;
  originId: string;
}

/**
 * Marks the periods that reach beyond the day as superseded: as they were known until now, they can still be told.
 * @param of whose: of one body, of some people, or both
 */
async function endMemberships(
  tx: Tx,
  of: { bodyId?: string; persons?: readonly string[] | undefined },
  day: string,
): Promise<Period[]> {
  const { bodyId, persons } = of;
  const { rows } = await sql<Period>`
    update people.membership m set superseded_at = now()
    where m.superseded_at is null and (m.to_day is null or m.to_day > ${day}::date)
      ${bodyId === undefined ? sql`` : sql`and m.body_id = ${bodyId}`}
      ${persons ? sql`and m.person_id = any(${[...persons]}::bigint[])` : sql``}
    returning person_id as "personId", from_day as "fromDay", to_day as "toDay", body_id as "bodyId",
      member_type as "memberType", member_state as "memberState", decided_on as "decidedOn", origin_id as "originId"`.execute(
    tx,
  );
  return rows;
}

/** A period is cut at the day: what lies before stays as it was, with its ground; the rest is as the decision says. */
export function partsOf(
  period: Period,
  next: Partial<Pick<Period, "bodyId" | "memberType" | "memberState">>,
  ground: { day: string; originId: string },
): Period[] {
  const isCut = period.fromDay < ground.day;
  const rest: Period = {
    ...period,
    ...next,
    fromDay: isCut ? ground.day : period.fromDay,
    decidedOn: ground.day,
    originId: ground.originId,
  };
  return isCut ? [{ ...period, toDay: ground.day }, rest] : [rest];
}

const PERIOD_COLUMNS = [
  { name: "person_id", type: "bigint" },
  { name: "membership_id", type: "bigint" },
  { name: "from_day", type: "date" },
  { name: "to_day", type: "date" },
  { name: "body_id", type: "bigint" },
  { name: "member_type", type: "text" },
  { name: "member_state", type: "text" },
  { name: "decided_on", type: "date" },
  { name: "origin_id", type: "bigint" },
];

async function insertPeriods(tx: Tx, periods: readonly Period[]): Promise<void> {
  await insertMany(
    tx,
    "people.membership",
    PERIOD_COLUMNS,
    periods.map((one) => [
      one.personId,
      makeId(),
      one.fromDay,
      one.toDay,
      one.bodyId,
      one.memberType,
      one.memberState,
      one.decidedOn,
      one.originId,
    ]),
  );
}
