import { z } from "zod";

/**
 * An item of an organisation department as the ledger (事项清单) holds it: what is asked of whom, on which basis. A
 * procedure that runs here and a habit that nobody has modelled yet look alike, so both go through the same sieve.
 */

const Code = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9-]{0,39}$/, "编号用字母、数字和连字符 / A code is letters, digits, hyphens");
/** An element of the dictionary or a field of a procedure: two demands overlap when they name the same one. */
const FactCode = z.string().regex(/^[a-z][a-z0-9_]{1,39}$/);
const Day = z.iso.date();
const Name = z.string().trim().min(1).max(80);

/** Who issued a document; `habit`: nobody did, it has always been asked. */
const LEVELS = ["central", "ministry", "city", "district", "street", "habit"] as const;

const Basis = z.strictObject({
  document: z.string().trim().min(1).max(120),
  article: z.string().trim().max(20).nullable().default(null),
  level: z.enum(LEVELS),
  from: Day.nullable().default(null),
  to: Day.nullable().default(null),
});
export type Basis = z.infer<typeof Basis>;

const Paper = z.strictObject({
  no: z.string().min(1).max(6),
  name: Name,
  steps: z.array(z.string().max(8)).default([]),
  /** Whose word it is: the person's own hand, a decision or opinion, evidence from outside, or nobody's. */
  word: z.enum(["person", "decision", "outside", "none"]),
  /** A copy of a document that whoever asks could look at; a trace proves only that something was done. */
  form: z.enum(["original", "copy", "trace"]).default("original"),
  /** What is written in it, by code. */
  asks: z.array(FactCode).default([]),
  signatures: z.int().min(0).max(20).default(0),
  /** The meeting, decision or period that it records; papers of one occasion record the same thing. */
  occasion: z.string().max(40).nullable().default(null),
  basis: Basis.nullable().default(null),
  /** A regulation says that it must be kept. */
  statutory: z.boolean().default(false),
});
export type Paper = z.infer<typeof Paper>;
export type PaperInput = z.input<typeof Paper>;

const ItemStep = z.strictObject({
  no: z.string().min(1).max(8),
  name: Name,
  /** Who does it, in words; steps of one party cannot be done at the same time. */
  party: Name,
  /** Somebody agrees or refuses; else it is only recorded. */
  approves: z.boolean().default(false),
  /** At most this many days, by its rule. */
  days: z.int().min(0).max(3660).nullable().default(null),
  /** What must be known before it can be done, and what it adds. */
  needs: z.array(FactCode).default([]),
  gives: z.array(FactCode).default([]),
  /** Nothing else may be done before it, by its rule. */
  first: z.boolean().default(false),
  basis: Basis.nullable().default(null),
  statutory: z.boolean().default(false),
});
export type ItemStep = z.infer<typeof ItemStep>;

export const Item = z.strictObject({
  code: Code,
  name: Name,
  category: z.string().trim().min(1).max(40),
  /** The office that answers for it, in words. */
  owner: z.string().trim().min(1).max(80),
  handler: z.string().trim().max(80).default(""),
  bases: z.array(Basis).default([]),
  /** How many levels agree to it. */
  levels: z.int().min(0).max(9).default(0),
  visits: z.int().min(0).max(99).default(0),
  /** How often a year one body or person meets it. */
  frequency: z.number().min(0).max(10_000).default(1),
  days: z
    .strictObject({
      statutory: z.int().min(0).nullable().default(null),
      promised: z.int().min(0).nullable().default(null),
      actual: z.number().min(0).nullable().default(null),
    })
    .default({ statutory: null, promised: null, actual: null }),
  papers: z.array(Paper).default([]),
  steps: z.array(ItemStep).default([]),
  /** The item of the level above that this one carries out; what it asks beyond that needs a reason. */
  superior: Code.nullable().default(null),
  /** The procedure of this system that does it. */
  procedure: z.string().max(40).nullable().default(null),
  /** Put together for the demonstration, not official. */
  demonstration: z.boolean().default(false),
});
export type Item = z.infer<typeof Item>;
export type ItemInput = z.input<typeof Item>;
