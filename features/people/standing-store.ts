import type { Tx } from "#foundation/database/open-database.ts";
import { ask, joined, statement, word } from "#foundation/database/statement.ts";
import { makeId } from "#foundation/ids.ts";
import { blocksStatement, type HeadChange, headsStatement } from "./join-store.ts";
import type { Period } from "./move-people.ts";

/** Elements that a decision may change. */
export const STANDING = [
  "member_type",
  "member_state",
  "apply_date",
  "activist_date",
  "object_date",
  "join_date",
  "full_date",
] as const;
export type StandingValues = Record<(typeof STANDING)[number], string | null>;

/** What somebody is, as far as decisions change it. */
export interface StandingHeld {
  version: number;
  bodyLo: number;
  originId: string;
  values: StandingValues;
  /** Elements whose present value has a row of its own. */
  facts: readonly string[];
  /** Periods that reach beyond the day. */
  periods: readonly Period[];
}

interface Row extends Omit<StandingHeld, "facts" | "periods"> {
  facts: string[] | null;
  periods: Period[] | null;
}

const VALUES = word(STANDING.map((name) => `'${name}', p.${name}`).join(", "));

/** The caller's transaction holds the row already: this reads what belongs to it in the same question. */
export async function findStanding(tx: Tx, personId: string, day: string): Promise<StandingHeld | undefined> {
  const [row] = await ask<Row>(
    tx,
    statement`select p.version, p.body_lo::float8 as "bodyLo", p.origin_id as "originId", json_build_object(${VALUES}) as values,
        (select json_agg(f.element) from people.fact f where f.person_id = p.person_id and f.superseded_at is null) as facts,
        (select json_agg(json_build_object('personId', m.person_id::text, 'fromDay', m.from_day, 'toDay', m.to_day,
            'bodyId', m.body_id::text, 'memberType', m.member_type, 'memberState', m.member_state,
            'decidedOn', m.decided_on, 'originId', m.origin_id::text))
          from people.membership m where m.person_id = p.person_id and m.superseded_at is null
            and (m.to_day is null or m.to_day > ${day}::date)) as periods
      from people.person p where p.person_id = ${personId}::bigint for update of p`,
  );
  return row && { ...row, facts: row.facts ?? [], periods: row.periods ?? [] };
}

/** What a decision changes of somebody. */
export interface StandingWritten {
  personId: string;
  version: number;
  values: StandingValues;
  origin: { originId: string; title: string; dated: string; accountId: string };
  facts: readonly NewFact[];
  /** Periods beyond the day are replaced by these; undefined: they stay. */
  periods: readonly Period[] | undefined;
  heads: readonly HeadChange[];
}

export interface NewFact {
  element: string;
  value: string | null;
  /** Set where it is what the person row said until now, which gets a row of its own. */
  beforeOrigin: string | undefined;
}

/** Row, facts with their origin, periods and heads in one statement. @returns false when somebody was faster */
export async function writeStanding(tx: Tx, written: StandingWritten): Promise<boolean> {
  const { personId, version, values, origin, heads } = written;
  const sets = STANDING.map((name) => statement`${word(name)} = ${values[name]}`);
  const rows = await ask(
    tx,
    statement`with origin as (insert into people.origin (origin_id, kind, title, dated, account_id)
        values (${origin.originId}, 'decision', ${origin.title}, ${origin.dated}::date, ${origin.accountId})),
      ${factsStatement(written)}, ${periodsStatement(written)}, counted as (${headsStatement(heads)} returning 1),
      blocked as (${blocksStatement(heads, statement`(select count(*) from counted) >= 0`)})
      update people.person set ${joined(sets, ", ")}, version = version + 1
      where person_id = ${personId}::bigint and version = ${version}::int returning 1`,
  );
  return rows.length === 1;
}

/** What an element said before, known since its origin was recorded, then what it says now. */
function factsStatement({ personId, facts, origin }: StandingWritten) {
  const list = <T>(value: (fact: NewFact) => T) => facts.map((fact) => value(fact));
  return statement`ended as (update people.fact set superseded_at = now() where person_id = ${personId}::bigint
        and element = any(${list((fact) => fact.element)}::text[]) and superseded_at is null),
      facts as (insert into people.fact (person_id, fact_id, element, value, origin_id, recorded_by, recorded_at, superseded_at)
        select ${personId}::bigint, f.id, f.element, f.value, coalesce(f.before, ${origin.originId}::bigint),
          case when f.before is null then ${origin.accountId}::bigint end,
          coalesce((select o.recorded_at from people.origin o where o.origin_id = f.before), now()),
          case when f.before is not null then now() end
        from unnest(${list(() => makeId())}::bigint[], ${list((fact) => fact.element)}::text[],
          ${list((fact) => fact.value)}::text[], ${list((fact) => fact.beforeOrigin ?? null)}::bigint[])
          as f(id, element, value, before))`;
}

function periodsStatement({ personId, periods, origin }: StandingWritten) {
  const list = <T>(value: (period: Period) => T) => (periods ?? []).map((period) => value(period));
  return statement`cut as (update people.membership set superseded_at = now()
        where ${periods !== undefined}::boolean and person_id = ${personId}::bigint and superseded_at is null
          and (to_day is null or to_day > ${origin.dated}::date)),
      periods as (insert into people.membership (person_id, membership_id, from_day, to_day, body_id, member_type,
          member_state, decided_on, origin_id)
        select ${personId}::bigint, m.* from unnest(${list(() => makeId())}::bigint[], ${list((one) => one.fromDay)}::date[],
          ${list((one) => one.toDay)}::date[], ${list((one) => one.bodyId)}::bigint[],
          ${list((one) => one.memberType)}::text[], ${list((one) => one.memberState)}::text[],
          ${list((one) => one.decidedOn)}::date[], ${list((one) => one.originId)}::bigint[]) as m)`;
}
