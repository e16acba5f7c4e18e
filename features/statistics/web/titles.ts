import { messages } from "#foundation/messages/messages.ts";

/** What the shell says of these pages: it is read with the first page, so the rest of the words stands elsewhere. */
export const statisticsTitles = messages({
  statistics: { zh: "统计", en: "Statistics" },
});
