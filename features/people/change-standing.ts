import type { Tx } from "#foundation/database/open-database.ts";
import { Refused } from "#foundation/decision.ts";
import { makeId } from "#foundation/ids.ts";
import type { HeadChange } from "./join-store.ts";
import { partsOf, peopleMover, type Period } from "./move-people.ts";
import {
  findStanding,
  type NewFact,
  STANDING,
  type StandingHeld,
  type StandingValues,
  writeStanding,
} from "./standing-store.ts";

/** Dates of the road to membership. */
export type StationDate = "apply_date" | "activist_date" | "object_date" | "join_date" | "full_date";

/** What a recorded decision makes of somebody. Left out: stays as it is; a date of null is taken away. */
export interface Standing {
  memberType?: string | undefined;
  memberState?: string | undefined;
  dates?: Partial<Record<StationDate, string | null>> | undefined;
}

/** Whose decision it was and since when it holds. */
export interface StandingGround {
  day: string;
  /** Names the decision: 接收预备党员的决定 FZ-2026-000317. */
  document: string;
  accountId: string;
}

export interface StandingBefore {
  memberType: string;
  memberState: string | null;
  dates: Partial<Record<StationDate, string | null>>;
}

/**
 * Writes what a decision makes of a person, in the caller's transaction, which holds the person's row: row, facts with
 * their origin, periods from the day on, heads. The caller writes audit and feed.
 * @returns what the person was before, so that a decision that is taken back can be undone
 * @throws Refused `changed_meanwhile` when there is no such person any more
 */
export async function changeStanding(
  tx: Tx,
  personId: string,
  next: Standing,
  ground: StandingGround,
): Promise<StandingBefore> {
  const held = await findStanding(tx, personId, ground.day);
  if (!held) throw new Refused("changed_meanwhile");
  const values: StandingValues = { ...held.values, ...columnsOf(next) };
  const changed = STANDING.filter((element) => held.values[element] !== values[element]);
  const before = standingOf(held, next);
  if (changed.length === 0) return before;
  const origin = {
    originId: makeId(),
    title: ground.document,
    dated: ground.day,
    accountId: ground.accountId,
  };
  const cuts = changed.includes("member_type") || changed.includes("member_state");
  const written = await writeStanding(tx, {
    ...{ personId, version: held.version, values, origin },
    facts: changed.flatMap((element) => factsOf(held, element, values[element])),
    periods: cuts ? periodsAfter(held, next, { day: ground.day, originId: origin.originId }) : undefined,
    heads: headsOf(held, values),
  });
  if (!written) throw new Refused("changed_meanwhile");
  return before;
}

function columnsOf({ memberType, memberState, dates }: Standing): Partial<StandingValues> {
  return {
    ...(memberType !== undefined && { member_type: memberType }),
    ...(memberState !== undefined && { member_state: memberState }),
    ...dates,
  };
}

function standingOf({ values }: StandingHeld, next: Standing): StandingBefore {
  const dates = Object.keys(next.dates ?? {}) as StationDate[];
  return {
    memberType: values.member_type ?? "",
    memberState: values.member_state,
    dates: Object.fromEntries(dates.map((element) => [element, values[element]])),
  };
}

/** What an element said before gets a row of its own, where it lived in the person row alone. */
function factsOf(held: StandingHeld, element: keyof StandingValues, value: string | null): NewFact[] {
  const now: NewFact = { element, value, beforeOrigin: undefined };
  if (held.facts.includes(element)) return [now];
  return [{ element, value: held.values[element], beforeOrigin: held.originId }, now];
}

/** Periods say what somebody was in which body: only a change of type or state touches them. */
function periodsAfter(
  { periods }: StandingHeld,
  { memberType, memberState }: Standing,
  ground: { day: string; originId: string },
): Period[] {
  const change = {
    ...(memberType !== undefined && { memberType }),
    ...(memberState !== undefined && { memberState }),
  };
  return periods.flatMap((period) => partsOf(period, change, ground));
}

function headsOf({ values, bodyLo: lo }: StandingHeld, after: StandingValues): HeadChange[] {
  const [former, memberType] = [values.member_type ?? "", after.member_type ?? ""];
  if (memberType === former) return [];
  return [
    { lo, memberType: former, by: -1 },
    { lo, memberType, by: 1 },
  ];
}

/**
 * Moves one person to another body by a decision: from this moment the old body no longer sees them, the new one does.
 * @throws Refused `changed_meanwhile` when the person is no longer in `from`
 */
export async function movePerson(
  tx: Tx,
  personId: string,
  way: { from: { bodyId: string; lo: number }; to: { bodyId: string; lo: number } },
  ground: StandingGround,
): Promise<void> {
  await peopleMover.transfer(tx, [{ ...way, persons: [personId] }], ground);
}
