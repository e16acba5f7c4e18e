import { z } from "zod";
import { freeText } from "#features/people/contract.ts";
import { endpoint } from "#foundation/endpoint.ts";
import { Question } from "./question.contract.ts";

const TableId = z.string().regex(/^\d{1,19}$/);
const Name = freeText(40, "给这张表起个名 / Give the table a name").min(
  1,
  "给这张表起个名 / Give the table a name",
);

const SavedTable = z.strictObject({
  tableId: z.string(),
  name: z.string(),
  question: Question,
  /** Kept by the reader; otherwise shared by somebody. */
  own: z.boolean(),
  /** The body for which it is shared, with everything below it. */
  sharedWith: z.strictObject({ bodyId: z.string(), name: z.string() }).nullable(),
  sharedBy: z.string().nullable(),
});
export type SavedTable = z.infer<typeof SavedTable>;

export const listTables = endpoint({
  name: "statistics.list-tables",
  method: "GET",
  path: "/statistics/tables",
  permission: "statistics.read",
  purpose: "none",
  fields: "internal",
  summary: { zh: "常用的统计表：自己存的和别人共享的", en: "Kept tables: one's own and those shared" },
  input: z.object({}),
  output: z.strictObject({ tables: z.array(SavedTable) }),
  refusals: {},
});

export const saveTable = endpoint({
  name: "statistics.save-table",
  method: "POST",
  path: "/statistics/tables",
  permission: "statistics.read",
  purpose: "none",
  fields: "internal",
  summary: { zh: "存一张常用的统计表", en: "Keeps a table for oneself" },
  input: z.strictObject({ name: Name, question: Question }),
  output: z.strictObject({ tableId: z.string() }),
  refusals: {
    too_many_tables: {
      zh: "常用最多存 {most} 张，先去掉一些",
      en: "At most {most} tables are kept, remove some",
    },
    name_taken: { zh: "已有一张表叫这个名，换一个名", en: "A table has this name already, choose another" },
  },
});

export const shareTable = endpoint({
  name: "statistics.share-table",
  method: "POST",
  path: "/statistics/tables/:tableId/share",
  permission: "statistics.share",
  purpose: "none",
  fields: "internal",
  summary: {
    zh: "把一张常用表共享给一个组织和它的下级",
    en: "Shares a kept table with a body and everything below it",
  },
  input: z.strictObject({ tableId: TableId, bodyId: z.string().regex(/^\d{1,19}$/) }),
  output: z.strictObject({}),
  refusals: {},
});

export const removeTable = endpoint({
  name: "statistics.remove-table",
  method: "DELETE",
  path: "/statistics/tables/:tableId",
  permission: "statistics.read",
  purpose: "none",
  fields: "internal",
  summary: { zh: "去掉自己的一张常用表", en: "Removes a table of one's own, shared or not" },
  input: z.strictObject({ tableId: TableId }),
  output: z.strictObject({}),
  refusals: {},
});
