import type { Range } from "#foundation/access/actor.ts";
import type { Db, Tx } from "#foundation/database/open-database.ts";

/** People who hang on one body itself, not on the bodies below it. */
export interface OwnPeople {
  full: number;
  probationary: number;
  /** Applicants, activists and everybody else with a file. */
  others: number;
}

/** Somebody named in a plan, with where they are now. */
export interface PlannedPerson {
  personId: string;
  bodyId: string;
  memberType: string;
}

/** A post that is held now. */
export interface HeldPost {
  personId: string;
  bodyId: string;
  fromDay: string;
}

/** Numbers of the tree that were moved: every `lo` from `lo` to `hi` now stands `by` further. */
export interface Shift extends Range {
  by: number;
}

/** People who go from one body to another: those named, or everybody. */
export interface Transfer {
  from: { bodyId: string; lo: number };
  to: { bodyId: string; lo: number };
  persons?: readonly string[];
}

/** On what ground people are moved, and the first day on which they belong elsewhere. */
export interface MoveGround {
  day: string;
  document: string;
  accountId: string;
}

export interface MovedPerson {
  personId: string;
  lo: number;
}

/**
 * What rearranging bodies asks of people. Bodies come before people and know nothing of their tables: the composition
 * passes this in (features/people/move-people.ts).
 */
export interface PeopleMover {
  /** Who hangs on each body itself; a body without anybody may be left out. */
  countOwn(db: Db, bodyIds: readonly string[]): Promise<Map<string, OwnPeople>>;
  /** Everybody in each range, in the order given. */
  countWithin(db: Db, ranges: readonly Range[]): Promise<OwnPeople[]>;
  /** Those of the people that exist, inside or outside of anybody's reach. */
  findPlanned(db: Db, personIds: readonly string[]): Promise<PlannedPerson[]>;
  listHeldPosts(db: Db, bodyIds: readonly string[]): Promise<HeldPost[]>;
  /** How many have left the body for another one after a day. */
  countLeftSince(db: Db, bodyId: string, day: string): Promise<number>;
  /** Follows a renumbering of the tree: nobody changes their body. */
  relocate(tx: Tx, shifts: readonly Shift[]): Promise<void>;
  /** Ends memberships at one body and begins them at the other; answers who was moved. */
  transfer(tx: Tx, transfers: readonly Transfer[], ground: MoveGround): Promise<MovedPerson[]>;
  /** Ends the posts that are held in bodies which end. */
  endPosts(tx: Tx, bodyIds: readonly string[], day: string): Promise<void>;
}
