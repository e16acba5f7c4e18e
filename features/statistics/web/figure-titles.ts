import { messages } from "#foundation/messages/messages.ts";

/** Titles that the menu needs before any page of figures is read. */
export const figureTitles = messages({
  review: { zh: "年度综述", en: "Yearly review" },
  indicators: { zh: "指标", en: "Figures" },
  annual: { zh: "年报", en: "Annual tables" },
  requests: { zh: "要数", en: "Requests for figures" },
  ask: { zh: "提出要数", en: "Ask for figures" },
  indicator: { zh: "指标", en: "Figure" },
});
