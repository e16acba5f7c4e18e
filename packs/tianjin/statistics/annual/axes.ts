import type { AnnualSetInput } from "#features/statistics/annual.contract.ts";
import type { Words } from "#foundation/messages/messages.ts";
import { words } from "#packs/kit/procedure.ts";
import { BACHELOR, COLLEGE, COLLEGE_AND_ABOVE, POSTGRADUATE } from "../indicators/filters.ts";

export type TableInput = AnnualSetInput["tables"][number];
export type AxisInput = TableInput["rows"][number];
type ItemInput = AxisInput["items"][number];

export const MEMBERS_UNIT = words("人", "people");
export const MEMBERS_TOTAL = words("党员总数", "All members");
const NOT_ON_RECORD = words("没有记录", "Not on record");

export function item(
  code: string,
  zh: string,
  en: string,
  values: ItemInput["values"],
  more: Partial<ItemInput> = {},
): ItemInput {
  return { code, label: words(zh, en), values, ...more };
}

export function unknown(...values: string[]): ItemInput {
  return { code: "unknown", label: NOT_ON_RECORD, values: [null, ...values] };
}

export function axis(
  code: string,
  label: Words,
  by: AxisInput["by"],
  items: ItemInput[],
  more: Partial<AxisInput> = {},
): AxisInput {
  return { code, label, by, items, ...more };
}

export const BY_SEX = axis("sex", words("性别", "Sex"), { dimension: "sex" }, [
  item("male", "男", "Men", ["1"]),
  item("female", "女", "Women", ["2"]),
  unknown("0", "9"),
]);

const MINORITIES = Array.from({ length: 55 }, (_, index) => String(index + 2).padStart(2, "0"));

export const BY_ETHNICITY = axis("ethnicity", words("民族", "Ethnicity"), { dimension: "ethnicity" }, [
  item("han", "汉族", "Han", ["01"]),
  item("minority", "少数民族", "Minorities", MINORITIES),
  unknown("97", "98"),
]);

/** Age bands of the form; the bulletin puts those from 61 on together. */
export const BY_AGE = axis(
  "age",
  words("年龄", "Age"),
  { dimension: "birth_date", ages: [0, 31, 36, 41, 46, 51, 56, 61, 66, 71] },
  [
    item("30", "30 岁及以下", "30 and under", [0]),
    item("31", "31 至 35 岁", "31–35", [31]),
    item("36", "36 至 40 岁", "36–40", [36]),
    item("41", "41 至 45 岁", "41–45", [41]),
    item("46", "46 至 50 岁", "46–50", [46]),
    item("51", "51 至 55 岁", "51–55", [51]),
    item("56", "56 至 60 岁", "56–60", [56]),
    item("61", "61 至 65 岁", "61–65", [61]),
    item("66", "66 至 70 岁", "66–70", [66]),
    item("71", "71 岁及以上", "71 and over", [71]),
    unknown(),
  ],
);

const MIDDLE = ["41", "42", "43"];
const HIGH = ["40", "44", "45", "46", "47", "48", "49", "60", "61", "62", "63"];
const LOW = ["70", "71", "72", "73", "80", "81", "82", "83", "90"];

/** The four steps of the form. */
export const BY_EDUCATION = axis("education", words("学历", "Education"), { dimension: "education" }, [
  item("college", "大专及以上", "College and above", COLLEGE_AND_ABOVE),
  item("middle", "中专", "Vocational school", MIDDLE),
  item("high", "高中、中技", "High and technical school", HIGH),
  item("low", "初中及以下", "Junior school and below", LOW),
  unknown(),
]);

export const BY_EDUCATION_IN_DETAIL = axis(
  "education",
  words("学历", "Education"),
  { dimension: "education" },
  [
    item("postgraduate", "研究生", "Postgraduate", POSTGRADUATE),
    item("doctor", "其中：博士", "of which doctoral", ["11", "12", "13"], { ofWhich: true }),
    item("bachelor", "大学本科", "Bachelor", BACHELOR),
    item("college", "大学专科", "College", COLLEGE),
    item("middle", "中专", "Vocational school", MIDDLE),
    item("high", "高中、中技", "High and technical school", HIGH),
    item("low", "初中及以下", "Junior school and below", LOW),
    unknown(),
  ],
);

/** Labels of the bulletin; the prefixes gather the rows of the occupation list. */
export const BY_OCCUPATION = axis("occupation", words("职业", "Occupation"), { dimension: "occupation" }, [
  item("worker", "工人（工勤技能人员）", "Workers", ["016", "0164", "025", "0253"]),
  item("farmer", "农牧渔民", "Farmers, herders and fishers", ["1", "113"]),
  item("professional", "专业技术人员", "Professionals", ["013", "015", "022", "024"]),
  item("manager", "企事业单位、社会组织管理人员", "Managers", ["012", "014", "021", "023"]),
  item("organ", "党政机关工作人员", "Staff of Party and state organs", ["011"]),
  item("student", "学生", "Students", ["3"]),
  item("retired", "离退休人员", "Retired", ["4"]),
  item("other", "其他职业人员", "Others", ["0", "01", "02", "2", "5"]),
  unknown(),
]);

export const BY_SECTOR = axis("sector", words("领域", "Sector"), { dimension: "sector" }, [
  item("village", "农村", "Villages", ["1"]),
  item("community", "社区", "Communities", ["2"]),
  item("organ", "机关", "Organs", ["3"]),
  item("state", "国有企业", "State-owned enterprises", ["4"]),
  item("private", "非公有制企业", "Private enterprises", ["5"]),
  item("institution", "事业单位", "Public institutions", ["6"]),
  item("social", "社会组织", "Social organisations", ["7"]),
  item("university", "高校", "Universities", ["8"]),
  item("retired", "离退休", "Retired staff", ["9"]),
  unknown(),
]);

export const BY_MEMBER_TYPE = axis("type", words("类别", "Member type"), { dimension: "member_type" }, [
  item("full", "正式党员", "Full", ["1"]),
  item("probationary", "预备党员", "Probationary", ["2"]),
]);

export const WOMEN = axis(
  "sex",
  words("性别", "Sex"),
  { dimension: "sex" },
  [item("female", "其中：女", "of which women", ["2"], { ofWhich: true })],
  { partial: true },
);

export const MINORITY = axis(
  "ethnicity",
  words("民族", "Ethnicity"),
  { dimension: "ethnicity" },
  [item("minority", "少数民族", "minorities", MINORITIES, { ofWhich: true })],
  { partial: true },
);

export const WITH_COLLEGE = axis(
  "education",
  words("学历", "Education"),
  { dimension: "education" },
  [item("college", "大专及以上", "college and above", COLLEGE_AND_ABOVE, { ofWhich: true })],
  { partial: true },
);
