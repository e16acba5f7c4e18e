import { z } from "zod";
import { endpoint } from "#foundation/endpoint.ts";
import { QUESTION_REFUSALS } from "./crosstab.contract.ts";
import { Question } from "./question.contract.ts";

const Words = z.strictObject({ zh: z.string(), en: z.string() });

/** What is looked at rows for; kept with the entry. */
const ROW_PURPOSES = ["statistics-check", "roster-keeping", "branch-work"] as const;

const CountedRow = z.strictObject({
  id: z.string(),
  personId: z.string().nullable(),
  /** Null: the person now stands outside of what the reader may see. */
  name: z.string().nullable(),
  bodyId: z.string().nullable(),
  bodyName: z.string().nullable(),
  /** The page of the record. */
  to: z.string().nullable(),
  /** In the order of the columns. */
  values: z.array(Words),
});
export type CountedRow = z.infer<typeof CountedRow>;

export const listRows = endpoint({
  name: "statistics.list-rows",
  method: "GET",
  path: "/statistics/rows",
  permission: "statistics.read",
  purpose: "statistics-check",
  fields: "personal",
  summary: {
    zh: "一格里数到的记录，只列有权看的，要写用途",
    en: "The rows counted in one cell, those that the reader may see, for a purpose that is recorded",
  },
  input: Question.extend({
    /** Keys of the cell's groups with `~` between them; `*` all together, `-` not recorded. */
    cell: z.string().max(300).default(""),
    why: z.enum(ROW_PURPOSES).default("statistics-check"),
    after: z
      .string()
      .regex(/^\d{1,19}$/)
      .optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  output: z.strictObject({
    columns: z.array(Words),
    rows: z.array(CountedRow),
    next: z.string().nullable(),
  }),
  refusals: {
    ...QUESTION_REFUSALS,
    cell_unreadable: {
      zh: "“{cell}”不是这张表里的一格",
      en: "{cell} is not a cell of this table",
    },
  },
});
