import { z } from "zod";

const Words = z.strictObject({ zh: z.string(), en: z.string() });

/** Article with its edition: `short` stands beside a button, `full` in a paper, `gist` says what it asks. */
export const Basis = z.strictObject({ short: Words, full: Words, gist: Words.nullable() });
export type Basis = z.infer<typeof Basis>;

/** Result of a guard: met, not met (by its class), or not known yet. `waived` by an exception that names its document. */
export const Check = z.strictObject({
  code: z.string(),
  result: z.enum(["met", "warn", "approval", "stop", "unknown", "waived"]),
  verdict: Words,
  /** The arithmetic in words. */
  text: Words,
  basis: Basis,
});
export type Check = z.infer<typeof Check>;

export const FieldToType = z.strictObject({
  code: z.string(),
  name: Words,
  type: z.enum(["text", "long", "date", "number", "choice", "yes-no", "person", "people", "body"]),
  options: z.array(z.strictObject({ code: z.string(), name: Words })),
  unit: Words.nullable(),
  min: z.number().nullable(),
  max: z.number().nullable(),
  optional: z.boolean(),
  hint: Words.nullable(),
  /** Offered as the answer; kept unchanged it was not typed. */
  suggested: z.union([z.string(), z.number(), z.boolean(), z.array(z.string()), z.null()]),
});
export type FieldToType = z.infer<typeof FieldToType>;
