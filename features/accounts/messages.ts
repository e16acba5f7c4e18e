import { messages } from "#foundation/messages/messages.ts";

export const accountMessages = messages({
  signIn: { zh: "登录", en: "Sign in" },
  signInTitle: { zh: "登录组工", en: "Sign in to Zugong" },
  signInName: { zh: "登录名", en: "Sign-in name" },
  password: { zh: "密码", en: "Password" },
  demoNote: {
    zh: "示例环境：人名与组织均为生成。点一个身份直接进入。",
    en: "Demonstration: all people and bodies are made up. Choose who you are.",
  },
  enterAs: { zh: "以{role}进入", en: "Enter as {role}" },
  product: { zh: "一件事只填一次", en: "Each fact is typed once" },
  productNote: {
    zh: "名册、办件、统计、提醒，都从同一份记录里出来。",
    en: "Rosters, cases, figures and reminders come out of the same record.",
  },
  account: { zh: "我的账号", en: "My account" },
  newPassword: { zh: "新密码", en: "New password" },
  changePassword: { zh: "改密码", en: "Change the password" },
  passwordChanged: {
    zh: "密码已改，其他地方的登录都已结束。",
    en: "Changed; you were signed out everywhere else.",
  },
});
