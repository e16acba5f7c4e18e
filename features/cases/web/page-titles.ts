import { messages } from "#foundation/messages/messages.ts";

/** Titles of the pages, apart from the rest because they are read before the first page is drawn. */
export const pageTitles = messages({
  cases: { zh: "办件", en: "Cases" },
  all: { zh: "全部办件", en: "All cases" },
  start: { zh: "办一件新的", en: "Start a case" },
  plan: { zh: "年度计划", en: "Yearly plan" },
  case: { zh: "办件", en: "Case" },
  admission: { zh: "发展党员：立一个办件", en: "Admission: open a case" },
  transfer: { zh: "转接组织关系：立一个办件", en: "Transfer of membership: open a case" },
});
