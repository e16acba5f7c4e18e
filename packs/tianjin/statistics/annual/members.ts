import { words } from "#packs/kit/procedure.ts";
import { MEMBERS } from "../indicators/filters.ts";
import {
  axis,
  BY_AGE,
  BY_EDUCATION,
  BY_EDUCATION_IN_DETAIL,
  BY_ETHNICITY,
  BY_MEMBER_TYPE,
  BY_OCCUPATION,
  BY_SECTOR,
  BY_SEX,
  item,
  MEMBERS_TOTAL,
  MEMBERS_UNIT,
  MINORITY,
  type TableInput,
  unknown,
  WITH_COLLEGE,
  WOMEN,
} from "./axes.ts";

const OF_MEMBERS = { unit: MEMBERS_UNIT, fact: "membership", where: MEMBERS, total: MEMBERS_TOTAL };

/** Bands of the form on the day of joining; a date of which only the year is known counts from its first day. */
const BY_JOINING = axis(
  "joined",
  words("入党时间", "Joined"),
  {
    dimension: "join_date",
    since: ["", "1945-09-03", "1949-10", "1966-05", "1976-11", "1979-01", "2002-11", "2012-11"],
  },
  [
    item("1945", "1945 年 9 月 2 日以前", "Until 2 September 1945", [""]),
    item("1949", "1945 年 9 月 3 日至 1949 年 9 月", "3 September 1945 – September 1949", ["1945-09-03"]),
    item("1966", "1949 年 10 月至 1966 年 4 月", "October 1949 – April 1966", ["1949-10"]),
    item("1976", "1966 年 5 月至 1976 年 10 月", "May 1966 – October 1976", ["1966-05"]),
    item("1978", "1976 年 11 月至 1978 年 12 月", "November 1976 – December 1978", ["1976-11"]),
    item("2002", "1979 年 1 月至 2002 年 10 月", "January 1979 – October 2002", ["1979-01"]),
    item("2012", "2002 年 11 月至 2012 年 10 月", "November 2002 – October 2012", ["2002-11"]),
    item("since", "2012 年 11 月以后", "November 2012 onward", ["2012-11"]),
    unknown(),
  ],
);

const BY_STATE = axis("state", words("党籍状态", "State"), { dimension: "member_state" }, [
  item("regular", "正常", "Regular", ["1", null]),
  item("out", "流动（流出）", "Floating, out", ["2"]),
  item("in", "流动（流入）", "Floating, in", ["3"]),
  item("lost", "失联", "Out of contact", ["4"]),
  item("stopped", "停止党籍", "Membership stopped", ["5"]),
  item("probation", "留党察看", "On probation within the Party", ["6"]),
  item("transit", "组织关系在途", "In transfer", ["7"]),
  item("abroad", "因私出国（境）", "Abroad", ["8"]),
  item("left", "出党和死亡，类别未改", "Left or deceased, type not changed", ["9", "10"]),
]);

const BY_ROAD = axis("road", words("类别", "Type"), { dimension: "member_type" }, [
  item("object", "发展对象", "Development objects", ["3"]),
  item("activist", "入党积极分子", "Activists", ["4"]),
  item("applicant", "入党申请人", "Applicants", ["5"]),
]);

/** Tables of who there is on the day. */
export const MEMBER_TABLES: readonly TableInput[] = [
  {
    code: "01",
    name: words("党员基本情况两年对照", "Members, two years compared"),
    note: words(
      "人员的性别、民族、学历、出生日期按现在的记录",
      "Sex, ethnicity, education and birth as recorded today",
    ),
    ...OF_MEMBERS,
    rows: [BY_MEMBER_TYPE, BY_SEX, BY_ETHNICITY, BY_EDUCATION],
    columns: [],
  },
  {
    code: "02",
    name: words("党员性别、民族、学历和年龄", "Members by sex, ethnicity, education and age"),
    ...OF_MEMBERS,
    rows: [BY_MEMBER_TYPE, BY_SEX, BY_ETHNICITY, BY_EDUCATION],
    columns: [BY_AGE],
  },
  {
    code: "03",
    name: words("党员入党时间", "Members by the time of joining"),
    note: words(
      "只知道年、月的，从当年、当月第一天算",
      "Where only year or month is known, from its first day",
    ),
    ...OF_MEMBERS,
    rows: [BY_JOINING],
    columns: [BY_SEX],
  },
  {
    code: "04",
    name: words("党员学历", "Members by education"),
    ...OF_MEMBERS,
    rows: [BY_EDUCATION_IN_DETAIL],
    columns: [BY_SEX, MINORITY],
  },
  {
    code: "05",
    name: words("党员职业", "Members by occupation"),
    note: words("按公报的八类归并", "As the eight labels of the bulletin gather them"),
    ...OF_MEMBERS,
    rows: [BY_OCCUPATION],
    columns: [BY_SEX, WITH_COLLEGE],
  },
  {
    code: "06",
    name: words("各领域党员", "Members by sector"),
    ...OF_MEMBERS,
    rows: [BY_SECTOR],
    columns: [BY_MEMBER_TYPE, WOMEN],
  },
  {
    code: "07",
    name: words("党籍状态", "Members by state"),
    note: words(
      "停止党籍的人类别未变时仍在总数内",
      "Those whose membership is stopped are in the total while their type stands",
    ),
    ...OF_MEMBERS,
    rows: [BY_STATE],
    columns: [BY_MEMBER_TYPE],
  },
  {
    code: "08",
    name: words("申请人、积极分子和发展对象", "Applicants, activists and development objects"),
    unit: MEMBERS_UNIT,
    fact: "membership",
    where: { dimension: "member_type", in: ["3", "4", "5"] },
    total: words("合计", "all"),
    rows: [BY_ROAD],
    columns: [BY_SEX, WITH_COLLEGE],
  },
];
