import { figure, PEOPLE, PER_CENT } from "#packs/kit/indicator.ts";
import { words } from "#packs/kit/procedure.ts";
import { COLLEGE_AND_ABOVE, MEMBERS, membersWho, OFFICIALS, officialsWho, POSTGRADUATE } from "./filters.ts";

const OFFICIAL_DIMENSIONS = ["official_level", "sex", "education", "ethnicity", "sector"];
const RECORDS = ["年底在册的记录", "Records held at the end of the year"] as const;

/** Figures of officials and of what people have learnt, from the files of persons. */
export const OFFICIAL_FIGURES = [
  figure("LC-01-01", "loyalty", ["处级以上领导干部", "Leading officials at division rank and above"], {
    counts: [
      "当天在册、职级为县处级副职及以上的党员，一人算一次",
      "Members of the day with a level from deputy division head up, each once",
    ],
    basis: RECORDS,
    unit: PEOPLE,
    source: { fact: "membership", where: OFFICIALS, measure: "distinct" },
    dimensions: OFFICIAL_DIMENSIONS,
  }),
  figure("LC-01-02", "loyalty", ["党员", "Members"], {
    counts: [
      "当天的正式党员和预备党员；停止党籍的人类别未变时仍在内",
      "Full and probationary members of the day; those whose membership is stopped are in it while their type stands",
    ],
    basis: ["党内统计年报：以正式组织关系为准", "Annual report: by the formal membership"],
    unit: PEOPLE,
    source: { fact: "membership", where: MEMBERS },
    dimensions: ["member_type", "member_state", "sex", "ethnicity", "education", "sector", "branch_type"],
  }),
  figure("LC-01-03", "loyalty", ["党支部", "Branches"], {
    counts: ["当天没有撤销的党支部，各种类型都算", "Branches of the day that are not closed, of every type"],
    basis: ["党内统计年报：党的组织", "Annual report: bodies"],
    unit: words("个", "branches"),
    source: { fact: "body", where: { dimension: "kind", in: ["3"] } },
    dimensions: ["branch_type", "sector"],
  }),
  figure("LC-01-04", "loyalty", ["大专以上学历党员占比", "Share of members with college education"], {
    counts: ["党员中学历为大专及以上的人所占比例", "Of the members, those with college education or more"],
    basis: ["党内统计公报：大专及以上", "Bulletin: college and above"],
    unit: PER_CENT,
    digits: 1,
    source: {
      fact: "membership",
      where: MEMBERS,
      measure: { share: { dimension: "education", in: COLLEGE_AND_ABOVE } },
    },
    dimensions: ["sex", "sector"],
  }),
  figure("LC-02-01", "leading-groups", ["厅局级干部", "Officials at bureau level"], {
    counts: ["当天在册、职级为厅局级正副职的党员", "Members of the day at bureau level, heads and deputies"],
    basis: RECORDS,
    unit: PEOPLE,
    source: {
      fact: "membership",
      where: membersWho({ dimension: "official_level", in: ["11", "12"] }),
      measure: "distinct",
    },
    dimensions: OFFICIAL_DIMENSIONS,
  }),
  figure("LC-02-02", "leading-groups", ["领导职务", "Leading posts held"], {
    counts: ["当天在任的领导职务，一个职务算一次", "Leading posts held on the day, each post once"],
    basis: RECORDS,
    unit: words("个", "posts"),
    source: { fact: "post", where: { dimension: "post", in: ["9"] } },
    dimensions: ["sex", "education", "sector"],
  }),
  figure("LC-02-03", "leading-groups", ["女干部占比", "Share of women among officials"], {
    counts: ["处级以上领导干部中女性所占比例", "Of the leading officials, the women"],
    basis: RECORDS,
    unit: PER_CENT,
    digits: 1,
    source: { fact: "membership", where: OFFICIALS, measure: { share: { dimension: "sex", in: ["2"] } } },
    dimensions: ["official_level", "sector"],
  }),
  figure("LC-02-04", "leading-groups", ["研究生学历干部占比", "Share of postgraduates among officials"], {
    counts: [
      "处级以上领导干部中研究生学历的人所占比例",
      "Of the leading officials, those with postgraduate education",
    ],
    basis: RECORDS,
    unit: PER_CENT,
    digits: 1,
    source: {
      fact: "membership",
      where: OFFICIALS,
      measure: { share: { dimension: "education", in: POSTGRADUATE } },
    },
    dimensions: ["official_level", "sex", "sector"],
  }),
  figure("LC-02-05", "leading-groups", ["党组", "Leading Party groups"], {
    counts: ["当天没有撤销的党组", "Leading Party groups of the day that are not closed"],
    basis: ["组织机构台账", "Register of bodies"],
    unit: words("个", "groups"),
    source: { fact: "body", where: { dimension: "kind", in: ["7"] } },
    dimensions: ["sector"],
  }),
  figure("LC-03-01", "gazelle", ["1985 年以后出生的处级以上干部", "Officials born in 1985 or later"], {
    counts: [
      "处级以上领导干部中 1985 年 1 月 1 日以后出生的人",
      "Leading officials born on 1 January 1985 or later",
    ],
    basis: ["瞪羚淬炼的年龄条件", "Age condition of the gazelle programme"],
    unit: PEOPLE,
    source: {
      fact: "membership",
      where: officialsWho({ dimension: "birth_date", from: "1985" }),
      measure: "distinct",
    },
    dimensions: OFFICIAL_DIMENSIONS,
  }),
  figure("LC-03-02", "gazelle", ["其中县处级正职", "Of them, division heads"], {
    counts: [
      "1985 年以后出生、职级为县处级正职的党员",
      "Members born in 1985 or later at the level of division head",
    ],
    basis: ["瞪羚淬炼的年龄条件", "Age condition of the gazelle programme"],
    unit: PEOPLE,
    source: {
      fact: "membership",
      where: membersWho(
        { dimension: "official_level", in: ["21"] },
        { dimension: "birth_date", from: "1985" },
      ),
      measure: "distinct",
    },
    dimensions: ["sex", "education", "sector"],
  }),
  figure("LC-04-01", "fledgling", ["35 岁以下党员", "Members aged 35 and under"], {
    counts: ["当天未满 36 周岁的党员", "Members who are not yet 36 on the day"],
    basis: ["党内统计年报：年龄分组", "Annual report: age bands"],
    unit: PEOPLE,
    source: {
      fact: "membership",
      where: membersWho({ dimension: "birth_date", after: { yearsBefore: 36 } }),
    },
    dimensions: ["member_type", "sex", "education", "sector"],
  }),
  figure("LC-04-02", "fledgling", ["35 岁以下书记", "Secretaries aged 35 and under"], {
    counts: ["当天在任、未满 36 周岁的书记", "Secretaries of the day who are not yet 36"],
    basis: ["党内统计年报：书记和委员", "Annual report: secretaries and committee members"],
    unit: PEOPLE,
    source: {
      fact: "post",
      where: {
        all: [
          { dimension: "post", in: ["1"] },
          { dimension: "birth_date", after: { yearsBefore: 36 } },
        ],
      },
      measure: "distinct",
    },
    dimensions: ["sex", "education", "sector"],
  }),
  figure("LC-06-01", "talent", ["研究生学历党员", "Members with postgraduate education"], {
    counts: ["党员中学历为研究生的人", "Members with postgraduate education"],
    basis: ["党内统计年报：学历", "Annual report: education"],
    unit: PEOPLE,
    source: { fact: "membership", where: membersWho({ dimension: "education", in: POSTGRADUATE }) },
    dimensions: ["sex", "sector", "member_type"],
  }),
  figure("LC-06-02", "talent", ["博士学历党员", "Members with a doctorate"], {
    counts: ["党员中学历为博士研究生的人", "Members whose education is doctoral"],
    basis: ["党内统计年报：学历", "Annual report: education"],
    unit: PEOPLE,
    source: { fact: "membership", where: membersWho({ dimension: "education", in: ["11"] }) },
    dimensions: ["sex", "sector"],
  }),
  figure("LC-06-03", "talent", ["专业技术人员党员", "Members who are professionals"], {
    counts: [
      "企事业单位、社会组织专业技术人员中的党员",
      "Members who are professionals of enterprises, institutions and social organisations",
    ],
    basis: ["党内统计公报：职业", "Bulletin: occupation"],
    unit: PEOPLE,
    source: {
      fact: "membership",
      where: membersWho({ dimension: "occupation", in: ["013", "015", "022", "024"] }),
    },
    dimensions: ["sex", "education", "sector"],
  }),
  figure("LC-07-01", "care", ["党龄 50 年以上党员", "Members for fifty years and more"], {
    counts: ["到当天入党满 50 年的党员", "Members who joined at least fifty years before the day"],
    basis: ["「光荣在党 50 年」纪念章的党龄条件", "Condition of the badge for fifty years in the Party"],
    unit: PEOPLE,
    source: { fact: "membership", where: membersWho({ dimension: "join_date", to: { yearsBefore: 50 } }) },
    dimensions: ["sex", "sector"],
  }),
  figure("LC-07-02", "care", ["离退休党员", "Retired members"], {
    counts: ["职业为离退休人员的党员", "Members whose occupation is retired"],
    basis: ["党内统计公报：职业", "Bulletin: occupation"],
    unit: PEOPLE,
    source: { fact: "membership", where: membersWho({ dimension: "occupation", in: ["4"] }) },
    dimensions: ["sex", "sector"],
  }),
];
