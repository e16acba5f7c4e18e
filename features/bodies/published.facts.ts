import type { Fact } from "#foundation/cube/fact.ts";

/** Bodies by the periods in which they were of one kind, under one name and superior. */
export const bodyFact: Fact = {
  name: "body",
  label: { zh: "党组织", en: "Bodies" },
  view: "bodies.published_body_fact",
  id: "period_id",
  person: undefined,
  body: "body_lo",
  period: { from: "from_day", to: "to_day" },
  dimensions: {
    kind: { type: "text", bits: 8, label: { zh: "组织类别", en: "Kind of body" }, codes: "body_kind" },
    branch_type: {
      type: "text",
      bits: 8,
      label: { zh: "支部类型", en: "Branch type" },
      codes: "branch_type",
    },
    sector: { type: "text", bits: 16, label: { zh: "领域", en: "Sector" }, codes: "sector" },
    division_code: { type: "text", bits: 16, label: { zh: "行政区划", en: "Administrative division" } },
    established_on: { type: "date", bits: 16, label: { zh: "成立日期", en: "Founded on" } },
    term_end: { type: "date", bits: 16, label: { zh: "任期届满日期", en: "Term ends on" } },
    approves_admission: {
      type: "integer",
      bits: 8,
      label: { zh: "有审批预备党员权限（1 是）", en: "Approves admissions (1: yes)" },
    },
  },
  measures: {},
  touchedBy: { body: "body_id" },
};
