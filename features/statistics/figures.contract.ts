import { z } from "zod";
import { endpoint } from "#foundation/endpoint.ts";
import { Lever, NotYet } from "./indicator.contract.ts";
import { Words } from "./source.contract.ts";

const BodyRef = z.string().regex(/^\d{1,19}$/);
const Day = z.iso.date("写成 2026-11-23 / Write 2026-11-23");
const Code = z.string().regex(/^[A-Z]{2}-\d{2}-\d{2}$/);

/** Where and when a figure is read: a body with everything below it, left out the reader's own; a day, left out today. */
export const Where = z.object({ body: BodyRef.optional(), day: Day.optional() });

export const SCOPE_REFUSALS = {
  day_to_come: { zh: "{day} 还没有到", en: "{day} has not come yet" },
} as const;

export const Scope = z.strictObject({
  bodyId: z.string(),
  name: z.string(),
  day: z.string(),
  /** The same day a year earlier. */
  before: z.string(),
  /** ISO; the state of the records that the figures show. */
  at: z.string(),
});

export const Figure = z.strictObject({
  code: z.string(),
  lever: Lever,
  edition: z.int(),
  validFrom: z.string(),
  name: Words,
  unit: Words,
  digits: z.int(),
  /** Null where nothing is recorded yet, or where there is nothing to divide by. */
  value: z.number().nullable(),
  before: z.number().nullable(),
  /** Both days are counted by one edition: only then there is a difference. */
  comparable: z.boolean(),
  target: z.number().nullable(),
  notYet: NotYet.nullable(),
});
export type Figure = z.infer<typeof Figure>;

export const listIndicators = endpoint({
  name: "statistics.list-indicators",
  method: "GET",
  path: "/statistics/indicators",
  permission: "statistics.read",
  purpose: "none",
  fields: "internal",
  summary: { zh: "全部指标和它们的数", en: "All figures with their values" },
  input: Where,
  output: z.strictObject({ scope: Scope, figures: z.array(Figure) }),
  refusals: SCOPE_REFUSALS,
});

const Point = z.strictObject({ day: z.string(), value: z.number().nullable() });

const Edition = z.strictObject({
  edition: z.int(),
  validFrom: z.string(),
  counts: Words,
  basis: Words,
});

export const IndicatorDetail = z.strictObject({
  scope: Scope,
  figure: Figure,
  /** In force on the day: what is counted, and where the demand comes from. */
  counts: Words,
  basis: Words,
  /** How it was counted before. */
  editions: z.array(Edition),
  /** What one can break it down by: `children`, and dimensions with their names. */
  ways: z.array(z.strictObject({ code: z.string(), label: Words, codes: z.string().nullable() })),
  breakdown: z.strictObject({
    by: z.string(),
    lines: z.array(
      z.strictObject({ key: z.string().nullable(), name: z.string(), value: z.number().nullable() }),
    ),
  }),
  years: z.array(Point),
  months: z.array(Point),
  /** How many rows were counted, and whether the reader may open them. */
  rows: z.strictObject({ count: z.int(), mayOpen: z.boolean() }),
});
export type IndicatorDetail = z.infer<typeof IndicatorDetail>;

export const readIndicator = endpoint({
  name: "statistics.read-indicator",
  method: "GET",
  path: "/statistics/indicators/:code",
  permission: "statistics.read",
  purpose: "none",
  fields: "internal",
  summary: { zh: "一个指标：口径、数、分布、走势", en: "One figure: definition, value, breakdown and trend" },
  input: Where.extend({
    code: Code,
    by: z.string().max(40).default("children"),
    trend: z.enum(["yes", "no"]).default("yes"),
  }),
  output: IndicatorDetail,
  refusals: {
    ...SCOPE_REFUSALS,
    breakdown_unfit: { zh: "这个数不能按“{by}”分", en: "This figure cannot be broken down by {by}" },
  },
});

export const FigureRow = z.strictObject({
  rowId: z.string(),
  /** What the row is, in words: a person, a body, a case. */
  name: z.string(),
  personId: z.string().nullable(),
  bodyId: z.string().nullable(),
  caseId: z.string().nullable(),
  bodyName: z.string(),
});
export type FigureRow = z.infer<typeof FigureRow>;

export const listIndicatorRows = endpoint({
  name: "statistics.list-indicator-rows",
  method: "GET",
  path: "/statistics/indicators/:code/rows",
  permission: "people.read",
  purpose: "roster-keeping",
  fields: "personal",
  summary: { zh: "一个指标数的是哪些记录", en: "The records that a figure counted" },
  input: Where.extend({
    code: Code,
    after: z.string().max(40).default(""),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  output: z.strictObject({ rows: z.array(FigureRow), next: z.string().nullable() }),
  refusals: SCOPE_REFUSALS,
});
