import { messages } from "#foundation/messages/messages.ts";

export const todayMessages = messages({
  today: { zh: "今日", en: "Today" },
  toDo: { zh: "{count} 件要办", en: "{count} to do" },
  late: { zh: "{count} 件逾期", en: "{count} late" },
  comma: { zh: "，", en: ", " },
  dueToday: { zh: "{count} 件今天到期", en: "{count} due today" },
  later: { zh: "以后 {count} 件", en: "{count} later" },
  onlyYours: { zh: "只列需要您办的事。按日期排，没有轻重之分。", en: "Only what is for you to do, by date." },
  putAway: { zh: "收起", en: "Put away" },
  nothing: { zh: "今天没有要办的", en: "Nothing is due today" },
  nextIs: { zh: "下一件：{day}，{what}", en: "Next: {day}, {what}" },
  firstSteps: { zh: "可以先做这些", en: "What you can do now" },
  importRoster: { zh: "导入名册", en: "Import a roster" },
  seePeople: { zh: "看人员", en: "See the people" },
  seeBodies: { zh: "看组织", en: "See the bodies" },
  seeAccounts: { zh: "看账户", en: "See the accounts" },
  seeAudit: { zh: "看审计记录", en: "Read the audit" },
  unread: { zh: "今日没有读到", en: "Today was not read" },
});
