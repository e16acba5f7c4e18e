import { z } from "zod";
import { endpoint } from "#foundation/endpoint.ts";
import { BodyName, Id, RoleName } from "./contract.ts";
import { GrantView, LastOne, OwnAccount } from "./grants.contract.ts";

export const AccountRow = z.strictObject({
  accountId: z.string(),
  signInName: z.string(),
  displayName: z.string(),
  disabled: z.boolean(),
  grants: z.array(z.strictObject({ role: RoleName, body: BodyName.nullable() })),
});
export type AccountRow = z.infer<typeof AccountRow>;

export const listAccounts = endpoint({
  name: "accounts.list-accounts",
  method: "GET",
  path: "/accounts",
  permission: "accounts.read",
  purpose: "administration",
  fields: "internal",
  summary: { zh: "账户一览", en: "Accounts, by name, role or body" },
  input: z.object({
    /** Part of the sign-in name or of the display name. */
    text: z.string().trim().max(60).optional(),
    /** Accounts that hold a role today at this body or anywhere below it. */
    body: Id.optional(),
    role: RoleName.optional(),
    state: z.enum(["active", "disabled"]).optional(),
    after: z.string().max(60).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(100),
  }),
  output: z.strictObject({ rows: z.array(AccountRow), next: z.string().nullable() }),
  refusals: {},
});

export const readAccount = endpoint({
  name: "accounts.read-account",
  method: "GET",
  path: "/accounts/:accountId",
  permission: "accounts.read",
  purpose: "administration",
  fields: "internal",
  summary: { zh: "一个账户和它的授权", en: "One account with its grants" },
  input: z.object({ accountId: Id }),
  output: z.strictObject({
    accountId: z.string(),
    signInName: z.string(),
    displayName: z.string(),
    personId: z.string().nullable(),
    madeAt: z.string(),
    disabledAt: z.string().nullable(),
    /** Until when the handed-over password works; null when it was changed. */
    oneTimeUntil: z.string().nullable(),
    /** The newest hundred, those that hold before those that ended. */
    grants: z.array(GrantView),
  }),
  refusals: {},
});

export const createAccount = endpoint({
  name: "accounts.create-account",
  method: "POST",
  path: "/accounts",
  permission: "accounts.manage",
  purpose: "administration",
  fields: "internal",
  summary: { zh: "开一个账户", en: "Open an account" },
  input: z.strictObject({
    signInName: z
      .string()
      .trim()
      .toLowerCase()
      .regex(
        /^[a-z][a-z0-9._-]{1,39}$/,
        "用小写字母开头，2 至 40 个字母、数字或 . _ - / 2 to 40 letters, digits or . _ -, a letter first",
      ),
    displayName: z.string().trim().min(2, "要写姓名 / Write the name").max(60),
    /** The file of the same person, when there is one: nobody approves their own matters. */
    personId: Id.optional(),
  }),
  output: z.strictObject({ accountId: z.string(), password: z.string(), until: z.string() }),
  refusals: {
    name_taken: { zh: "这个登录名已经有人用了", en: "This sign-in name is taken" },
  },
});

export const disableAccount = endpoint({
  name: "accounts.disable-account",
  method: "POST",
  path: "/accounts/:accountId/disable",
  permission: "accounts.manage",
  purpose: "administration",
  fields: "internal",
  summary: { zh: "停用账户，立即退出所有登录", en: "Disable an account and end its sessions at once" },
  input: z.strictObject({ accountId: Id }),
  output: z.strictObject({}),
  refusals: {
    own_account: OwnAccount,
    last_one: LastOne,
    already_so: { zh: "这个账户已经停用", en: "This account is disabled already" },
  },
});

export const enableAccount = endpoint({
  name: "accounts.enable-account",
  method: "POST",
  path: "/accounts/:accountId/enable",
  permission: "accounts.manage",
  purpose: "administration",
  fields: "internal",
  summary: { zh: "恢复账户", en: "Let a disabled account sign in again" },
  input: z.strictObject({ accountId: Id }),
  output: z.strictObject({}),
  refusals: {
    own_account: OwnAccount,
    already_so: { zh: "这个账户没有停用", en: "This account is not disabled" },
  },
});

export const resetPassword = endpoint({
  name: "accounts.reset-password",
  method: "POST",
  path: "/accounts/:accountId/password",
  permission: "accounts.manage",
  purpose: "administration",
  fields: "internal",
  summary: { zh: "重置密码，给一个一次性密码", en: "Hand over a new one-time password" },
  input: z.strictObject({ accountId: Id }),
  output: z.strictObject({ accountId: z.string(), password: z.string(), until: z.string() }),
  refusals: {
    own_account: OwnAccount,
    disabled: { zh: "账户停用着，先恢复再重置", en: "The account is disabled, enable it first" },
  },
});
