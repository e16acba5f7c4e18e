import { z } from "zod";
import type { Item } from "./item.contract.ts";

/** What the sieve finds; the words of each code stand in messages.ts. */
export const FINDING_CODES = [
  "NO_BASIS",
  "LAYERED",
  "DUPLICATE",
  "SHARABLE",
  "OVER_TRACE",
  "FORMAL_APPROVAL",
  "SERIAL",
  "IDLE",
  "REWORK",
  "LOCKED",
] as const;
export type FindingCode = (typeof FINDING_CODES)[number];

/** What may be done about it. `keep` is the answer of LOCKED: nothing. */
const MENDS = [
  "cancel",
  "derive",
  "verify",
  "merge",
  "delegate",
  "parallel",
  "shorten",
  "align",
  "clarify",
  "keep",
] as const;

const Words = z.strictObject({ zh: z.string(), en: z.string() });

/** What an accepted finding spares in one run of the item. */
const Savings = z.strictObject({
  papers: z.int().default(0),
  signatures: z.int().default(0),
  fields: z.int().default(0),
  levels: z.int().default(0),
  days: z.number().default(0),
});

export const Finding = z.strictObject({
  /** Stays the same while code and place stay the same. */
  key: z.string(),
  code: z.enum(FINDING_CODES),
  /** Numbers of the papers, or of the steps, that it is about. */
  papers: z.array(z.string()),
  steps: z.array(z.string()),
  reason: Words,
  /** The document and article, or the figures of the log, that it rests on. */
  citation: Words,
  mend: z.enum(MENDS),
  /** The paper into which others are merged. */
  into: z.string().nullable(),
  saves: Savings,
  /** Digest of the facts behind it: a rejected finding comes back only when this changes. */
  facts: z.string(),
});
export type Finding = z.infer<typeof Finding>;

/** What the log says of one step over the chosen period. */
export interface StepLog {
  /** Decided one way or the other. */
  decided: number;
  refused: number;
  /** Sent back from here to an earlier step, and to which. */
  returned: number;
  returnedTo: Readonly<Record<string, number>>;
  /** Median days between reaching the step and leaving it. */
  waitedDays: number;
  /** Median minutes of work, from the fields that are typed there. */
  workedMinutes: number;
}

/** What is known beside the item itself. */
export interface Known {
  today: string;
  /** Facts that the store holds, by code, with their name and where they are held. */
  held: ReadonlyMap<string, { name: string; where: string }>;
  /** By number of the step. */
  log: ReadonlyMap<string, StepLog>;
  superior: Item | undefined;
}
