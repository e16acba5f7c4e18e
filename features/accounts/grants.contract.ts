import { z } from "zod";
import { endpoint } from "#foundation/endpoint.ts";
import { BodyName, Id, RoleName } from "./contract.ts";

const DAY = z.iso.date("写成 2026-11-23 这样 / Write it like 2026-11-23");

export const OwnAccount = { zh: "自己的账户要由别人来办", en: "One's own account is kept by somebody else" };
export const LastOne = {
  zh: "这是最后一个安全管理员，停用之后就没有人能授权了",
  en: "This is the last security administrator: nobody could grant roles any more",
};

export const GrantView = z.strictObject({
  grantId: z.string(),
  accountId: z.string(),
  accountName: z.string(),
  role: RoleName,
  body: BodyName.nullable(),
  fromDay: z.string(),
  /** The first day on which it no longer holds. */
  toDay: z.string().nullable(),
  proposedBy: z.string().nullable(),
  grantedBy: z.string().nullable(),
  endedAt: z.string().nullable(),
  endedBy: z.string().nullable(),
});
export type GrantView = z.infer<typeof GrantView>;

export const Place = z.strictObject({
  id: z.string(),
  name: z.string(),
  kind: z.string(),
  /** The body above it, to tell those of the same name apart. */
  above: z.string().nullable(),
});
export type Place = z.infer<typeof Place>;

export const searchPlaces = endpoint({
  name: "accounts.search-places",
  method: "GET",
  path: "/accounts/places",
  permission: "accounts.read",
  purpose: "administration",
  fields: "internal",
  summary: { zh: "找一个可以授权的组织，只有名称", en: "Bodies at which roles are granted, names only" },
  input: z.object({
    text: z.string().trim().min(2, "至少两个字 / At least two characters").max(60),
    limit: z.coerce.number().int().min(1).max(50).default(20),
  }),
  output: z.strictObject({ places: z.array(Place) }),
  refusals: {},
});

export const listGrantsAt = endpoint({
  name: "accounts.list-grants-at",
  method: "GET",
  path: "/accounts/grants",
  permission: "accounts.read",
  purpose: "administration",
  fields: "internal",
  summary: { zh: "在一个组织谁有什么职责", en: "Who holds which role at a body today" },
  input: z.object({
    body: Id,
    /** `above`: also roles granted at bodies above it, which reach it too. */
    reach: z.enum(["here", "above"]).default("above"),
  }),
  output: z.strictObject({ body: BodyName, grants: z.array(GrantView) }),
  refusals: {},
});

export const ProposalView = z.strictObject({
  proposalId: z.string(),
  accountId: z.string(),
  accountName: z.string(),
  role: RoleName,
  body: BodyName.nullable(),
  fromDay: z.string(),
  toDay: z.string().nullable(),
  reason: z.string(),
  state: z.enum(["open", "granted", "refused", "withdrawn"]),
  madeBy: z.string(),
  madeByName: z.string(),
  madeAt: z.string(),
  settledByName: z.string().nullable(),
  settledAt: z.string().nullable(),
  note: z.string().nullable(),
});
export type ProposalView = z.infer<typeof ProposalView>;

export const listProposals = endpoint({
  name: "accounts.list-proposals",
  method: "GET",
  path: "/grant-proposals",
  permission: "accounts.read",
  purpose: "administration",
  fields: "internal",
  summary: { zh: "授权提议", en: "Proposed grants, the newest first" },
  input: z.object({
    state: z.enum(["open", "settled"]).default("open"),
    accountId: Id.optional(),
    after: Id.optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  output: z.strictObject({ rows: z.array(ProposalView), next: z.string().nullable() }),
  refusals: {},
});

const Conflict = {
  exclusive: {
    zh: "系统、安全、审计管理员互相不能兼任，也不能兼任别的职责",
    en: "Administrators exclude each other and every other role",
  },
  already_held: { zh: "这段时间已经有这项授权", en: "This role is held there at that time already" },
  account_disabled: { zh: "这个账户停用着", en: "This account is disabled" },
};

export const proposeGrant = endpoint({
  name: "accounts.propose-grant",
  method: "POST",
  path: "/grant-proposals",
  permission: "accounts.propose",
  purpose: "administration",
  fields: "internal",
  summary: { zh: "提出授权，由另一人批准", en: "Propose a role; somebody else grants it" },
  input: z
    .strictObject({
      accountId: Id,
      role: RoleName,
      bodyId: Id.optional(),
      fromDay: DAY,
      /** The first day on which it no longer holds. */
      toDay: DAY.optional(),
      reason: z
        .string()
        .trim()
        .min(4, "写明缘由，至少 4 个字 / State why, at least 4 characters")
        .max(300, "最多 300 字 / At most 300 characters"),
    })
    .refine((grant) => grant.toDay === undefined || grant.toDay > grant.fromDay, {
      path: ["toDay"],
      message: "止日要晚于起日 / It must end after it begins",
    }),
  output: z.strictObject({ proposalId: z.string() }),
  refusals: {
    ...Conflict,
    own_account: { zh: "不能给自己提出授权", en: "Nobody proposes a role for themselves" },
    needs_body: { zh: "这项职责要写明在哪个组织", en: "This role needs a body" },
    needs_no_body: { zh: "管理员不设在哪个组织", en: "An administrator belongs to no body" },
    no_such_body: { zh: "没有这个组织，或者已经撤销", en: "There is no such body, or it has ended" },
    wrong_kind_of_body: { zh: "这项职责不设在这一类组织", en: "This role is not held at that kind of body" },
    starts_in_the_past: { zh: "起日不能早于今天", en: "It cannot begin before today" },
    already_proposed: { zh: "同样的提议还没有办", en: "The same proposal is still open" },
  },
});

export const settleProposal = endpoint({
  name: "accounts.settle-proposal",
  method: "POST",
  path: "/grant-proposals/:proposalId/settle",
  permission: "accounts.grant",
  purpose: "administration",
  fields: "internal",
  summary: { zh: "批准或不批准授权", en: "Grant or refuse a proposed role" },
  input: z
    .strictObject({
      proposalId: Id,
      verdict: z.enum(["granted", "refused"]),
      note: z.string().trim().min(1).max(300).optional(),
    })
    .refine((verdict) => verdict.verdict === "granted" || verdict.note !== undefined, {
      path: ["note"],
      message: "不批准要写明理由 / A refusal needs a reason",
    }),
  output: z.strictObject({ grantId: z.string().nullable() }),
  refusals: {
    ...Conflict,
    settled: { zh: "{name} {at} 已经办过", en: "{name} settled it already, {at}" },
    same_person: {
      zh: "提出、批准和得到授权的要是三个人",
      en: "Who proposes, who grants and who receives must be three people",
    },
    over: { zh: "这段时间已经过去了", en: "Its last day has passed" },
    body_ended: { zh: "这个组织已经撤销", en: "The body has ended meanwhile" },
  },
});

export const withdrawProposal = endpoint({
  name: "accounts.withdraw-proposal",
  method: "POST",
  path: "/grant-proposals/:proposalId/withdraw",
  permission: "accounts.propose",
  purpose: "administration",
  fields: "internal",
  summary: { zh: "撤回自己的提议", en: "Take back one's own proposal" },
  input: z.strictObject({ proposalId: Id }),
  output: z.strictObject({}),
  refusals: {
    settled: { zh: "{name} {at} 已经办过", en: "{name} settled it already, {at}" },
    not_yours: { zh: "只能撤回自己的提议", en: "Only one's own proposal is taken back" },
  },
});

export const endGrant = endpoint({
  name: "accounts.end-grant",
  method: "POST",
  path: "/accounts/grants/:grantId/end",
  permission: "accounts.grant",
  purpose: "administration",
  fields: "internal",
  summary: { zh: "收回授权，立即生效", en: "End a grant, with effect at once" },
  input: z.strictObject({
    grantId: Id,
    reason: z.string().trim().min(4, "写明缘由，至少 4 个字 / State why, at least 4 characters").max(300),
  }),
  output: z.strictObject({}),
  refusals: {
    own_account: OwnAccount,
    last_one: LastOne,
    ended: { zh: "这项授权已经结束", en: "This grant has ended already" },
  },
});
