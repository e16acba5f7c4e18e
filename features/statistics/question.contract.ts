import { z } from "zod";

/**
 * A cross-tab as it is asked: in the address of the page, over HTTP, kept, and in the pack. Groupings are short texts:
 * `sex` each value · `occupation.first.1` values by their first character · `join_date.year` · `birth_date.age` full
 * years in the usual bands, `birth_date.age.18.36` in one's own · `typed.bands.0.10` numbers in bands · `body` the bodies
 * directly below · `body.branches` every branch below.
 */
const Groupings = z
  .string()
  .max(200)
  .regex(/^[a-z_.,0-9]*$/, "写成 sex,birth_date.age / Write sex,birth_date.age")
  .default("");

const Day = z.iso.date("写成 2026-11-23 / Write 2026-11-23");

export const Question = z.object({
  /** Name of a published table of facts: membership, post, body, case, step. */
  fact: z
    .string()
    .regex(/^[a-z_]{1,30}$/)
    .default("membership"),
  /** Down the side and across the top; three groupings together at most. */
  rows: Groupings,
  columns: Groupings,
  /** `count` rows, `distinct` people, `sum.typed`, `mean.typed`. */
  measure: z
    .string()
    .max(60)
    .regex(
      /^(count|distinct|(sum|mean)\.[a-z_]+)$/,
      "写成 count、distinct、sum.… 或 mean.… / Write count, distinct, sum.… or mean.…",
    )
    .default("count"),
  share: z.enum(["none", "row", "column", "all"]).default("none"),
  /** `sex:1;education:1,2;join_date:2020..2024-06`; an empty value is written `-`. */
  where: z.string().max(1000).default(""),
  /** The body with everything below it; left out: where one's own permission lies. */
  body: z
    .string()
    .regex(/^\d{1,19}$/)
    .optional(),
  /** As of this day; left out: now. */
  on: Day.optional(),
  /** The same on another day, beside it. */
  against: Day.optional(),
});
export type Question = z.infer<typeof Question>;
