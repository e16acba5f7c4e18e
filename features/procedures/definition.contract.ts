import { z } from "zod";
import { ArchiveProfile, Material } from "./papers.contract.ts";
import { Citation, Code, Day, Feel, FieldCode, Words } from "./parts.contract.ts";

/**
 * A procedure as data: what is done, by whom, until when, under which article, with which papers. Everything that runs,
 * prints, counts or criticises a procedure reads this and nothing else.
 */

const Regulation = z.strictObject({
  key: Code,
  name: Words,
  /** `发展党员细则`; stands beside the button. */
  short: Words,
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
  /** Worked out from what is known; such a field is never typed. It is kept with the step that names it. */
  derived: Feel.optional(),
  /** Offered as the answer, such as today or the contacts for the introducers; whoever types may change it. */
  suggest: Feel.optional(),
});

/** What only a body entitled to it may decide. */
const Power = z.enum([
  "become-1",
  "become-2",
  "become-3",
  "become-4",
  "become-5",
  "become-9",
  "become-0",
  "move",
  "state",
  "use-plan",
]);
export type Power = z.infer<typeof Power>;

/** A body that takes part, and how it is found. */
const Party = z.strictObject({
  /** As guards say it: `approver.kind`. */
  code: FieldCode,
  name: Words,
  /** The effects that steps of this party may have, and the article that gives the power. */
  entitled: z.array(z.strictObject({ to: Power, basis: Citation })).default([]),
  find: z.discriminatedUnion("by", [
    /** The branch of the subject when the case is opened; follows the case. */
    z.strictObject({ by: z.literal("holder") }),
    /** The nearest committee above `of` that may approve admission. */
    z.strictObject({ by: z.literal("approver"), of: FieldCode }),
    /** The organisation department above `of`: the district's, else the city's. */
    z.strictObject({ by: z.literal("department"), of: FieldCode }),
    /** The body chosen in a field. */
    z.strictObject({ by: z.literal("field"), field: FieldCode }),
  ]),
});

/** What an unmet condition means: it cannot be done; somebody entitled must agree; it must be explained. */
const GuardClass = z.enum(["BLOCK", "NEEDS_APPROVAL", "WARN"]);

const Guard = z.strictObject({
  code: Code,
  name: Words,
  /** True: met. False: unmet. Null: not known yet. Unmet or unknown BLOCK guards bar `submit` and `agree`, no other move. */
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
  /** What starts it, in words: `收到入党申请书`. */
  since: Words,
  /** The day from which it counts. */
  from: Feel,
  within: z.strictObject({
    months: z.int().min(1).optional(),
    workingDays: z.int().min(1).optional(),
    days: z.int().min(1).optional(),
    /** The last day itself, where the case says it, such as the validity of a letter. */
    until: Feel.optional(),
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
  z.strictObject({ do: z.literal("move"), to: FieldCode, from: Feel }),
  z.strictObject({ do: z.literal("state"), memberState: z.string().max(2), from: Feel }),
  /** Counts against the yearly plan of the party. */
  z.strictObject({ do: z.literal("use-plan"), of: FieldCode }),
]);

const Outcome = z.strictObject({
  code: Code,
  name: Words,
  /** The first whose condition is true is taken; the last has none and is the usual way on. */
  when: Feel.optional(),
  /** The code of the next step, or `end`. */
  to: Code,
  effects: z.array(Effect).default([]),
  /** Fields that begin anew, because the steps that hold them come again (a second meeting after an extension). */
  clears: z.array(FieldCode).default([]),
});

/** A way out of the middle of a procedure; taken by `terminate`. */
const Exit = z.strictObject({
  code: Code,
  name: Words,
  stages: z.array(Code).min(1),
  /** Who decides it. */
  party: FieldCode,
  permission: z.enum(["cases.act", "cases.approve"]),
  /** What must be said, in words. */
  reason: Words,
  effects: z.array(Effect).default([]),
  basis: Citation,
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
  party: FieldCode,
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
  jointBy: z.array(FieldCode).default([]),
  materials: z.array(Code).default([]),
  outcomes: z.array(Outcome).min(1),
  /** The rule beside the button. */
  basis: Citation,
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
  subject: z.strictObject({
    memberTypes: z.array(z.string()).min(1),
    also: Guard.optional(),
    /** Where a case begins for those of `memberTypes` who were underway before this system: the steps before count as done elsewhere. */
    enterAt: z.array(z.strictObject({ memberType: z.string(), step: Code })).default([]),
  }),
  /** Whether the first day of a span of working days counts; left out it does not, which is stricter. */
  countFirstDay: z.boolean().default(false),
  regulations: z.array(Regulation).min(1),
  parties: z.array(Party).min(1),
  stages: z.array(z.strictObject({ code: Code, name: Words })).min(1),
  fields: z.array(Field).min(1),
  steps: z.array(Step).min(1),
  materials: z.array(Material).default([]),
  archives: z.array(ArchiveProfile).default([]),
  variants: z.array(Variant).default([]),
  exits: z.array(Exit).default([]),
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
export type OutcomeDefinition = z.infer<typeof Outcome>;
export type Move = (typeof MOVES)[number];
