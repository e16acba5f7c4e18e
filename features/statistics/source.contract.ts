import { z } from "zod";

export const Words = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) });

/** A value, or a day that is reckoned from the day of the question: so many full years before it, or its first of January. */
export const Point = z.union([
  z.string(),
  z.number(),
  z.strictObject({ yearsBefore: z.int().min(0).max(120) }),
  z.strictObject({ startOfYear: z.literal(true) }),
]);
export type Point = z.infer<typeof Point>;

const Value = z.union([z.string(), z.number(), z.null()]);

/** A filter as a pack writes it; becomes one of foundation/cube for a day. */
export type PackFilter =
  | { all: PackFilter[] }
  | { any: PackFilter[] }
  | { dimension: string; in: (string | number | null)[] }
  | {
      dimension: string;
      /** Both belong to the range. */
      from?: Point | undefined;
      to?: Point | undefined;
      /** Later than, earlier than: the point itself does not belong to it. Days only. */
      after?: Point | undefined;
      before?: Point | undefined;
    };

export const PackFilter: z.ZodType<PackFilter> = z.lazy(() =>
  z.union([
    z.strictObject({ all: z.array(PackFilter).min(1) }),
    z.strictObject({ any: z.array(PackFilter).min(1) }),
    z.strictObject({ dimension: z.string().min(1), in: z.array(Value).min(1) }),
    z
      .strictObject({
        dimension: z.string().min(1),
        from: Point.optional(),
        to: Point.optional(),
        after: Point.optional(),
        before: Point.optional(),
      })
      .refine((range) => Object.keys(range).length > 1, "a range needs an end"),
  ]),
);

/** How counted rows become one number. `share` is the part of the rows that the filter keeps, in per cent. */
export const Measure = z.union([
  z.literal("count"),
  z.literal("distinct"),
  z.strictObject({ sum: z.string().min(1) }),
  z.strictObject({ mean: z.string().min(1) }),
  z.strictObject({ share: PackFilter }),
  /** The part of one sum in several, in per cent. */
  z.strictObject({ part: z.string().min(1), of: z.array(z.string().min(1)).min(1) }),
]);
export type Measure = z.infer<typeof Measure>;

/** Rows of a published fact: those that held on the day, or events of its year up to the day by the date `within`. */
export const FactSource = z.strictObject({
  fact: z.string().min(1),
  /** The date by which events belong to a year; left out: what held on the day. */
  within: z.string().min(1).optional(),
  where: PackFilter.optional(),
  measure: Measure.default("count"),
});
export type FactSource = z.infer<typeof FactSource>;

/** Something that is a list rather than rows of bodies, such as the papers that a procedure files. */
export const ListSource = z.strictObject({ list: z.string().min(1) });
export type ListSource = z.infer<typeof ListSource>;
