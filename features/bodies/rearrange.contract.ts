import { z } from "zod";
import { endpoint } from "#foundation/endpoint.ts";
import { BodyId } from "./contract.ts";

const RearrangementId = z
  .string()
  .regex(/^\d{1,19}$/, "编号是一串数字 / An id is a row of digits")
  .brand("RearrangementId");

const FullName = z
  .string()
  .trim()
  .min(2, "要写全称 / Write the full name")
  .max(120, "全称最多 120 个字 / At most 120 characters");
const ShortName = z
  .string()
  .trim()
  .min(2, "要写简称 / Write the short name")
  .max(60, "简称最多 60 个字 / At most 60 characters");
const People = z.array(z.string().regex(/^\d{1,19}$/)).max(2000);
const MOST_BODIES = 20;
const Children = z.array(BodyId).max(200);

/** Kinds of bodies that are founded here; the committees of city and districts are not. */
const FOUNDABLE = ["1", "2", "3", "6", "7", "8", "9"] as const;

/** A body that a plan founds. */
export const NewBody = z.strictObject({
  name: FullName,
  shortName: ShortName,
  kind: z.enum(FOUNDABLE),
  branchType: z.enum(["1", "2", "3", "4", "5"]).nullable().default(null),
  sector: z.string().max(2).nullable().default(null),
  approvesAdmission: z.boolean().default(false),
  /** How many units a joint branch covers; of others it is not asked. */
  units: z.int().min(1).max(99).nullable().default(null),
  /** The day of the first election: the term begins then. */
  electedOn: z.iso.date().nullable().default(null),
});
export type NewBody = z.infer<typeof NewBody>;

/** What a rearrangement does with `bodyId`; ids of people go with their memberships. */
export const Plan = z.discriminatedUnion("kind", [
  /** Founds a body below `bodyId`; the people come out of the bodies where they are now. */
  z.strictObject({ kind: z.literal("found"), body: NewBody, people: People.default([]) }),
  /** Another name, or another kind: a branch that has grown becomes a general branch. */
  z.strictObject({
    kind: z.literal("rename"),
    name: FullName,
    shortName: ShortName,
    newKind: z.enum(FOUNDABLE).optional(),
  }),
  z.strictObject({ kind: z.literal("move"), parentId: BodyId }),
  /**
   * `continues`: the body keeps whoever is not named. `ends`: everybody is named and the body is closed. `above`: the
   * branch becomes a general branch, and the new branches hang below it. A committee or a general branch hands out
   * bodies that hang directly below it instead of people.
   */
  z.strictObject({
    kind: z.literal("split"),
    rest: z.enum(["continues", "ends", "above"]),
    into: z
      .array(z.strictObject({ body: NewBody, people: People, children: Children.default([]) }))
      .min(1, "至少分出一个组织 / Split into at least one body")
      .max(MOST_BODIES),
    general: z.strictObject({ name: FullName, shortName: ShortName }).optional(),
  }),
  /** The bodies of `from` end in `bodyId`, with their people and everything below them. */
  z.strictObject({
    kind: z.literal("merge"),
    from: z.array(BodyId).min(1, "选要并入的组织 / Choose the bodies to be joined").max(MOST_BODIES),
    renamed: z.strictObject({ name: FullName, shortName: ShortName }).optional(),
  }),
  z.strictObject({ kind: z.literal("close"), peopleTo: BodyId.nullable().default(null) }),
]);
export type Plan = z.infer<typeof Plan>;
export type PlanKind = Plan["kind"];

const Planned = z.strictObject({
  plan: Plan,
  /** The first day on which it holds; one to come waits for its day. */
  effectiveOn: z.iso.date(),
  /** The decision behind it: its number or title. */
  document: z
    .string()
    .trim()
    .min(2, "写明批复文号或会议 / Name the decision behind it")
    .max(120, "最多 120 个字 / At most 120 characters"),
});
const Settled = z.strictObject({ rearrangementId: RearrangementId, version: z.int() });

const SETTLED = {
  settled: {
    zh: "这项调整已经生效或撤下，不能再改",
    en: "This rearrangement has taken effect or was withdrawn",
  },
};
const PLAN_REFUSALS = {
  people_unknown: {
    zh: "名单里有 {count} 人没有找到，请重新选",
    en: "{count} of the people were not found, choose again",
  },
  body_ended: { zh: "“{name}”已经撤销，不能再调整", en: "{name} is closed, it cannot be changed" },
  named_twice: {
    zh: "同一个人或同一个组织写了两次",
    en: "Somebody or some body is named twice",
  },
};

export const planRearrangement = endpoint({
  name: "bodies.plan-rearrangement",
  method: "POST",
  path: "/bodies/rearrangements",
  permission: "bodies.rearrange",
  purpose: "none",
  fields: "internal",
  summary: {
    zh: "拟一项组织调整，先看后果",
    en: "Plans a change of the tree; nothing changes before it is confirmed",
  },
  input: Planned.extend({ bodyId: BodyId }),
  output: Settled,
  refusals: PLAN_REFUSALS,
});

export const revisePlan = endpoint({
  name: "bodies.revise-plan",
  method: "PUT",
  path: "/bodies/rearrangements/:rearrangementId",
  permission: "bodies.rearrange",
  purpose: "none",
  fields: "internal",
  summary: { zh: "改一项还没有批准的调整", en: "Revises a plan that is not confirmed yet" },
  input: Planned.extend({ rearrangementId: RearrangementId, version: z.int().min(1) }),
  output: Settled,
  refusals: { ...PLAN_REFUSALS, ...SETTLED },
});

export const confirmRearrangement = endpoint({
  name: "bodies.confirm-rearrangement",
  method: "POST",
  path: "/bodies/rearrangements/:rearrangementId/confirm",
  permission: "bodies.confirm",
  purpose: "none",
  fields: "internal",
  summary: {
    zh: "批准一项调整：生效日已到的当场生效，没到的到日生效",
    en: "Confirms a plan: it takes effect at once, or when its day has come",
  },
  input: z.strictObject({
    rearrangementId: RearrangementId,
    version: z.int().min(1),
    /** Needed where a rule asks for one. */
    reason: z.string().trim().min(4, "理由至少 4 个字 / At least 4 characters").max(300).optional(),
  }),
  output: Settled.extend({ state: z.enum(["confirmed", "waiting"]) }),
  refusals: {
    ...SETTLED,
    body_ended: PLAN_REFUSALS.body_ended,
    rules_forbid: {
      zh: "有 {count} 条规则不允许，见预览",
      en: "Rules forbid it ({count}), see the preview",
    },
    reason_missing: { zh: "有规则要求写明理由", en: "A rule asks for a reason" },
  },
});

export const withdrawRearrangement = endpoint({
  name: "bodies.withdraw-rearrangement",
  method: "POST",
  path: "/bodies/rearrangements/:rearrangementId/withdraw",
  permission: "bodies.rearrange",
  purpose: "none",
  fields: "internal",
  summary: {
    zh: "撤下一项还没有生效的调整",
    en: "Withdraws a change that has not taken effect",
  },
  input: z.strictObject({ rearrangementId: RearrangementId, version: z.int().min(1) }),
  output: Settled,
  refusals: SETTLED,
});

const WordsShape = z.strictObject({ zh: z.string(), en: z.string() });
const STATES = ["planned", "waiting", "confirmed", "withdrawn"] as const;

const Summary = z.strictObject({
  rearrangementId: RearrangementId,
  kind: z.enum(["found", "rename", "move", "split", "merge", "close"]),
  bodyId: z.string(),
  bodyName: z.string(),
  state: z.enum(STATES),
  effectiveOn: z.string(),
  document: z.string(),
  madeAt: z.string(),
  madeBy: z.string().nullable(),
  version: z.int(),
});

export const listRearrangements = endpoint({
  name: "bodies.list-rearrangements",
  method: "GET",
  path: "/bodies/rearrangements",
  permission: "bodies.rearrange",
  purpose: "none",
  fields: "internal",
  summary: {
    zh: "涉及一个组织的调整，或还没有办完的、已经办完的调整",
    en: "Changes that touch a body, or those that are still open, or those that are settled",
  },
  input: z.object({
    body: BodyId.optional(),
    /** Without a body: `open` are planned or wait for their day, `settled` took effect or were withdrawn. */
    which: z.enum(["open", "settled"]).default("open"),
    after: RearrangementId.optional(),
    limit: z.coerce.number().int().min(1).max(100).default(20),
  }),
  output: z.strictObject({ rows: z.array(Summary), next: z.string().nullable() }),
  refusals: {},
});

const OwnPeopleShape = z.strictObject({ full: z.int(), probationary: z.int(), others: z.int() });

/** One body in the preview: what it will be. */
const ForeseenBody = z.strictObject({
  /** Id of the body, or `new-0` for one that is founded. */
  key: z.string(),
  change: z.enum(["founded", "renamed", "moved", "ends", "receives", "gives", "stays"]),
  name: z.string(),
  formerName: z.string().nullable(),
  kind: z.string(),
  sector: z.string().nullable(),
  branchType: z.string().nullable(),
  under: z.string().nullable(),
  formerUnder: z.string().nullable(),
  before: OwnPeopleShape,
  after: OwnPeopleShape,
  termEnd: z.string().nullable(),
});

export const Preview = z.strictObject({
  bodies: z.array(ForeseenBody),
  moved: z.array(z.strictObject({ from: z.string(), to: z.string(), people: z.int(), full: z.int() })),
  /** What goes along below bodies that hang elsewhere afterwards. */
  along: z.strictObject({ bodies: z.int(), members: z.int() }),
  /** Which body approves new members, before and after. */
  approver: z.strictObject({ before: z.string().nullable(), after: z.string().nullable() }).nullable(),
  checks: z.array(
    z.strictObject({
      rule: z.string(),
      result: z.enum(["met", "warn", "needs_approval", "block", "unknown"]),
      words: WordsShape,
      article: WordsShape,
      mark: z.enum(["V", "V2", "G", "H"]),
    }),
  ),
});
export type Preview = z.infer<typeof Preview>;
export type Foreseen = z.infer<typeof ForeseenBody>;
export type Check = Preview["checks"][number];

export const readRearrangement = endpoint({
  name: "bodies.read-rearrangement",
  method: "GET",
  path: "/bodies/rearrangements/:rearrangementId",
  permission: "bodies.rearrange",
  purpose: "none",
  fields: "internal",
  summary: {
    zh: "一项调整和它的后果",
    en: "A change of the tree with what it brings about",
  },
  input: z.object({ rearrangementId: RearrangementId }),
  output: Summary.extend({
    plan: Plan,
    reason: z.string().nullable(),
    settledAt: z.string().nullable(),
    settledBy: z.string().nullable(),
    /** Why it did not take effect on its day. */
    problem: z.array(WordsShape).nullable(),
    preview: Preview,
    /** What the reader may do with it, as long as it is open. */
    mayRevise: z.boolean(),
    mayConfirm: z.boolean(),
  }),
  refusals: {},
});
