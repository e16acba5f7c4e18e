import type { HeldPost, OwnPeople, PlannedPerson } from "./people-mover.ts";

/** A body as a rearrangement sees it. */
export interface BodyFacts {
  bodyId: string;
  parentId: string | null;
  parentName: string | null;
  name: string;
  shortName: string;
  kind: string;
  branchType: string | null;
  sector: string | null;
  endedOn: string | null;
  termEnd: string | null;
  /** The day from which it exists, and the day from which it is called and hangs as it does. */
  firstDay: string;
  presentSince: string;
  /** Living bodies directly below, the latest change of one of them, and all living bodies below. */
  children: number;
  childrenSince: string | null;
  descendants: number;
  /** People of the body itself, and of everything below with it. */
  own: OwnPeople;
  below: OwnPeople;
}

/** All that a decision about a rearrangement looks at. */
export interface Situation {
  effectiveOn: string;
  document: string;
  body: BodyFacts;
  /** The other bodies that the plan names, and those out of which named people come. */
  others: ReadonlyMap<string, BodyFacts>;
  people: ReadonlyMap<string, PlannedPerson>;
  /** Posts held in any of these bodies. */
  posts: readonly HeldPost[];
  /** Living bodies that bear a full name of the plan already, by that name. */
  bearers: ReadonlyMap<string, string>;
  /** A body would hang below itself. */
  intoItself: boolean;
  /** People who left the body itself after the effective day. */
  leftSince: number;
}

export const NOBODY: OwnPeople = { full: 0, probationary: 0, others: 0 };

export function membersOf(people: OwnPeople): number {
  return people.full + people.probationary;
}

export function headsOf(people: OwnPeople): number {
  return membersOf(people) + people.others;
}

export function plus(left: OwnPeople, right: OwnPeople, sign: 1 | -1 = 1): OwnPeople {
  return {
    full: left.full + sign * right.full,
    probationary: left.probationary + sign * right.probationary,
    others: left.others + sign * right.others,
  };
}

/** Adds up named people by their member types. */
export function tally(people: readonly PlannedPerson[]): OwnPeople {
  const full = people.filter((person) => person.memberType === "1").length;
  const probationary = people.filter((person) => person.memberType === "2").length;
  return { full, probationary, others: people.length - full - probationary };
}

export function namedPeople(situation: Situation, ids: readonly string[]): PlannedPerson[] {
  return ids.flatMap((id) => situation.people.get(id) ?? []);
}
