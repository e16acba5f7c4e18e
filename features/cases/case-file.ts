import type { StationDate } from "#features/people/index.ts";
import type { FieldValue } from "#features/procedures/contract.ts";

/** Where a value of a case comes from. */
export interface ValueSource {
  kind: "archive" | "form" | "meeting" | "decision" | "seen" | "import" | "computed" | "typed";
  title: { zh: string; en: string };
  dated: string | null;
  step: string | null;
}

/** What the person was before an effect of a step, so that a step that is taken back can be undone. */
interface UndoStanding {
  memberType: string;
  memberState: string | null;
  dates: Partial<Record<StationDate, string | null>>;
}

export interface Entry {
  on: string;
  values: Record<string, FieldValue>;
}

/** What was done at a step; of a step that repeats, the last entry. */
export interface StepHeld {
  /** Null where it was done before this system and nobody knows when. */
  date: string | null;
  outcome: string | null;
  /** Codes of all outcomes so far, oldest first. */
  past: string[];
  edition: string;
  entries: Entry[];
  /** Fields that were typed or carried here. */
  fields: string[];
  /** How many of its fields were typed and how many were not. */
  typed: number;
  derived: number;
  /** In the order in which steps were done, from 1. */
  order: number;
  undo?: UndoStanding[];
  /** The plan that was used. */
  plan?: { bodyId: string; year: number };
  /** The person went to another body: nothing before can be taken back. */
  moved?: true;
}

/** The row of a case. */
export interface CaseFile {
  caseId: string;
  number: string;
  procedure: string;
  variant: string | null;
  personId: string;
  bodyId: string;
  bodyLo: number;
  otherId: string | null;
  otherLo: number | null;
  turnId: string | null;
  turnLo: number | null;
  assigneeId: string | null;
  stage: string;
  step: string;
  stepSince: string;
  dueOn: string | null;
  escalated: boolean;
  returned: boolean;
  state: "open" | "suspended" | "closed";
  outcome: string | null;
  openedOn: string;
  closedOn: string | null;
  values: Record<string, FieldValue>;
  sources: Record<string, ValueSource>;
  /** By party code: the id of the body, as it was found last. */
  parties: Record<string, string>;
  steps: Record<string, StepHeld>;
  typed: number;
  derived: number;
  twice: number;
  addedSigns: number;
  movedBy: string;
  movedAt: Date;
  version: number;
}
