import { messages } from "#foundation/messages/messages.ts";

/** Words of the fields of a step. */
export const fieldMessages = messages({
  yes: { zh: "是", en: "Yes" },
  no: { zh: "否", en: "No" },
  offered: { zh: "先带出，可改", en: "offered, may be changed" },
  takeOut: { zh: "去掉{name}", en: "Take {name} out" },
});
