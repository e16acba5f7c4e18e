import type { FieldValues } from "#features/cases/index.ts";

/** Somebody on the way into the Party, or just arrived, as the people tables know them. */
export interface Candidate {
  personId: string;
  bodyId: string;
  bodyLo: number;
  memberType: string;
  apply: string | null;
  activist: string | null;
  object: string | null;
  join: string | null;
  full: string | null;
}

/** The people of a branch who take part: contacts and introducers, and how many vote. */
export interface Crew {
  members: readonly [string, string];
  voters: number;
}

/** One step that was done. */
export interface DoneStep {
  step: string;
  on: string;
  values: FieldValues;
  move?: string;
  outcome?: string;
}

/** What was done of a case, and where it stands; `end` when it is closed. */
export interface Life {
  done: DoneStep[];
  at: string;
}

/** A number that is always the same for somebody, spread over all numbers. */
export function spread(personId: string, salt: number): number {
  const id = Number(BigInt(personId) % 1_000_003n);
  return ((id * 2_654_435_761 + salt * 40_503) >>> 0) % 1009;
}

/** The steps of somebody, written down as far as their days have come. */
export class LifeLine {
  readonly done: DoneStep[] = [];
  readonly today: string;

  constructor(today: string) {
    this.today = today;
  }

  /** Writes the step down unless its day has not come. */
  add(step: string, on: string, values: FieldValues, more: Partial<DoneStep> = {}): boolean {
    if (on > this.today) return false;
    this.done.push({ step, on, values, ...more });
    return true;
  }
}
