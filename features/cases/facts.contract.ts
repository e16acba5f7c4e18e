import { z } from "zod";
import { FieldValue } from "./case.contract.ts";

/**
 * What a paper is printed from: the facts of one case as they stood when the paper was made. It is kept with the paper
 * (`cases.document.facts`), so the same bytes come out again, and holds nothing but JSON. Anything may be missing: the
 * form then leaves an empty place to be written by hand, and says which value it lacks.
 */

const Day = z.iso.date();

const NamedPerson = z.strictObject({
  name: z.string(),
  /** Work unit and post, or post in the party, as it is read. */
  post: z.string().nullable().default(null),
  /** Code of `member_type`. */
  memberType: z.string().nullable().default(null),
});
export type NamedPerson = z.infer<typeof NamedPerson>;

/** One field of the case, by its code in the definition. */
const FactValue = z.strictObject({
  /** Name of the field in Chinese. */
  label: z.string(),
  /** As it is stored: days `2026-03-05`, people and bodies by id, choices by code. */
  value: FieldValue,
  /** As it is read in Chinese: choices by their word, people and bodies by name, numbers without unit. */
  text: z.string(),
  /** For fields of type `person` and `people`. */
  people: z.array(NamedPerson).default([]),
});
export type FactValue = z.infer<typeof FactValue>;

const FactValues = z.record(z.string(), FactValue);

/** The subject. Codes as words; sealed fields masked as on the page (`120101********0019`), never in full. */
const Subject = z.strictObject({
  name: z.string().min(1),
  sex: z.string().nullable().default(null),
  birth: Day.nullable().default(null),
  ethnicity: z.string().nullable().default(null),
  nativePlace: z.string().nullable().default(null),
  education: z.string().nullable().default(null),
  degree: z.string().nullable().default(null),
  workPost: z.string().nullable().default(null),
  identityMasked: z.string().nullable().default(null),
  phoneMasked: z.string().nullable().default(null),
  /** Word of `member_type` on the day of printing. */
  memberType: z.string().nullable().default(null),
  joinedOn: Day.nullable().default(null),
  fullOn: Day.nullable().default(null),
});

const FactBody = z.strictObject({
  /** Full name, as it stands on a seal. */
  name: z.string().min(1),
  /** `党委`, `党支部` …: as people call such a body. */
  kind: z.string().nullable().default(null),
  phone: z.string().nullable().default(null),
});

/** A step that was done; by its key in the definition. */
const FactStep = z.strictObject({
  code: z.string(),
  name: z.string(),
  decidedOn: Day,
  /** Code and Chinese word of the outcome. */
  outcome: z.strictObject({ code: z.string(), name: z.string() }).nullable().default(null),
  edition: z.string(),
  /** `《中国共产党发展党员工作细则》（2026 年修订）第十九条`. */
  basis: z.string(),
});

/** One entry of a step that repeats, such as a half-yearly review. */
const FactEntry = z.strictObject({ on: Day, values: FactValues });
export type FactEntry = z.infer<typeof FactEntry>;

const ArchiveLine = z.strictObject({
  no: z.string(),
  name: z.string(),
  /** 原件, 系统生成, 查验记录. */
  kind: z.string(),
  dated: Day.nullable(),
  /** Null while it lies in no file. */
  pages: z.int().nullable(),
  copies: z.int().default(1),
  note: z.string().default(""),
});
export type ArchiveLine = z.infer<typeof ArchiveLine>;

export const CaseFacts = z.strictObject({
  case: z.strictObject({
    number: z.string().min(1),
    procedure: z.string(),
    procedureName: z.string(),
    /** Word of the variant, such as 火线发展; null for the ordinary way. */
    variant: z.string().nullable().default(null),
    openedOn: Day,
    closedOn: Day.nullable().default(null),
    outcome: z.string().nullable().default(null),
    /** Name of the stage and step where it stands. */
    stage: z.string().default(""),
    step: z.string().default(""),
  }),
  /** The edition by which the step that makes this paper is judged: its code decides the names of assemblies. */
  edition: z.strictObject({ code: z.string(), name: z.string(), from: Day }),
  subject: Subject,
  /** By party code of the definition; `holder` (always there) is the body that holds the case. */
  bodies: z.record(z.string(), FactBody),
  /** Every fact of the case by field code. */
  values: FactValues.default({}),
  steps: z.record(z.string(), FactStep).default({}),
  /** By step key, oldest first. */
  entries: z.record(z.string(), z.array(FactEntry)).default({}),
  /** What the profile of the archive asks for and what is there; for the archive list and the case sheet. */
  archive: z
    .strictObject({ profile: z.string(), items: z.array(ArchiveLine) })
    .nullable()
    .default(null),
  /** `seen by … on …`: papers that nobody keeps a copy of. */
  seen: z.array(z.strictObject({ title: z.string(), by: z.string(), on: Day })).default([]),
  document: z.strictObject({
    /** `FZ-2026-000317-A13`. */
    number: z.string().min(1),
    version: z.int().min(1),
    /** As `writeCode` makes it; empty for what is not registered. */
    code: z.string(),
    madeOn: Day,
  }),
});
export type CaseFacts = z.infer<typeof CaseFacts>;
export type CaseFactsInput = z.input<typeof CaseFacts>;

/** A value that a form has a place for and the case does not hold. */
export const FormLack = z.strictObject({ code: z.string(), name: z.string() });
export type FormLack = z.infer<typeof FormLack>;
