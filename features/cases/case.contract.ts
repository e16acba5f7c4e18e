import { z } from "zod";
import { Basis, Check, FieldToType } from "#features/procedures/contract.ts";
import { endpoint } from "#foundation/endpoint.ts";

const Words = z.strictObject({ zh: z.string(), en: z.string() });
const Day = z.iso.date();
export const CaseId = z
  .string()
  .regex(/^\d{1,19}$/)
  .brand("CaseId");
export type CaseId = z.infer<typeof CaseId>;

/** What a field of a case may hold; people and bodies by their ids. */
export const FieldValue = z.union([
  z.string().max(4000),
  z.number(),
  z.boolean(),
  z.array(z.string()).max(200).readonly(),
  z.null(),
]);
export type FieldValue = z.infer<typeof FieldValue>;
/** Values by field code. */
export const FieldValues = z.record(z.string().max(40), FieldValue);
export type FieldValues = z.infer<typeof FieldValues>;

/** Something known already: shown with its source, never asked again. */
export const Known = z.strictObject({
  code: z.string(),
  name: Words,
  /** As people read it. */
  text: Words,
  source: z.strictObject({
    kind: z.enum(["archive", "form", "meeting", "decision", "seen", "import", "computed", "typed"]),
    title: Words,
    dated: z.string().nullable(),
  }),
});
export type Known = z.infer<typeof Known>;

const OutcomeAhead = z.strictObject({
  code: z.string(),
  name: Words,
  /** Null: the case ends. */
  to: z.strictObject({ code: z.string(), name: Words }).nullable(),
  /** What changes with it, a sentence each: 俞见川成为预备党员，从 2026-11-23 起. */
  effects: z.array(Words),
});

/**
 * What the step comes to with what is typed so far; saving a draft answers it, so that the button says the outcome in
 * words before it is pressed.
 */
export const Outlook = z.strictObject({
  checks: z.array(Check),
  /** Null while it is not known. */
  outcome: OutcomeAhead.nullable(),
  /** At a step whose entries come again: where `agree` leads; null while there are not enough entries. */
  ending: OutcomeAhead.nullable(),
  /** As in `now`, with the fields that a choice has opened or closed. */
  toType: z.array(FieldToType),
  /** Codes of what is still to be typed before it can go on. */
  missing: z.array(z.string()),
});
export type Outlook = z.infer<typeof Outlook>;

const StepState = z.strictObject({
  code: z.string(),
  name: Words,
  stage: z.string(),
  state: z.enum(["done", "now", "to-come", "skipped"]),
  late: z.boolean(),
  decidedOn: Day.nullable(),
  edition: z.string().nullable(),
});

const PartyView = z.strictObject({
  code: z.string(),
  name: Words,
  bodyId: z.string().nullable(),
  bodyName: z.string().nullable(),
});

const Paper = z.strictObject({
  code: z.string(),
  name: Words,
  kind: z.enum(["generated", "original", "seen"]),
  step: z.string(),
  /** Whether there is a form of ours for it: it can be looked at before it is made, and printed to be written by hand. */
  form: z.boolean(),
  /** made: stands with its version; ready: everything it needs is known; missing: names what lacks. */
  state: z.enum(["made", "ready", "missing"]),
  documentId: z.string().nullable(),
  version: z.int().nullable(),
  madeOn: Day.nullable(),
  least: Words,
  basis: Basis,
});
export type Paper = z.infer<typeof Paper>;

export const CaseView = z.strictObject({
  caseId: CaseId,
  /** `FZ-2026-000317`. */
  number: z.string(),
  procedure: z.strictObject({
    code: z.string(),
    name: Words,
    edition: z.string(),
    editionName: Words,
    since: Day,
  }),
  variant: z.strictObject({ code: z.string(), name: Words }).nullable(),
  subject: z.strictObject({
    personId: z.string(),
    name: z.string(),
    sex: z.string().nullable(),
    born: z.string().nullable(),
    memberType: z.string(),
  }),
  parties: z.array(PartyView),
  state: z.enum(["open", "suspended", "closed"]),
  outcome: Words.nullable(),
  version: z.int(),
  openedOn: Day,
  closedOn: Day.nullable(),
  stages: z.array(z.strictObject({ code: z.string(), name: Words })),
  steps: z.array(StepState),
  /** Everything that is known, those of the step at hand first; a closed case shows them too. */
  known: z.array(Known),
  /** The step that is being done; null when the case is closed. */
  now: z
    .strictObject({
      step: z.string(),
      name: Words,
      party: PartyView,
      who: Words,
      /** Why the reader may not act, when they may not: no permission there, recused, somebody else has it. */
      mayAct: z.boolean(),
      mayNot: Words.nullable(),
      assignee: z.strictObject({ accountId: z.string(), name: z.string() }).nullable(),
      due: z
        .strictObject({ day: Day, why: Words, basis: Basis, provisional: z.boolean(), late: z.boolean() })
        .nullable(),
      toType: z.array(FieldToType),
      checks: z.array(Check),
      basis: Basis,
      moves: z.array(z.strictObject({ move: z.string(), name: Words, to: z.string().nullable() })),
      next: z.strictObject({ code: z.string(), name: Words, party: PartyView }).nullable(),
      papers: z.array(z.string()),
      signOffs: z.array(
        z.strictObject({
          bodyId: z.string(),
          bodyName: z.string(),
          added: z.boolean(),
          agreed: z.boolean().nullable(),
          by: z.string().nullable(),
          on: Day.nullable(),
          note: z.string().nullable(),
        }),
      ),
      entries: z.array(z.strictObject({ on: Day, text: z.string() })),
      draft: z
        .strictObject({ values: FieldValues, savedAt: z.string(), by: z.string(), version: z.int() })
        .nullable(),
    })
    .nullable(),
  /** Typed by hand, carried out of what was known, asked twice (always 0), over the whole case. */
  counts: z.strictObject({ typed: z.int(), derived: z.int(), twice: z.int() }),
  papers: z.array(Paper),
});
export type CaseView = z.infer<typeof CaseView>;

export const readCase = endpoint({
  name: "cases.read-case",
  method: "GET",
  path: "/cases/:caseId",
  permission: "cases.read",
  purpose: "branch-work",
  fields: "personal",
  summary: {
    zh: "一个办件：办到哪一步，要填什么，已经知道什么",
    en: "One case: its step, what is to be typed, what is known",
  },
  input: z.object({ caseId: CaseId }),
  output: CaseView,
  refusals: {},
});
