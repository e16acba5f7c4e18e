import { z } from "zod";
import { PackFilter, Words } from "./source.contract.ts";

const Value = z.union([z.string(), z.number(), z.null()]);
const Code = z.string().regex(/^[a-z0-9-]{1,24}$/, "小写字母、数字和短横 / Small letters, digits and dashes");

/** By what an axis divides the rows. */
const AnnualGrouping = z.union([
  z.strictObject({ dimension: z.string() }),
  /** Ages on the day of the table, by their lower bounds. */
  z.strictObject({ dimension: z.string(), ages: z.array(z.int()).min(1) }),
  /** Dates by the first day of each band, rising; a partial date counts from its first possible day. */
  z.strictObject({ dimension: z.string(), since: z.array(z.string()).min(1) }),
]);

const Item = z.strictObject({
  code: Code,
  label: Words,
  /** Codes, lower bounds of bands, or null for what is not on record. */
  values: z.array(Value).min(1),
  /** "Of which": it repeats what another item holds, and is left out of sums. */
  ofWhich: z.boolean().default(false),
});

/** Groups of one kind, such as the age bands. Its items add up to the total unless they are "of which". */
export const AnnualAxis = z.strictObject({
  code: Code,
  label: Words,
  by: AnnualGrouping,
  items: z.array(Item).min(1),
  /** Only some groups are shown: they need not add up to the total. */
  partial: z.boolean().default(false),
});
export type AnnualAxis = z.infer<typeof AnnualAxis>;

export const AnnualTable = z.strictObject({
  code: z.string().regex(/^\d{2}$/, "写成 01 / Write 01"),
  name: Words,
  note: Words.optional(),
  unit: Words,
  fact: z.string(),
  /** For events: the date by which they belong to the year. */
  within: z.string().optional(),
  where: PackFilter.optional(),
  /** What the row and the column of totals are called. */
  total: Words,
  rows: z.array(AnnualAxis).min(1),
  /** None: the columns are the last day of the year before, the day, and the difference. */
  columns: z.array(AnnualAxis),
});
export type AnnualTable = z.infer<typeof AnnualTable>;

const Term = z.strictObject({
  table: z.string(),
  row: z.string(),
  column: z.string(),
  minus: z.boolean().default(false),
});

/** Two sums of cells that must be equal. */
export const AnnualEquality = z.strictObject({
  code: Code,
  says: Words,
  left: z.array(Term).min(1),
  right: z.array(Term).min(1),
});
export type AnnualEquality = z.infer<typeof AnnualEquality>;

export const AnnualSet = z.strictObject({
  tables: z.array(AnnualTable).min(1),
  equalities: z.array(AnnualEquality),
});
export type AnnualSet = z.infer<typeof AnnualSet>;
export type AnnualSetInput = z.input<typeof AnnualSet>;

/** Code of the row and the column of totals. */
export const TOTAL = "total";

const Line = z.strictObject({
  code: z.string(),
  label: Words,
  /** The axis it stands under; the total has none. */
  group: Words.nullable(),
  ofWhich: z.boolean(),
});

export const FilledTable = z.strictObject({
  code: z.string(),
  rows: z.array(Line),
  columns: z.array(Line),
  /** By row, then by column. */
  cells: z.array(z.array(z.int())),
});
export type FilledTable = z.infer<typeof FilledTable>;

export const AnnualFinding = z.strictObject({
  code: z.string(),
  /** `sum`: items of an axis and their total; `equality`: across tables. */
  kind: z.enum(["sum", "equality"]),
  says: Words,
  tables: z.array(z.string()),
  ok: z.boolean(),
  left: z.int(),
  right: z.int(),
  /** For sums that fail: where. */
  row: z.string().nullable(),
  column: z.string().nullable(),
});
export type AnnualFinding = z.infer<typeof AnnualFinding>;
