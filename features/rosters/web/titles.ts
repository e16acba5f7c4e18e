import { messages } from "#foundation/messages/messages.ts";

/** What the shell says of these pages: it is read with the first page, so the rest of the words stands elsewhere. */
export const rosterTitles = messages({
  imports: { zh: "导入导出", en: "Import, export" },
  importRoster: { zh: "导入名册", en: "Import a roster" },
  exportList: { zh: "导出名单", en: "Export a list" },
  oneExport: { zh: "一次导出", en: "An export" },
});
