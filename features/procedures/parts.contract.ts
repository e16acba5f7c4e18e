import { z } from "zod";

export const Words = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) });
export const Day = z.iso.date();
/** snake_case, because guards name fields by it. */
export const FieldCode = z.string().regex(/^[a-z][a-z0-9_]{1,39}$/);
export const Code = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9-]{0,39}$/);
/** An expression of FEEL (DMN 1.5) over the context that `CONTEXT.md` of this feature lists. */
export const Feel = z.string().min(1).max(400);

/** How sure we are: V read in a page that reproduces the regulation, V2 at second hand, G not checked again, B built for the demonstration, H a rule of this system. */
const Mark = z.enum(["V", "V2", "G", "B", "H"]);

/** Where a demand comes from. `regulation` is a key of the definition's own register; articles as `19`, `10-12`, `20(2)`. */
export const Citation = z.strictObject({
  regulation: Code,
  /** Null when the whole text is meant. */
  article: z
    .string()
    .regex(/^[1-9]\d?(-[1-9]\d?)?(\([1-9]\d?\))?$/)
    .nullable(),
  mark: Mark,
  /** What it says, in our words (要点转述). */
  gist: Words.optional(),
});
export type Citation = z.infer<typeof Citation>;
