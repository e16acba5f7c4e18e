import { z } from "zod";
import { endpoint } from "#foundation/endpoint.ts";
import { ROLE_NAMES } from "./roles.contract.ts";

export { describeRole, PERMISSIONS, ROLES, type Role } from "./roles.contract.ts";

export const WordsShape = z.strictObject({ zh: z.string(), en: z.string() });
export const RoleName = z.enum(ROLE_NAMES);
export const Id = z.string().regex(/^\d{1,19}$/, "编号是一串数字 / An id is a row of digits");
/** A body with its short name; the name is empty when the body no longer exists. */
export const BodyName = z.strictObject({ id: z.string(), name: z.string() });

const Preferences = {
  language: z.enum(["zh", "en"]),
  textSize: z.enum(["normal", "large"]),
  theme: z.enum(["light", "dark"]),
};

/** A password that somebody chooses: long rather than adorned (ASVS 5.0 6.2.1, 6.2.5). */
const NewPassword = z
  .string()
  .min(10, "至少 10 个字符 / At least 10 characters")
  .max(200, "最多 200 个字符 / At most 200 characters");

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
    signInName: z.string(),
    name: z.string(),
    role: WordsShape,
    roles: z.array(z.strictObject({ role: RoleName, name: WordsShape, body: BodyName.nullable() })),
    permissions: z.array(z.string()),
    ...Preferences,
    homeBody: BodyName,
    bodies: z.array(BodyName),
    today: z.string(),
    demo: z.boolean(),
    /** The password is one that an administrator handed over: nothing else is possible before it is changed. */
    mustChangePassword: z.boolean(),
  }),
  refusals: {},
});

const WRONG_PASSWORD = { zh: "登录名或密码不对", en: "The name or the password is wrong" };

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
  output: z.strictObject({ accountId: z.string(), ...Preferences, mustChangePassword: z.boolean() }),
  refusals: {
    wrong_password: WRONG_PASSWORD,
    account_disabled: {
      zh: "账户停用着，请找安全管理员",
      en: "The account is disabled, ask the security administrator",
    },
    password_over: {
      zh: "一次性密码已经过期，请安全管理员重置",
      en: "The one-time password is over, ask the security administrator for another",
    },
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
  summary: { zh: "我的语言、字号、明暗和常用组织", en: "My language, text size, theme and home body" },
  input: z.strictObject({
    language: Preferences.language.optional(),
    textSize: Preferences.textSize.optional(),
    theme: Preferences.theme.optional(),
    /** One of the bodies at which the account holds a role. */
    homeBody: Id.optional(),
  }),
  output: z.strictObject({}),
  refusals: {
    not_your_body: { zh: "您在这个组织没有职责", en: "You hold no role at this body" },
  },
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
    password: z.string().min(1, "要写原密码 / Write the old password").max(200),
    newPassword: NewPassword,
  }),
  output: z.strictObject({}),
  refusals: {
    wrong_password: { zh: "原密码不对", en: "The old password is wrong" },
    weak_password: {
      zh: "新密码太容易猜，换一个：不要用登录名、连续或重复的字符",
      en: "The new password is easily guessed: no sign-in name, no rows or repeats of characters",
    },
    same_password: { zh: "新密码要和原密码不同", en: "The new password must differ from the old one" },
  },
});

const SessionView = z.strictObject({
  sessionId: z.string(),
  madeAt: z.string(),
  seenAt: z.string(),
  /** The browser as it named itself. */
  device: z.string().nullable(),
  address: z.string().nullable(),
  /** The one that asks. */
  current: z.boolean(),
});
export type SessionView = z.infer<typeof SessionView>;

export const listMySessions = endpoint({
  name: "accounts.list-my-sessions",
  method: "GET",
  path: "/me/sessions",
  permission: "signed-in",
  purpose: "none",
  fields: "internal",
  summary: { zh: "我在哪里登录着", en: "Where I am signed in" },
  input: z.object({}),
  output: z.strictObject({ sessions: z.array(SessionView) }),
  refusals: {},
});

export const endMySession = endpoint({
  name: "accounts.end-my-session",
  method: "POST",
  path: "/me/sessions/:sessionId/end",
  permission: "signed-in",
  purpose: "none",
  fields: "internal",
  summary: { zh: "结束我的一处登录", en: "End one of my sessions" },
  input: z.strictObject({ sessionId: Id }),
  output: z.strictObject({}),
  refusals: { session_ended: { zh: "这一处登录已经结束", en: "This session has ended already" } },
});
