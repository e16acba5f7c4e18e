import { z } from "zod";
import { endpoint, type Words } from "#foundation/endpoint.ts";

const SEES = ["dictionary.read", "bodies.read", "people.read", "people.history", "jobs.own"] as const;
const WORKS = [...SEES, "people.write", "people.reveal", "rosters.import", "rosters.export"] as const;

interface RoleDescription {
  name: Words;
  /** `body`: granted at a body for everything below it; `installation`: an administrator, blind to content. */
  at: "body" | "installation";
  permissions: readonly string[];
}

/**
 * What each role may do. The three administrators hold no content permission and exclude each other and every other
 * role (GB/T 22239-2019 8.1.4, separation of system, security and audit administration).
 */
export const ROLES = {
  "branch-secretary": {
    name: { zh: "支部书记", en: "Branch secretary" },
    at: "body",
    permissions: [...SEES, "people.write", "people.reveal"],
  },
  clerk: { name: { zh: "党务干部", en: "Clerk" }, at: "body", permissions: [...WORKS, "bodies.rearrange"] },
  "district-section": {
    name: { zh: "区委组织部科室", en: "District section" },
    at: "body",
    permissions: [...WORKS, "bodies.rearrange", "bodies.confirm"],
  },
  "city-section": {
    name: { zh: "市委组织部处室", en: "City section" },
    at: "body",
    permissions: [...WORKS, "bodies.rearrange", "bodies.confirm"],
  },
  leader: { name: { zh: "领导（只读）", en: "Leader (read only)" }, at: "body", permissions: [...SEES] },
  "system-admin": {
    name: { zh: "系统管理员", en: "System administrator" },
    at: "installation",
    permissions: ["system.manage", "accounts.propose"],
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

export const ADMINISTRATORS = ["system-admin", "security-admin", "audit-admin"] as const satisfies Role[];

export const WordsShape = z.strictObject({ zh: z.string(), en: z.string() });
const BodyName = z.strictObject({ id: z.string(), name: z.string() });

export const readMe = endpoint({
  name: "accounts.read-me",
  method: "GET",
  path: "/me",
  permission: "signed-in",
  purpose: "sign-in",
  fields: "internal",
  summary: { zh: "我是谁，能办什么", en: "Who I am and what I may do" },
  input: z.object({}),
  output: z.strictObject({
    accountId: z.string(),
    name: z.string(),
    role: WordsShape,
    permissions: z.array(z.string()),
    language: z.enum(["zh", "en"]),
    homeBody: BodyName,
    bodies: z.array(BodyName),
    today: z.string(),
    demo: z.boolean(),
  }),
  refusals: {},
});

export const signIn = endpoint({
  name: "accounts.sign-in",
  method: "POST",
  path: "/sign-in",
  permission: "anyone",
  purpose: "sign-in",
  fields: "open",
  summary: { zh: "登录", en: "Sign in" },
  input: z.strictObject({
    name: z.string().trim().min(1, "要写登录名 / Write the sign-in name").max(60),
    password: z.string().min(1, "要写密码 / Write the password").max(200),
  }),
  output: z.strictObject({ accountId: z.string() }),
  refusals: {
    wrong_password: { zh: "登录名或密码不对", en: "The name or the password is wrong" },
    wait: { zh: "试错太多，请 {seconds} 秒后再试", en: "Too many wrong tries, wait {seconds} s" },
  },
});

export const signOut = endpoint({
  name: "accounts.sign-out",
  method: "POST",
  path: "/sign-out",
  permission: "anyone",
  purpose: "sign-in",
  fields: "open",
  summary: { zh: "退出登录", en: "Sign out" },
  input: z.strictObject({}),
  output: z.strictObject({}),
  refusals: {},
});

export const readSignInPage = endpoint({
  name: "accounts.read-sign-in-page",
  method: "GET",
  path: "/sign-in",
  permission: "anyone",
  purpose: "none",
  fields: "open",
  summary: { zh: "登录页要显示的内容", en: "What the sign-in page shows" },
  input: z.object({}),
  output: z.strictObject({
    demo: z.boolean(),
    accounts: z.array(z.strictObject({ name: z.string(), role: WordsShape, body: z.string().nullable() })),
    password: z.string().nullable(),
  }),
  refusals: {},
});

export const setPreferences = endpoint({
  name: "accounts.set-preferences",
  method: "PUT",
  path: "/me/preferences",
  permission: "signed-in",
  purpose: "none",
  fields: "internal",
  summary: { zh: "我的语言、字号和明暗", en: "My language, text size and theme" },
  input: z.strictObject({
    language: z.enum(["zh", "en"]).optional(),
    textSize: z.enum(["normal", "large"]).optional(),
    theme: z.enum(["light", "dark"]).optional(),
  }),
  output: z.strictObject({}),
  refusals: {},
});

export const changePassword = endpoint({
  name: "accounts.change-password",
  method: "POST",
  path: "/me/password",
  permission: "signed-in",
  purpose: "none",
  fields: "internal",
  summary: { zh: "改自己的密码", en: "Change one's own password" },
  input: z.strictObject({
    password: z.string().max(200),
    newPassword: z.string().min(10, "至少 10 个字符 / At least 10 characters").max(200),
  }),
  output: z.strictObject({}),
  refusals: { wrong_password: { zh: "原密码不对", en: "The old password is wrong" } },
});
