import type { Words } from "#foundation/endpoint.ts";

interface PermissionDescription {
  name: Words;
  /** `content`: over records of bodies and people; `installation`: keeps the system, blind to content. */
  kind: "content" | "installation";
}

/** Every permission there is. A new feature adds its lines here and to the roles below. */
export const PERMISSIONS = {
  "dictionary.read": { name: { zh: "看数据元和代码", en: "read the dictionary" }, kind: "content" },
  "bodies.read": { name: { zh: "看组织", en: "read bodies" }, kind: "content" },
  "bodies.rearrange": { name: { zh: "拟调整组织", en: "plan changes of bodies" }, kind: "content" },
  "bodies.confirm": { name: { zh: "批准调整组织", en: "confirm changes of bodies" }, kind: "content" },
  "people.read": { name: { zh: "看人员", en: "read personal files" }, kind: "content" },
  "people.history": { name: { zh: "看更正经过", en: "read what was corrected" }, kind: "content" },
  "people.write": { name: { zh: "登记和更正人员", en: "add and correct people" }, kind: "content" },
  "people.reveal": { name: { zh: "看一项完整号码", en: "see one full number" }, kind: "content" },
  "rosters.import": { name: { zh: "导入名册", en: "import rosters" }, kind: "content" },
  "rosters.export": { name: { zh: "导出名册", en: "export rosters" }, kind: "content" },
  "cases.read": { name: { zh: "看办件", en: "read cases" }, kind: "content" },
  "cases.open": { name: { zh: "开办件", en: "open cases" }, kind: "content" },
  "cases.act": { name: { zh: "办理和报送", en: "do the steps of cases" }, kind: "content" },
  "cases.approve": { name: { zh: "审批办件", en: "approve cases" }, kind: "content" },
  "cases.keep": {
    name: { zh: "转办、暂缓办件，定计划", en: "reassign, suspend, set plans" },
    kind: "content",
  },
  "sieve.read": { name: { zh: "看事项清单和过筛子", en: "read the ledger and the sieve" }, kind: "content" },
  "sieve.settle": { name: { zh: "采纳过筛子的发现", en: "settle what the sieve finds" }, kind: "content" },
  "rosters.consent": { name: { zh: "同意人多的导出", en: "agree to long exports" }, kind: "content" },
  "statistics.read": { name: { zh: "看统计", en: "read statistics" }, kind: "content" },
  "statistics.share": { name: { zh: "共享统计表", en: "share tables" }, kind: "content" },
  "statistics.ask": { name: { zh: "提出要数", en: "ask for figures" }, kind: "content" },
  "statistics.consent": { name: { zh: "同意给数", en: "agree to give figures" }, kind: "content" },
  "statistics.freeze": { name: { zh: "封存年度数字", en: "freeze the figures of a year" }, kind: "content" },
  "accounts.read": { name: { zh: "看账户和授权", en: "read accounts and grants" }, kind: "installation" },
  "accounts.manage": { name: { zh: "开户、停用、重置密码", en: "keep accounts" }, kind: "installation" },
  "accounts.propose": { name: { zh: "提出授权", en: "propose grants" }, kind: "installation" },
  "accounts.grant": { name: { zh: "批准和收回授权", en: "settle and end grants" }, kind: "installation" },
  "audit.read": { name: { zh: "看审计记录", en: "read the audit" }, kind: "installation" },
  "system.manage": {
    name: { zh: "看运行、任务和备份", en: "keep the system running" },
    kind: "installation",
  },
} as const satisfies Record<string, PermissionDescription>;
export type Permission = keyof typeof PERMISSIONS;

interface RoleDescription {
  name: Words;
  /** `body`: granted at a body for everything below it; `installation`: an administrator, blind to content. */
  at: "body" | "installation";
  /** Kinds of bodies at which it is granted (code list `body_kind`); left out: any. */
  bodyKinds?: readonly string[];
  permissions: readonly Permission[];
}

const SEES = [
  "dictionary.read",
  "bodies.read",
  "people.read",
  "people.history",
  "cases.read",
  "statistics.read",
  "sieve.read",
] as const;
const ACTS = ["people.write", "people.reveal", "cases.open", "cases.act"] as const;
const WORKS = [...SEES, ...ACTS, "rosters.import", "rosters.export", "cases.approve", "cases.keep"] as const;
const DECIDES = [
  "bodies.rearrange",
  "bodies.confirm",
  "rosters.consent",
  "statistics.share",
  "statistics.ask",
  "statistics.consent",
  "statistics.freeze",
  "sieve.settle",
] as const;

/**
 * What each role may do. The three administrators hold no content permission and exclude each other and every other
 * role (GB/T 22239-2019 8.1.4, separation of system, security and audit administration).
 */
export const ROLES = {
  "branch-secretary": {
    name: { zh: "支部书记", en: "Branch secretary" },
    at: "body",
    bodyKinds: ["3"],
    permissions: [...SEES, ...ACTS],
  },
  clerk: {
    name: { zh: "党务干部", en: "Clerk" },
    at: "body",
    bodyKinds: ["1", "2", "6", "7", "8", "9"],
    permissions: [...WORKS, "bodies.rearrange", "statistics.ask"],
  },
  "district-section": {
    name: { zh: "区委组织部科室", en: "District section" },
    at: "body",
    bodyKinds: ["5", "6", "7"],
    permissions: [...WORKS, ...DECIDES],
  },
  "city-section": {
    name: { zh: "市委组织部处室", en: "City section" },
    at: "body",
    bodyKinds: ["4"],
    permissions: [...WORKS, ...DECIDES],
  },
  leader: { name: { zh: "领导（只读）", en: "Leader (read only)" }, at: "body", permissions: [...SEES] },
  "system-admin": {
    name: { zh: "系统管理员", en: "System administrator" },
    at: "installation",
    permissions: ["system.manage", "accounts.read", "accounts.propose"],
  },
  "security-admin": {
    name: { zh: "安全管理员", en: "Security administrator" },
    at: "installation",
    permissions: ["accounts.read", "accounts.manage", "accounts.propose", "accounts.grant"],
  },
  "audit-admin": {
    name: { zh: "审计管理员", en: "Audit administrator" },
    at: "installation",
    permissions: ["audit.read"],
  },
} as const satisfies Record<string, RoleDescription>;
export type Role = keyof typeof ROLES;

export const ROLE_NAMES = Object.keys(ROLES) as Role[];

/** What a role is, without its exact list: for code that works over all of them. */
export function describeRole(role: Role): RoleDescription {
  return ROLES[role];
}
