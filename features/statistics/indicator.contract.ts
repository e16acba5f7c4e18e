import { z } from "zod";
import { FactSource, ListSource, Words } from "./source.contract.ts";

/** The eight levers, in the order in which the review tells of them. */
const LEVERS = [
  "loyalty",
  "leading-groups",
  "gazelle",
  "fledgling",
  "grass-roots",
  "talent",
  "care",
  "procedures",
] as const;
export const Lever = z.enum(LEVERS);
export type Lever = z.infer<typeof Lever>;

const Day = z.iso.date("写成 2026-01-01 / Write 2026-01-01");

/** Why a figure has no value, and which capability brings its records. */
export const NotYet = z.strictObject({ reason: Words, capability: Words });

/** A way of counting in force from a day on. What is counted otherwise is another edition, never a silent change. */
export const IndicatorEdition = z.strictObject({
  edition: z.int().min(1),
  validFrom: Day,
  name: Words,
  /** What is counted, in one sentence. */
  counts: Words,
  /** Where the demand comes from. */
  basis: Words,
  unit: Words,
  source: z.union([FactSource, ListSource, z.strictObject({ notYet: NotYet })]),
  /** Digits after the point; whole numbers unless said. */
  digits: z.int().min(0).max(2).default(0),
  /** Dimensions of the fact by which the figure may be broken down, besides the bodies below. */
  dimensions: z.array(z.string().min(1)).default([]),
  targets: z.array(z.strictObject({ year: z.int(), value: z.number() })).default([]),
});
export type IndicatorEdition = z.infer<typeof IndicatorEdition>;

export const IndicatorDefinition = z.strictObject({
  code: z.string().regex(/^[A-Z]{2}-\d{2}-\d{2}$/, "写成 LC-01-01 / Write LC-01-01"),
  lever: Lever,
  editions: z.array(IndicatorEdition).min(1),
});
export type IndicatorDefinition = z.infer<typeof IndicatorDefinition>;
export type IndicatorInput = z.input<typeof IndicatorDefinition>;
