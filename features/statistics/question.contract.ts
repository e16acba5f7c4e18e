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

/** A grouping as it was read from its text. */
export type AskedGrouping =
  | { kind: "body"; level: "children" | "branches" }
  | { kind: "value"; dimension: string }
  | { kind: "first"; dimension: string; length: number }
  | { kind: "year"; dimension: string }
  | { kind: "age"; dimension: string; bounds: readonly number[]; usual: boolean }
  | { kind: "bands"; dimension: string; bounds: readonly number[] };

/** A condition as it was read: one of some values (null: not recorded), or between two ends, both included. */
export type AskedCondition =
  | { dimension: string; in: readonly (string | null)[] }
  | { dimension: string; from: string | undefined; to: string | undefined };

export const MOST_DIMENSIONS = 3;

/** Full years in which ages are usually told: 35 岁以下, 36–45, 46–55, 56–60, 61–70, 71 岁以上. */
export const USUAL_AGES: readonly number[] = [0, 36, 46, 56, 61, 71];
/** Full years since a day that is no birthday: below 5, 5–9, 10–19, 20–29, 30–39, 40–49, 50 and more. */
export const USUAL_YEARS: readonly number[] = [0, 5, 10, 20, 30, 40, 50];
