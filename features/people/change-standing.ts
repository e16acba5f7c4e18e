import type { Tx } from "#foundation/database/open-database.ts";
import { Refused } from "#foundation/decision.ts";
import { addOrigin, findForUpdate, type PersonRecord, recordFacts, updatePerson } from "./change-store.ts";
import { addHeads } from "./join-store.ts";
import { endMemberships, insertPeriods, partsOf, peopleMover } from "./move-people.ts";

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

const CLEAR = ["member_type", "member_state"] as const;

/**
 * Writes what a decision makes of a person, in the caller's transaction: row, facts with their origin, periods from the
 * day on, heads. The caller writes audit and feed.
 * @returns what the person was before, so that a decision that is taken back can be undone
 * @throws Refused `changed_meanwhile` when there is no such person any more
 */
export async function changeStanding(
  tx: Tx,
  personId: string,
  next: Standing,
  ground: StandingGround,
): Promise<StandingBefore> {
  const person = await findForUpdate(tx, personId);
  if (!person) throw new Refused("changed_meanwhile");
  const columns = columnsOf(next);
  const changed = Object.entries(columns).filter(([element, value]) => person.values[element] !== value);
  const before = standingOf(person, next);
  if (changed.length === 0) return before;
  const originId = await addOrigin(tx, {
    kind: "decision",
    title: ground.document,
    dated: ground.day,
    accountId: ground.accountId,
  });
  const facts = changed.map(([element, after]) => ({
    element,
    before: person.values[element] ?? null,
    after,
  }));
  await recordFacts(tx, person, facts, originId, ground.accountId);
  if (!(await updatePerson(tx, person, Object.fromEntries(changed)))) throw new Refused("changed_meanwhile");
  await changePeriods(tx, person, next, { day: ground.day, originId });
  await changeHeads(tx, person, next.memberType);
  return before;
}

function columnsOf({ memberType, memberState, dates }: Standing): Record<string, string | null> {
  return {
    ...(memberType !== undefined && { member_type: memberType }),
    ...(memberState !== undefined && { member_state: memberState }),
    ...dates,
  };
}

function standingOf({ values }: PersonRecord, next: Standing): StandingBefore {
  const dates = Object.keys(next.dates ?? {}).map((element) => [element, values[element] ?? null]);
  return {
    memberType: values["member_type"] ?? "",
    memberState: values["member_state"] ?? null,
    dates: Object.fromEntries(dates),
  };
}

/** Periods say what somebody was in which body: only a change of type or state touches them. */
async function changePeriods(
  tx: Tx,
  { personId, values }: PersonRecord,
  next: Standing,
  ground: { day: string; originId: string },
): Promise<void> {
  const { memberType, memberState } = next;
  const wanted = { member_type: memberType, member_state: memberState };
  if (CLEAR.every((one) => wanted[one] === undefined || wanted[one] === values[one])) return;
  const periods = await endMemberships(tx, { persons: [personId] }, ground.day);
  const change = {
    ...(memberType !== undefined && { memberType }),
    ...(memberState !== undefined && { memberState }),
  };
  await insertPeriods(
    tx,
    periods.flatMap((period) => partsOf(period, change, ground)),
  );
}

async function changeHeads(tx: Tx, person: PersonRecord, memberType: string | undefined): Promise<void> {
  const former = person.values["member_type"] ?? "";
  if (memberType === undefined || memberType === former) return;
  const lo = person.bodyLo;
  await addHeads(tx, [
    { lo, memberType: former, by: -1 },
    { lo, memberType, by: 1 },
  ]);
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
