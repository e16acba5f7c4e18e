import { z } from "zod";
import { endpoint } from "#foundation/endpoint.ts";
import { Question } from "./question.contract.ts";

const Words = z.strictObject({ zh: z.string(), en: z.string() });

/** Refusals of whatever is asked with a question. */
export const QUESTION_REFUSALS = {
  fact_unknown: { zh: "没有“{fact}”这一类可以数的", en: "Nothing called {fact} can be counted" },
  grouping_unfit: {
    zh: "不能按“{grouping}”分：这里没有这一项，或者它不是这样分的",
    en: "It cannot be grouped by {grouping}: there is no such item, or it is grouped otherwise",
  },
  condition_unfit: {
    zh: "条件“{condition}”读不懂，写成 项目:代码 或 项目:起..止",
    en: "The condition {condition} is unreadable; write item:code or item:from..to",
  },
  measure_unfit: {
    zh: "这里不能数“{measure}”，换一种数法",
    en: "{measure} cannot be counted here, choose another measure",
  },
  too_many_dimensions: {
    zh: "横竖一共最多分 {most} 项，先去掉一项",
    en: "At most {most} groupings together, take one away first",
  },
  day_to_come: { zh: "{day} 还没有到", en: "{day} has not come yet" },
  day_not_kept: {
    zh: "这一类按发生的日期数，没有“截至”：在“只看”里写日期的起止",
    en: "These are counted by the day they happened on: give the days as a condition instead",
  },
  too_many_cells: {
    zh: "这张表有 {cells} 格，最多 {most} 格：少分一项，或者把范围缩小",
    en: "This table has {cells} cells, at most {most}: group by less or choose a smaller body",
  },
  outside_too_fine: {
    zh: "范围里有外单位，外单位的数只按整个代码、常用分段和年份看：去掉“{what}”，或者把范围缩到本单位",
    en: "The scope reaches outside of your own unit, where only whole codes, usual bands and years are told: take away {what}, or keep to your own unit",
  },
  outside_body_too_small: {
    zh: "外单位只看到党委、党工委一级，看不到支部",
    en: "Outside of your own unit figures are told down to committees, not for branches",
  },
} as const;

/** One side of the table: its groups in order. */
const Axis = z.strictObject({
  /** As it was asked: `birth_date.age`. */
  grouping: z.string(),
  label: Words,
  entries: z.array(
    z.strictObject({
      /** Names the group when rows are asked for; null: not recorded, or none of the others. */
      key: z.union([z.string(), z.number(), z.null()]),
      name: Words,
      /** A body: its kind, its division, and whether part of it lies outside of one's own unit. */
      body: z
        .strictObject({ kind: z.string(), division: z.string().nullable(), outside: z.boolean() })
        .optional(),
    }),
  ),
});
export type Axis = z.infer<typeof Axis>;

export const CrossTabAnswer = z.strictObject({
  axes: z.array(Axis),
  /** So many of the axes stand down the side, the rest across the top. */
  rowAxes: z.int(),
  /**
   * One line each: the place in every axis (−1: all together), the value, and the value on the other day if asked. Groups
   * without a line count 0, or are not told where the scope reaches outside (`notTold` of table.rules.ts).
   */
  cells: z.array(z.array(z.number().nullable())),
  scope: z.strictObject({ bodyId: z.string().nullable(), name: z.string(), outside: z.boolean() }),
  /** The day in force: outside of one's own unit the last end of a month. Null: now. */
  day: z.string().nullable(),
  otherDay: z.string().nullable(),
  /** ISO; the state of the records that all cells show. */
  at: z.string(),
  /** Milliseconds that the answer took on the server. */
  took: z.number(),
  by: z.enum(["arrays", "sql"]),
  /** The reader may open cells: the permission over the rows behind them is held somewhere in the scope. */
  opens: z.boolean(),
});
export type CrossTabAnswer = z.infer<typeof CrossTabAnswer>;

export const readCrosstab = endpoint({
  name: "statistics.read-crosstab",
  method: "GET",
  path: "/statistics/crosstab",
  permission: "statistics.read",
  purpose: "none",
  fields: "internal",
  summary: {
    zh: "统计表：任意分组、条件、范围和日期，外单位的小数不显示",
    en: "A table by any groupings, conditions, body and day; small figures of other units are not told",
  },
  input: Question,
  output: CrossTabAnswer,
  refusals: QUESTION_REFUSALS,
});

export const exportCrosstab = endpoint({
  name: "statistics.export-crosstab",
  method: "GET",
  path: "/statistics/crosstab.xlsx",
  permission: "statistics.read",
  purpose: "none",
  fields: "internal",
  summary: {
    zh: "把统计表导出成 Excel：数字是数字，上面写明范围、条件和日期",
    en: "The table as a workbook of real numbers, with its scope, conditions and day",
  },
  input: Question.extend({
    language: z.enum(["zh", "en"]).default("zh"),
    /** What the table is called; left out: what is counted. */
    name: z.string().trim().min(1).max(40).optional(),
  }),
  output: z.unknown(),
  answer: "file",
  refusals: QUESTION_REFUSALS,
});
