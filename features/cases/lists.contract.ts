import { z } from "zod";
import { endpoint } from "#foundation/endpoint.ts";
import { Check } from "#features/procedures/contract.ts";
import { CaseId } from "./case.contract.ts";

const Id = z.string().regex(/^\d{1,19}$/, "编号是一串数字 / An id is a row of digits");
const Code = z.string().min(1).max(40);
const Words = z.strictObject({ zh: z.string(), en: z.string() });
const Limit = z.coerce.number().int().min(1).max(200).default(50);
const Mark = z.string().max(60).optional();
const markUnknown = {
  cursor_unknown: {
    zh: "翻页记号读不懂，请从头再看",
    en: "The page mark is unreadable, start from the beginning",
  },
} as const;

export const CaseRow = z.strictObject({
  caseId: z.string(),
  number: z.string(),
  procedure: z.string(),
  procedureName: Words,
  personId: z.string(),
  name: z.string(),
  /** The branch that holds it. */
  bodyId: z.string(),
  bodyName: z.string(),
  stage: z.string(),
  step: z.string(),
  stepName: Words,
  stepSince: z.iso.date(),
  /** Whose turn it is; null when it is nobody's. */
  turnName: z.string().nullable(),
  assigneeName: z.string().nullable(),
  dueOn: z.iso.date().nullable(),
  late: z.boolean(),
  /** It came back from a later step and was not sent on yet. */
  returned: z.boolean(),
  state: z.enum(["open", "suspended", "closed"]),
  variant: z.string().nullable(),
  version: z.int(),
});
export type CaseRow = z.infer<typeof CaseRow>;

export const CaseFilter = z.object({
  procedure: Code.optional(),
  stage: Code.optional(),
  step: Code.optional(),
  /** A body and everything below it. */
  body: Id.optional(),
  personId: Id.optional(),
  variant: Code.optional(),
  state: z.enum(["open", "suspended", "closed", "running"]).optional(),
  late: z.enum(["yes"]).optional(),
  /** Part of a name, or the beginning of a number. */
  text: z.string().trim().min(1).max(60).optional(),
});
export type CaseFilter = z.infer<typeof CaseFilter>;

export const listCases = endpoint({
  name: "cases.list-cases",
  method: "GET",
  path: "/cases",
  permission: "cases.read",
  purpose: "branch-work",
  fields: "personal",
  summary: { zh: "办件，按范围和条件逐页取，新的在前", en: "Cases of a reach, the newest first" },
  input: CaseFilter.extend({ after: Mark, limit: Limit }),
  output: z.strictObject({ rows: z.array(CaseRow), next: z.string().nullable() }),
  refusals: markUnknown,
});

export const readInbox = endpoint({
  name: "cases.read-inbox",
  method: "GET",
  path: "/cases/inbox",
  permission: "cases.act",
  purpose: "branch-work",
  fields: "personal",
  summary: { zh: "该我办的，按到期日排", en: "The cases whose turn is mine, by due date" },
  input: z.object({
    procedure: Code.optional(),
    stage: Code.optional(),
    /** Only what is held by this body or by one below it. */
    body: Id.optional(),
    late: z.enum(["yes"]).optional(),
    /** `own`: the turn of the bodies at which the reader holds a role, and what was given to them; `below`: also lower bodies. */
    reach: z.enum(["own", "below"]).default("own"),
    after: Mark,
    limit: Limit,
  }),
  output: z.strictObject({
    rows: z.array(CaseRow),
    next: z.string().nullable(),
    /** How many altogether, and late; counted to 1000. */
    total: z.int(),
    late: z.int(),
  }),
  refusals: markUnknown,
});

export const countStages = endpoint({
  name: "cases.count-stages",
  method: "GET",
  path: "/cases/stages",
  permission: "cases.read",
  purpose: "none",
  fields: "internal",
  summary: {
    zh: "办件各阶段各步骤有多少",
    en: "How many cases stand at each step, and how many of them late",
  },
  input: z.object({ procedure: Code, body: Id.optional() }),
  output: z.strictObject({
    steps: z.array(
      z.strictObject({
        stage: z.string(),
        step: z.string(),
        count: z.int(),
        late: z.int(),
        suspended: z.int(),
      }),
    ),
  }),
  refusals: {},
});

const TimelineEntry = z.strictObject({
  recordId: z.string(),
  /** When it was written down; `decidedOn` is when it was decided. */
  recordedAt: z.string(),
  decidedOn: z.iso.date(),
  step: z.string(),
  stepName: Words,
  edition: z.string(),
  move: z.string(),
  moveName: Words,
  outcome: Words.nullable(),
  to: Words.nullable(),
  body: z.string(),
  by: z.string(),
  note: z.string().nullable(),
  /** As people read them; what the checks said then. */
  values: z.array(z.strictObject({ name: Words, text: Words })),
  checks: z.array(Check),
});
export type TimelineEntry = z.infer<typeof TimelineEntry>;

export const readTimeline = endpoint({
  name: "cases.read-timeline",
  method: "GET",
  path: "/cases/:caseId/timeline",
  permission: "cases.read",
  purpose: "branch-work",
  fields: "personal",
  summary: { zh: "办件经过，新的在前", en: "Everything that was done in a case, the newest first" },
  input: z.object({ caseId: CaseId }),
  output: z.strictObject({ entries: z.array(TimelineEntry) }),
  refusals: {},
});

export const readCatalogue = endpoint({
  name: "cases.read-catalogue",
  method: "GET",
  path: "/cases/catalogue",
  permission: "cases.read",
  purpose: "none",
  fields: "internal",
  summary: { zh: "能办哪些业务", en: "The procedures that one may open" },
  input: z.object({}),
  output: z.strictObject({
    procedures: z.array(
      z.strictObject({
        code: z.string(),
        name: Words,
        edition: z.string(),
        editionName: Words,
        memberTypes: z.array(z.string()),
        steps: z.int(),
        stages: z.int(),
        variants: z.array(
          z.strictObject({
            code: z.string(),
            name: Words,
            /** What is typed when it is chosen. */
            needs: z.array(
              z.strictObject({ code: z.string(), name: Words, type: z.string(), hint: Words.nullable() }),
            ),
          }),
        ),
        /** Fields that must be known before it can be opened: the other side of a transfer. */
        mayOpen: z.boolean(),
        /** Cases that run within one's reach; counted to 1000. */
        running: z.int(),
      }),
    ),
  }),
  refusals: {},
});

export const readPlans = endpoint({
  name: "cases.read-plans",
  method: "GET",
  path: "/plans",
  permission: "cases.read",
  purpose: "none",
  fields: "internal",
  summary: { zh: "计划数和使用情况", en: "Yearly plans and their use" },
  input: z.object({
    procedure: Code,
    year: z.coerce.number().int().min(2000).max(2100),
    body: Id.optional(),
  }),
  output: z.strictObject({
    plans: z.array(
      z.strictObject({
        bodyId: z.string(),
        bodyName: z.string(),
        quota: z.int(),
        used: z.int(),
        version: z.int(),
      }),
    ),
    quota: z.int(),
    used: z.int(),
  }),
  refusals: {},
});
