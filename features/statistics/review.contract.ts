import { z } from "zod";
import { endpoint } from "#foundation/endpoint.ts";
import { Figure, Scope, SCOPE_REFUSALS, Where } from "./figures.contract.ts";
import { Lever } from "./indicator.contract.ts";
import { Words } from "./source.contract.ts";

const Code = z.string().regex(/^[A-Z]{2}-\d{2}-\d{2}$/);

/** A part of the review as a pack writes it. `{LC-01-02}` in a text is the place of a figure. */
const ReviewBlock = z.union([
  z.strictObject({ text: Words }),
  /** Figures beside those of the year before. */
  z.strictObject({ table: Words, codes: z.array(Code).min(1) }),
  /** A figure by the bodies below or by a dimension, as bars. */
  z.strictObject({ bars: Words, code: Code, by: z.string().default("children") }),
  /** One little square for each; those that stay are filled. */
  z.strictObject({ squares: Words, whole: Code, kept: Code }),
]);

export const ReviewDefinition = z.strictObject({
  /** Said above the title: whose work it is about. */
  about: Words,
  summary: z.array(ReviewBlock).min(1),
  sections: z
    .array(
      z.strictObject({ lever: Lever, title: Words, leverName: Words, blocks: z.array(ReviewBlock).min(1) }),
    )
    .min(1),
});
export type ReviewDefinition = z.infer<typeof ReviewDefinition>;
export type ReviewInput = z.input<typeof ReviewDefinition>;

const Line = z.strictObject({ key: z.string().nullable(), name: Words, value: z.number() });

const ToldBlock = z.union([
  z.strictObject({ kind: z.literal("text"), text: Words }),
  z.strictObject({ kind: z.literal("table"), caption: Words, codes: z.array(z.string()) }),
  z.strictObject({ kind: z.literal("bars"), caption: Words, code: z.string(), lines: z.array(Line) }),
  z.strictObject({ kind: z.literal("squares"), caption: Words, whole: z.string(), kept: z.string() }),
]);
export type ToldBlock = z.infer<typeof ToldBlock>;

export const Review = z.strictObject({
  scope: Scope,
  year: z.int(),
  about: Words,
  sections: z.array(
    z.strictObject({
      /** `summary`, or the lever that it tells of. */
      key: z.string(),
      title: Words,
      leverName: Words.nullable(),
      blocks: z.array(ToldBlock),
      /** Figures of the lever whose records arrive later. */
      notYet: z.array(z.string()),
    }),
  ),
  /** Every figure of the city, by code: in the sections they stand by their code. */
  figures: z.array(Figure),
});
export type Review = z.infer<typeof Review>;

export const readReview = endpoint({
  name: "statistics.read-review",
  method: "GET",
  path: "/statistics/review",
  permission: "statistics.read",
  purpose: "none",
  fields: "internal",
  summary: {
    zh: "年度综述：八大抓手的数和话",
    en: "The yearly review: sentences and figures of the eight levers",
  },
  input: Where,
  output: Review,
  refusals: SCOPE_REFUSALS,
});

export const printReview = endpoint({
  name: "statistics.print-review",
  method: "GET",
  path: "/statistics/review/file",
  permission: "statistics.read",
  purpose: "none",
  fields: "internal",
  summary: { zh: "年度综述，存为 PDF 或 Word", en: "The yearly review as PDF or Word" },
  input: Where.extend({ form: z.enum(["pdf", "word"]).default("pdf") }),
  output: z.unknown(),
  answer: "file",
  refusals: SCOPE_REFUSALS,
});
