import { z } from "zod";
import { endpoint } from "#foundation/endpoint.ts";
import { Scope, SCOPE_REFUSALS, Where } from "./figures.contract.ts";
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

const TableHead = z.strictObject({
  code: z.string(),
  name: Words,
  note: Words.nullable(),
  unit: Words,
});

const Frozen = z.strictObject({
  snapshotId: z.string(),
  year: z.int(),
  madeAt: z.string(),
  madeBy: z.string(),
});

export const AnnualAnswer = z.strictObject({
  scope: Scope,
  heads: z.array(TableHead),
  tables: z.array(FilledTable),
  findings: z.array(AnnualFinding),
  /** The frozen tables of the year of the day, when there are any. */
  frozen: Frozen.nullable(),
  /** The reader may freeze the year, and it is over. */
  mayFreeze: z.boolean(),
  took: z.number(),
});
export type AnnualAnswer = z.infer<typeof AnnualAnswer>;

export const readAnnual = endpoint({
  name: "statistics.read-annual",
  method: "GET",
  path: "/statistics/annual",
  permission: "statistics.read",
  purpose: "none",
  fields: "internal",
  summary: {
    zh: "年报全套表，按任何一天填好并核对",
    en: "All annual tables of a body, filled for any day and checked",
  },
  input: Where,
  output: AnnualAnswer,
  refusals: SCOPE_REFUSALS,
});

export const exportAnnual = endpoint({
  name: "statistics.export-annual",
  method: "GET",
  path: "/statistics/annual/file",
  permission: "statistics.read",
  purpose: "none",
  fields: "internal",
  summary: { zh: "年报存为 Excel 或 PDF", en: "The annual tables as Excel or PDF" },
  input: Where.extend({ form: z.enum(["xlsx", "pdf"]).default("xlsx") }),
  output: z.unknown(),
  answer: "file",
  refusals: SCOPE_REFUSALS,
});

export const freezeAnnual = endpoint({
  name: "statistics.freeze-annual",
  method: "POST",
  path: "/statistics/annual/freeze",
  permission: "statistics.freeze",
  purpose: "none",
  fields: "internal",
  summary: { zh: "封存一个组织一年的年报，加上签章", en: "Freezes the tables of a year with a seal" },
  input: z.strictObject({ bodyId: z.string().regex(/^\d{1,19}$/), year: z.int().min(2020).max(2100) }),
  output: z.strictObject({ snapshotId: z.string(), digest: z.string() }),
  refusals: {
    year_not_over: {
      zh: "{year} 年还没有过完，12 月 31 日以后才能封存",
      en: "{year} is not over: it is frozen after 31 December",
    },
    checks_failed: {
      zh: "还有 {count} 项核对不相等，先改好记录再封存",
      en: "{count} checks do not agree: mend the records first",
    },
    already_frozen: { zh: "这一年已经封存过", en: "This year is frozen already" },
  },
});

const ChangedCell = z.strictObject({
  table: z.string(),
  row: Words,
  column: Words,
  frozen: z.int(),
  now: z.int(),
});

export const Snapshot = z.strictObject({
  scope: Scope,
  frozen: Frozen,
  heads: z.array(TableHead),
  tables: z.array(FilledTable),
  findings: z.array(AnnualFinding),
  /** Hexadecimal. */
  digest: z.string(),
  /** The text and its seal still agree. */
  sound: z.boolean(),
  /** What a recount of the same day gives differently, because records were corrected since. */
  changed: z.array(ChangedCell),
});
export type Snapshot = z.infer<typeof Snapshot>;

export const readSnapshot = endpoint({
  name: "statistics.read-snapshot",
  method: "GET",
  path: "/statistics/annual/frozen",
  permission: "statistics.read",
  purpose: "none",
  fields: "internal",
  summary: {
    zh: "封存的年报：验签章，和现在重数的比",
    en: "Frozen tables: the seal is verified, and they are compared with a recount",
  },
  input: z.object({
    body: z
      .string()
      .regex(/^\d{1,19}$/)
      .optional(),
    year: z.coerce.number().int().min(2020).max(2100),
  }),
  output: Snapshot,
  refusals: SCOPE_REFUSALS,
});

export const listCorrections = endpoint({
  name: "statistics.list-corrections",
  method: "GET",
  path: "/statistics/annual/corrections",
  permission: "people.read",
  purpose: "roster-keeping",
  fields: "personal",
  summary: {
    zh: "封存以后补登和更正的记录",
    en: "Records that were entered or corrected after the freezing",
  },
  input: z.object({
    body: z
      .string()
      .regex(/^\d{1,19}$/)
      .optional(),
    year: z.coerce.number().int().min(2020).max(2100),
  }),
  output: z.strictObject({
    rows: z.array(
      z.strictObject({ personId: z.string(), name: z.string(), element: z.string(), recordedAt: z.string() }),
    ),
    more: z.boolean(),
  }),
  refusals: SCOPE_REFUSALS,
});
