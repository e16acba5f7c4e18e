import type { Dimension, Fact } from "#foundation/cube/fact.ts";

type Dimensions = Fact["dimensions"];

function code(zh: string, en: string, codes: string, bits: 8 | 16 = 8): Dimension {
  return { type: "text", bits, label: { zh, en }, codes, element: codes };
}

function date(zh: string, en: string, element: string): Dimension {
  return { type: "date", bits: 16, label: { zh, en }, element };
}

const PERSON = {
  sex: code("性别", "Sex", "sex"),
  birth_date: date("出生日期", "Date of birth", "birth_date"),
  ethnicity: code("民族", "Ethnicity", "ethnicity"),
  education: code("学历", "Education", "education"),
} satisfies Dimensions;

const BODY = {
  body_kind: { type: "text", bits: 8, label: { zh: "组织类别", en: "Kind of body" }, codes: "body_kind" },
  branch_type: { type: "text", bits: 8, label: { zh: "支部类型", en: "Branch type" }, codes: "branch_type" },
  sector: { type: "text", bits: 16, label: { zh: "领域", en: "Sector" }, codes: "sector" },
  division_code: { type: "text", bits: 16, label: { zh: "行政区划", en: "Administrative division" } },
} satisfies Dimensions;

/** Who belonged to which body as what, from a day to a day. */
export const membershipFact: Fact = {
  name: "membership",
  label: { zh: "人员", en: "People" },
  view: "people.published_membership_fact",
  id: "membership_id",
  person: "person_id",
  body: "body_lo",
  period: { from: "from_day", to: "to_day" },
  dimensions: {
    member_type: code("人员类别", "Member type", "member_type"),
    member_state: code("党籍状态", "Member state", "member_state"),
    ...PERSON,
    occupation: code("职业", "Occupation", "occupation"),
    official_level: code("职级", "Level of an official", "official_level"),
    apply_date: date("申请入党日期", "Date of application", "apply_date"),
    activist_date: date("确定为入党积极分子日期", "Date of becoming an activist", "activist_date"),
    object_date: date("确定为发展对象日期", "Date of becoming a development object", "object_date"),
    join_date: date("入党日期", "Date of joining", "join_date"),
    full_date: date("转正日期", "Date of full membership", "full_date"),
    ...BODY,
  },
  measures: {},
  touchedBy: { person: "person_id", body: "body_id" },
};

/** Who held which post of a body, from a day to a day. */
export const postFact: Fact = {
  name: "post",
  label: { zh: "党内职务", en: "Party posts" },
  view: "people.published_post_fact",
  id: "post_id",
  person: "person_id",
  body: "body_lo",
  period: { from: "from_day", to: "to_day" },
  dimensions: {
    post: { type: "text", bits: 8, label: { zh: "党内职务", en: "Party post" }, codes: "party_post" },
    member_type: code("人员类别", "Member type", "member_type"),
    ...PERSON,
    join_date: date("入党日期", "Date of joining", "join_date"),
    ...BODY,
  },
  measures: {},
  touchedBy: { person: "person_id", body: "body_id" },
};

/** Who came to a body as a member, by the day of it: admitted, made full, transferred, or entered from outside. */
export const arrivalFact: Fact = {
  name: "arrival",
  label: { zh: "党员增加和转正", en: "Members who came or became full" },
  view: "people.published_arrival_fact",
  ...movement("arrival_way"),
};

/** Who left a body or stopped being a member, by the day of it. */
export const departureFact: Fact = {
  name: "departure",
  label: { zh: "党员减少", en: "Members who left" },
  view: "people.published_departure_fact",
  ...movement("departure_way"),
};

function movement(ways: string): Omit<Fact, "name" | "label" | "view"> {
  return {
    id: "membership_id",
    person: "person_id",
    body: "body_lo",
    dimensions: {
      on_day: { type: "date", bits: 16, label: { zh: "日期", en: "Day" } },
      way: { type: "text", bits: 8, label: { zh: "方式", en: "Way" }, codes: ways },
      member_type: code("人员类别", "Member type", "member_type"),
      ...PERSON,
      occupation: code("职业", "Occupation", "occupation"),
      ...BODY,
    },
    measures: {},
    touchedBy: { person: "person_id", body: "body_id" },
  };
}
