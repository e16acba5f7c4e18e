import { z } from "zod";
import { Citation, Code, FieldCode, Words } from "./parts.contract.ts";

export const Material = z.strictObject({
  code: Code,
  name: Words,
  /** generated: printed from facts; original: paper with signatures, scanned; seen: nobody keeps a copy, "seen by … on …". */
  kind: z.enum(["generated", "original", "seen"]),
  /** The form that prints it (packs' forms, by name). */
  form: Code.optional(),
  /** The fields it is printed from. */
  fields: z.array(FieldCode).default([]),
  signatures: z.array(Words).default([]),
  /** The least that the rule needs; nothing beyond it can be demanded. */
  least: Words,
  basis: Citation,
});

const ArchiveItem = z.strictObject({
  no: z.string().min(1).max(4),
  name: Words,
  steps: z.array(Code),
  /** keep, merge into another, derivable from facts, verification record instead of a copy. */
  flag: z.enum(["keep", "merge", "derive", "verify"]),
  goesTo: z.array(Code).default([]),
  /** Part of it is printed from facts, whatever becomes of the rest. */
  partly: z.boolean().default(false),
  basis: Citation.optional(),
});

export const ArchiveProfile = z.strictObject({
  code: Code,
  name: Words,
  note: Words,
  items: z.array(ArchiveItem).min(1),
});
