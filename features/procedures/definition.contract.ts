import { z } from "zod";

/**
 * A procedure as data: what is done, by whom, until when, under which article, with which papers. Everything that runs,
 * prints, counts or criticises a procedure reads this and nothing else.
 */

const Words = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) });
const Day = z.iso.date();
/** snake_case, because guards name fields by it. */
const FieldCode = z.string().regex(/^[a-z][a-z0-9_]{1,39}$/);
const Code = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9-]{0,39}$/);
/** An expression of FEEL (DMN 1.5) over the context that `CONTEXT.md` of this feature lists. */
const Feel = z.string().min(1).max(400);

/** How sure we are: V read in a page that reproduces the regulation, V2 at second hand, G not checked again, B built for the demonstration, H a rule of this system. */
const Mark = z.enum(["V", "V2", "G", "B", "H"]);

/** Where a demand comes from. `regulation` is a key of the definition's own register. */
export const Citation = z.strictObject({
  regulation: Code,
  /** `19`, `20(2)`; null when the whole text is meant. */
  article: z.string().min(1).max(20).nullable(),
  mark: Mark,
  /** What it says, in our words (要点转述). */
  gist: Words.optional(),
});
export type Citation = z.infer<typeof Citation>;

const Regulation = z.strictObject({
  key: Code,
  name: Words,
  /** `2026 年修订`; shown beside every article number. */
  edition: Words,
  from: Day,
  to: Day.nullable(),
  url: z.url().optional(),
});

/** One fact of the case. Typed once, at the step that names it; everywhere else it is known. */
const Field = z.strictObject({
  code: FieldCode,
  name: Words,
  type: z.enum(["text", "long", "date", "number", "choice", "yes-no", "person", "people", "body"]),
  options: z
    .array(z.strictObject({ code: Code, name: Words }))
    .min(2)
    .optional(),
  unit: Words.optional(),
  /** Bounds of numbers, of the length of text, of how many people. */
  min: z.number().optional(),
  max: z.number().optional(),
  class: z.enum(["open", "internal", "personal", "sensitive"]),
  hint: Words.optional(),
  /** The dictionary's element that means the same: then the person's file is asked first and the field is not typed. */
  element: FieldCode.optional(),
  /** Worked out from what is known; such a field is never typed. */
  derived: Feel.optional(),
});

/** A body that takes part, and how it is found. */
const Party = z.strictObject({
  code: Code,
  name: Words,
  find: z.discriminatedUnion("by", [
    /** The branch of the subject when the case is opened; follows the case. */
    z.strictObject({ by: z.literal("holder") }),
    /** The nearest committee above `of` that may approve admission. */
    z.strictObject({ by: z.literal("approver"), of: Code }),
    /** The organisation department above `of`: the district's, else the city's. */
    z.strictObject({ by: z.literal("department"), of: Code }),
    /** The body chosen in a field. */
    z.strictObject({ by: z.literal("field"), field: FieldCode }),
  ]),
});

/** What an unmet condition means: it cannot be done; somebody entitled must agree; it must be explained. */
const GuardClass = z.enum(["BLOCK", "NEEDS_APPROVAL", "WARN"]);

const Guard = z.strictObject({
  code: Code,
  name: Words,
  /** True: met. False: unmet. Null: not known yet. */
  met: Feel,
  class: GuardClass,
  /** Arithmetic in words; `{name}` is filled from `values`. */
  whenMet: Words,
  whenUnmet: Words,
  values: z.record(z.string(), Feel).default({}),
  basis: Citation,
  /** Ways out that an exception with an authorising document opens; empty: never waivable. */
  waivedBy: z.array(Code).default([]),
});

const Due = z.strictObject({
  /** The day from which it counts. */
  from: Feel,
  within: z.strictObject({
    months: z.int().min(1).optional(),
    workingDays: z.int().min(1).optional(),
    days: z.int().min(1).optional(),
  }),
  /** What is told when it passes: nothing is ever decided by it. */
  basis: Citation,
});

/** Named, typed functions of features; written with the step, in its transaction. */
const Effect = z.discriminatedUnion("do", [
  /** A recorded decision changes what somebody is: only ever at a step whose party is entitled to it. */
  z.strictObject({
    do: z.literal("become"),
    memberType: z.enum(["1", "2", "3", "4", "5", "9", "0"]),
    from: Feel,
    dates: z
      .partialRecord(z.enum(["apply_date", "activist_date", "object_date", "join_date", "full_date"]), Feel)
      .default({}),
  }),
  z.strictObject({ do: z.literal("move"), to: Code, from: Feel }),
  z.strictObject({ do: z.literal("state"), memberState: z.string().max(2), from: Feel }),
  /** Counts against the yearly plan of the party. */
  z.strictObject({ do: z.literal("use-plan"), of: Code }),
]);

const Outcome = z.strictObject({
  code: Code,
  name: Words,
  /** The first whose condition is true is taken; the last has none. */
  when: Feel.optional(),
  /** The code of the next step, or `end`. */
  to: Code,
  effects: z.array(Effect).default([]),
});

export const MOVES = [
  "submit",
  "agree",
  "refuse",
  "return",
  "withdraw",
  "reassign",
  "joint-sign",
  "add-sign-off",
  "suspend",
  "resume",
  "terminate",
] as const;

const Step = z.strictObject({
  /** As people say it: `15`, `7a`. */
  code: Code,
  /** As guards say it: `admission_meeting`. Its facts are `admission_meeting.date`, `.done`, `.outcome`. */
  key: FieldCode,
  name: Words,
  stage: Code,
  party: Code,
  /** Who acts for the party, in words; the permission is asked at the party's body. */
  who: Words,
  permission: z.enum(["cases.act", "cases.approve"]),
  /** The field that holds the day on which it was decided or done. */
  day: FieldCode,
  fields: z
    .array(z.strictObject({ field: FieldCode, optional: z.boolean().default(false), when: Feel.optional() }))
    .min(1),
  /** Entries that come again, such as the half-yearly review: how often, and when there are enough. */
  repeats: z.strictObject({ months: z.int().min(1), enough: Feel, basis: Citation }).optional(),
  guards: z.array(Guard).default([]),
  due: Due.optional(),
  moves: z.array(z.enum(MOVES)).min(1),
  /** Sign-offs by other bodies that must be there before it goes on. */
  jointBy: z.array(Code).default([]),
  materials: z.array(Code).default([]),
  outcomes: z.array(Outcome).min(1),
  /** The rule beside the button. */
  basis: Citation,
});

const Material = z.strictObject({
  code: Code,
  name: Words,
  /** generated: printed from facts; original: paper with signatures, scanned; seen: nobody keeps a copy, "seen by … on …". */
  kind: z.enum(["generated", "original", "seen"]),
  /** The form that prints it (packs' forms, by name). */
  form: Code.optional(),
  fields: z.array(z.string()).default([]),
  signatures: z.array(Words).default([]),
  /** The least that the rule needs; nothing beyond it can be demanded. */
  least: Words,
  basis: Citation,
});

const ArchiveItem = z.strictObject({
  no: z.string().min(1).max(4),
  name: Words,
  steps: z.array(Code),
  /** keep, merge into another, derivable from facts, verification record instead of a copy. */
  flag: z.enum(["keep", "merge", "derive", "verify"]),
  goesTo: z.array(Code).default([]),
  basis: Citation.optional(),
});

const ArchiveProfile = z.strictObject({
  code: Code,
  name: Words,
  note: Words,
  items: z.array(ArchiveItem).min(1),
});

const Variant = z.strictObject({
  code: Code,
  name: Words,
  waives: z.array(Code),
  /** Steps left out, drawn with a dashed outline. */
  skips: z.array(Code).default([]),
  /** The fields that name the authorising document; typed when the variant is chosen. */
  needs: z.array(FieldCode).min(1),
  basis: Citation,
});

export const Definition = z.strictObject({
  code: Code,
  name: Words,
  /** Letters before the number of a case: `FZ`. */
  prefix: z.string().regex(/^[A-Z]{2,4}$/),
  edition: Code,
  editionName: Words,
  /** The first day on which a step is judged by it. */
  validFrom: Day,
  supersedes: Code.nullable(),
  /** What somebody must be (codes of `member_type`) for a case to be opened. */
  subject: z.strictObject({ memberTypes: z.array(z.string()).min(1), also: Guard.optional() }),
  regulations: z.array(Regulation).min(1),
  parties: z.array(Party).min(1),
  stages: z.array(z.strictObject({ code: Code, name: Words })).min(1),
  fields: z.array(Field).min(1),
  steps: z.array(Step).min(1),
  materials: z.array(Material).default([]),
  archives: z.array(ArchiveProfile).default([]),
  variants: z.array(Variant).default([]),
  basis: Citation,
});
export type Definition = z.infer<typeof Definition>;
export type DefinitionInput = z.input<typeof Definition>;
export type StepDefinition = Definition["steps"][number];
export type FieldDefinition = Definition["fields"][number];
export type GuardDefinition = StepDefinition["guards"][number];
export type PartyDefinition = Definition["parties"][number];
export type MaterialDefinition = Definition["materials"][number];
export type Effect = z.infer<typeof Effect>;
export type Move = (typeof MOVES)[number];
