import type { WorkingDayCalendar } from "#foundation/working-days.ts";

/** What a field of a case may hold; people and bodies by their ids, days as `2026-03-05`. */
export type FieldValue = string | number | boolean | readonly string[] | null;

/** A body as guards see it. */
export interface PartyFacts {
  id: string;
  /** Code of `body_kind`. */
  kind: string;
  approves_admission: boolean;
  /** A committee below one of a township or street. */
  under_township: boolean;
  temporary: boolean;
  /** Full members on its roll. */
  full_members: number;
  /** How many sit in its committee; 0 when it has only a secretary. */
  committee: number;
  /** Code of the district; null when it lies in none. */
  district: string | null;
}

/** A person named in a field, as guards see them. */
export interface ChosenPerson {
  id: string;
  member_type: string | null;
  member_state: string | null;
  /** Belongs to the branch that holds the case. */
  in_branch: boolean;
}

/** What was done at a step; of a step that repeats, the last entry. */
export interface StepFacts {
  date: string | null;
  done: boolean;
  /** Code of the last outcome. */
  outcome: string | null;
  /** Codes of all outcomes so far, oldest first. */
  past: readonly string[];
  /** How many entries a repeating step has. */
  entries: number;
  /** The edition by which it was judged. */
  edition: string | null;
}

/** Everything a procedure is judged by, as the case knows it. What is absent is unknown, never false. */
export interface Situation {
  today: string;
  variant: string | null;
  /** The move that is being made or looked at; null stands for the one that leads on. */
  move: string | null;
  /** By field code: what is kept and what is being typed. */
  values: Readonly<Record<string, FieldValue | undefined>>;
  /** The same fields in other, unfinished or voided, cases of the person: a form number is issued once. */
  earlier: Readonly<Record<string, FieldValue | undefined>>;
  /** The dictionary's elements of the person's file. */
  person: Readonly<Record<string, string | null | undefined>>;
  /** By step key. */
  steps: Readonly<Record<string, StepFacts | undefined>>;
  /** By party code. */
  parties: Readonly<Record<string, PartyFacts | undefined>>;
  /** Bodies chosen in fields, by id. */
  bodies: Readonly<Record<string, PartyFacts | undefined>>;
  /** People chosen in fields, by id. */
  people: Readonly<Record<string, ChosenPerson | undefined>>;
  /** Of the branch that holds the case: those who have a vote (full members with their rights), full members, all members. */
  roll: { voters: number; full: number; members: number } | null;
  /** The plan of the year of the body that approves; null when none was set. */
  plan: { quota: number; used: number } | null;
  calendar: WorkingDayCalendar;
}
