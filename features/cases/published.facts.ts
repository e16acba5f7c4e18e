import type { Dimension, Fact } from "#foundation/cube/fact.ts";

function text(zh: string, en: string, bits: 8 | 16 = 8): Dimension {
  return { type: "text", bits, label: { zh, en } };
}

/** Cases as they stand; each counts from its opening on. */
export const caseFact: Fact = {
  name: "case",
  label: { zh: "事项", en: "Cases" },
  view: "cases.published_case_fact",
  id: "case_id",
  person: "person_id",
  body: "body_lo",
  dimensions: {
    procedure: text("程序", "Procedure"),
    variant: text("情形", "Variant"),
    stage: text("阶段", "Stage"),
    step: text("步骤", "Step", 16),
    state: text("状态", "State"),
    outcome: text("结果", "Outcome"),
    opened_on: { type: "date", bits: 16, label: { zh: "启动日期", en: "Opened on" } },
    closed_on: { type: "date", bits: 16, label: { zh: "办结日期", en: "Closed on" } },
  },
  measures: {
    typed: { label: { zh: "录入项", en: "Fields typed" } },
    derived: { label: { zh: "自动得出项", en: "Fields derived" } },
    twice: { label: { zh: "重复录入项", en: "Fields typed twice" } },
    added_signs: { label: { zh: "加签", en: "Added opinions" } },
    days: { label: { zh: "办理天数", en: "Days to the end" }, unit: { zh: "天", en: "days" } },
  },
  // A person who moves takes their cases along; the feed then tells of the person.
  touchedBy: { case: "case_id", person: "person_id", body: "body_id" },
};

/** Steps that were done, by the day on which each was decided. */
export const stepFact: Fact = {
  name: "step",
  label: { zh: "办理步骤", en: "Steps done" },
  view: "cases.published_step_fact",
  id: "record_id",
  person: "person_id",
  body: "body_lo",
  dimensions: {
    procedure: text("程序", "Procedure"),
    variant: text("情形", "Variant"),
    step: text("步骤", "Step", 16),
    move: text("动作", "Move"),
    outcome: text("结果", "Outcome"),
    edition: text("版本", "Edition", 16),
    decided_on: { type: "date", bits: 16, label: { zh: "决定日期", en: "Decided on" } },
  },
  measures: {},
  touchedBy: { case: "case_id", person: "person_id", body: "body_id" },
};
