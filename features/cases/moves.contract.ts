import { z } from "zod";
import { endpoint } from "#foundation/endpoint.ts";
import { CaseId, FieldValues, Outlook } from "./case.contract.ts";

const Id = z.string().regex(/^\d{1,19}$/, "编号是一串数字 / An id is a row of digits");
const Code = z.string().min(1).max(40);
const Note = z.string().trim().min(1).max(500);
const Words = z.strictObject({ zh: z.string(), en: z.string() });

/** The moves of a definition (features/procedures/definition.contract.ts, `MOVES`). */
const MoveName = z.enum([
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
]);
export type MoveName = z.infer<typeof MoveName>;

export const openCase = endpoint({
  name: "cases.open-case",
  method: "POST",
  path: "/cases",
  permission: "cases.open",
  purpose: "branch-work",
  fields: "personal",
  summary: { zh: "为一个人开一个办件", en: "Opens a case for one person" },
  input: z.strictObject({
    procedure: Code,
    personId: Id,
    /** A way out of some rules, with the fields that name its authorising document in `values`. */
    variant: Code.optional(),
    values: FieldValues.default({}),
  }),
  output: z.strictObject({ caseId: z.string(), number: z.string(), version: z.int() }),
  refusals: {
    unknown_procedure: { zh: "没有这项业务", en: "There is no such procedure" },
    unknown_variant: { zh: "这项业务没有这种特殊情形", en: "The procedure has no such exception" },
    not_for_this_person: {
      zh: "这个人现在是{type}，不能办{procedure}",
      en: "This person is {typeEn} now; {procedureEn} is not for them",
    },
    condition_unmet: { zh: "{what}", en: "{whatEn}" },
    case_open_already: {
      zh: "这个人已有没办完的同类办件 {number}",
      en: "A case of the same kind is open already: {number}",
    },
    values_missing: { zh: "还要填：{fields}", en: "Still to be typed: {fieldsEn}" },
    recused: { zh: "本人和亲属不能经办这个办件", en: "The subject and relatives have no part in the case" },
  },
});

export const saveDraft = endpoint({
  name: "cases.save-draft",
  method: "PUT",
  path: "/cases/:caseId/draft",
  permission: "cases.act",
  purpose: "branch-work",
  fields: "personal",
  summary: {
    zh: "存下正在填的，随手告诉是否合规",
    en: "Keeps what is being typed and says what the rules make of it",
  },
  input: z.strictObject({
    caseId: CaseId,
    step: Code,
    values: FieldValues,
    /** The version of the draft that was typed on; 0 when there was none. */
    version: z.int().min(0),
  }),
  output: z.strictObject({
    version: z.int(),
    savedAt: z.string(),
    outlook: Outlook,
  }),
  refusals: {
    step_is_past: { zh: "这一步{by}已于{on}办过", en: "This step was done by {by} on {on}" },
    draft_newer: {
      zh: "{by}刚存过新的草稿，请先看过",
      en: "{by} has just saved a newer draft, look at it first",
    },
    case_closed: { zh: "办件已办结", en: "The case is closed" },
    not_your_turn: { zh: "现在由{body}办", en: "It is the turn of {body}" },
    recused: { zh: "本人和亲属不能经办这个办件", en: "The subject and relatives have no part in the case" },
  },
});

/** Why a move cannot be made; the same words for one case and in the preview of many. */
export const MOVE_REFUSALS = {
  moved_meanwhile: {
    zh: "{by}已于{on}办过这一步，请看新内容",
    en: "{by} moved it at {on}; look at what stands there now",
  },
  case_closed: { zh: "办件已办结", en: "The case is closed" },
  case_suspended: { zh: "办件已暂缓，先恢复", en: "The case is suspended; resume it first" },
  not_suspended: { zh: "办件没有暂缓", en: "The case is not suspended" },
  move_not_here: { zh: "这一步不能这样办", en: "This step has no such move" },
  not_your_turn: { zh: "现在由{body}办", en: "It is the turn of {body}" },
  other_assignee: { zh: "已转给{name}办", en: "It was given to {name}" },
  recused: { zh: "本人和亲属不能经办这个办件", en: "The subject and relatives have no part in the case" },
  fields_wrong: { zh: "{field}：{what}", en: "{fieldEn}: {whatEn}" },
  values_missing: { zh: "还要填：{fields}", en: "Still to be typed: {fieldsEn}" },
  held_already: { zh: "{field}已经知道，不用再填", en: "{fieldEn} is known already and not typed again" },
  rule_unmet: { zh: "{what}", en: "{whatEn}" },
  needs_reason: { zh: "有一条没有做到，请写明原因", en: "A condition is not met: say why" },
  papers_missing: { zh: "还缺：{papers}", en: "Still missing: {papersEn}" },
  sign_off_missing: { zh: "{body}还没有会签", en: "{body} has not signed yet" },
  sign_off_against: { zh: "{body}会签不同意", en: "{body} does not agree" },
  not_asked_to_sign: { zh: "没有请您会签，或已签过", en: "Your sign-off is not asked, or was given" },
  asked_already: { zh: "已经请过这个组织会签", en: "This body was asked already" },
  no_such_step: { zh: "只能退回到办过的步骤", en: "It can only go back to a step that was done" },
  cannot_withdraw: {
    zh: "只有交上来的人能撤回，且还没有人办过",
    en: "Only who sent it can take it back, before anybody acted",
  },
  no_such_account: { zh: "这个账户不能办这一步", en: "This account may not do the step" },
  no_way_on: { zh: "按填的内容走不到下一步，请核对", en: "What was typed leads to no next step, check it" },
  subject_moved: {
    zh: "这个人已不在{body}，请先核对",
    en: "The person is no longer in {body}, look at that first",
  },
} as const;

const MoveFields = {
  move: MoveName,
  /** The step as it was read. */
  step: Code,
  /** Day of the decision, when the step has no field for it. */
  day: z.iso.date().optional(),
  note: Note.optional(),
  /** For `return`: the step to go back to. */
  to: Code.optional(),
  /** For `reassign`: who does it from now on. */
  assignee: Id.optional(),
  /** For `add-sign-off`: who else is asked. */
  bodyId: Id.optional(),
  /** For `joint-sign`. */
  agreed: z.boolean().optional(),
};

export const moveCase = endpoint({
  name: "cases.move-case",
  method: "POST",
  path: "/cases/:caseId/moves",
  permission: "cases.act",
  purpose: "branch-work",
  fields: "personal",
  summary: { zh: "办一步：报送、同意、退回、撤回、转办等", en: "Makes one move of a case" },
  input: z.strictObject({
    caseId: CaseId,
    ...MoveFields,
    /** The version of the case as it was read. */
    version: z.int().min(1),
    values: FieldValues.default({}),
  }),
  output: z.strictObject({
    caseId: z.string(),
    version: z.int(),
    state: z.enum(["open", "suspended", "closed"]),
    step: z.string(),
    /** What the move came to, in words. */
    outcome: Words.nullable(),
  }),
  refusals: MOVE_REFUSALS,
});

/** A page of a list, and a few more. */
const MOST_AT_ONCE = 200;

export const previewMany = endpoint({
  name: "cases.preview-many",
  method: "GET",
  path: "/cases/batches/preview",
  permission: "cases.act",
  purpose: "branch-work",
  fields: "personal",
  summary: {
    zh: "一批办件一起办，先看哪些能办",
    en: "What a move of many cases would do, before it is made",
  },
  input: z.object({
    /** Ids with commas between them. */
    caseIds: z
      .string()
      .max(4400)
      .transform((text) => text.split(",").filter((id) => id !== ""))
      .pipe(z.array(CaseId).min(1).max(MOST_AT_ONCE)),
    ...MoveFields,
    agreed: z.stringbool().optional(),
    /** Typed once for all of them, as JSON. */
    values: z
      .string()
      .max(8000)
      .default("{}")
      .transform((text, check) => {
        try {
          return JSON.parse(text) as unknown;
        } catch {
          check.addIssue({ code: "custom", message: "要 JSON / JSON is needed" });
          return z.NEVER;
        }
      })
      .pipe(FieldValues),
  }),
  output: z.strictObject({
    cases: z.array(
      z.strictObject({
        caseId: z.string(),
        number: z.string(),
        name: z.string(),
        version: z.int(),
        /** Where it would go; null when it cannot. */
        to: Words.nullable(),
        /** Why it cannot. */
        because: Words.nullable(),
      }),
    ),
    movable: z.int(),
  }),
  refusals: {},
});

export const moveMany = endpoint({
  name: "cases.move-many",
  method: "POST",
  path: "/cases/batches",
  permission: "cases.act",
  purpose: "branch-work",
  fields: "internal",
  summary: {
    zh: "一批办件一起办，一件一件记",
    en: "Moves many cases, each in a transaction of its own",
  },
  input: z.strictObject({
    cases: z
      .array(z.strictObject({ caseId: CaseId, version: z.int().min(1) }))
      .min(1)
      .max(MOST_AT_ONCE),
    ...MoveFields,
    /** Typed once for all of them. */
    values: FieldValues.default({}),
  }),
  output: z.strictObject({ jobId: z.string(), total: z.int() }),
  refusals: {},
});

export const declareRecusal = endpoint({
  name: "cases.declare-recusal",
  method: "POST",
  path: "/cases/:caseId/recusals",
  permission: "cases.act",
  purpose: "branch-work",
  fields: "personal",
  summary: { zh: "登记回避：某人是亲属，不参与", en: "Declares that somebody is a relative and has no part" },
  input: z.strictObject({ caseId: CaseId, personId: Id, reason: z.string().trim().min(1).max(60) }),
  output: z.strictObject({}),
  refusals: {
    is_subject: { zh: "本人本来就不参与，不用登记", en: "The subject has no part anyway" },
    recused_already: { zh: "已经登记过", en: "Declared already" },
    case_closed: { zh: "办件已办结", en: "The case is closed" },
  },
});

export const setPlan = endpoint({
  name: "cases.set-plan",
  method: "PUT",
  path: "/plans/:bodyId/:procedure/:year",
  permission: "cases.keep",
  purpose: "none",
  fields: "internal",
  summary: { zh: "定一个组织一年的计划数", en: "Sets how many a body may admit in a year" },
  input: z.strictObject({
    bodyId: Id,
    procedure: Code,
    year: z.coerce.number().int().min(2000).max(2100),
    quota: z.int().min(0).max(1_000_000),
    /** 0 when there is none yet. */
    version: z.int().min(0),
  }),
  output: z.strictObject({ quota: z.int(), used: z.int(), version: z.int() }),
  refusals: {
    unknown_procedure: { zh: "没有这项业务", en: "There is no such procedure" },
    below_use: { zh: "已经用了 {used} 名，不能少于这个数", en: "{used} were used, it cannot be fewer" },
  },
});
