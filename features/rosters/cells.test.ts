import { expect, test } from "vitest";
import { judgeCell, judgeOne } from "#tests/kit/judge.ts";
import { ACTIVIST, CADRE, DUES, FIRST_BRANCH, MEMBER } from "#tests/kit/rosters.ts";
import type { CellSpec } from "#tests/kit/workbook.ts";

test("the rows that the cases below spoil are right", async () => {
  for (const record of [MEMBER, ACTIVIST, DUES, CADRE]) {
    const row = await judgeOne(record);
    expect([row.status, row.findings.filter(({ severity }) => severity !== "notice")]).toEqual(["good", []]);
  }
});

const codes: [string, string, CellSpec, string][] = [
  ["性别", "sex", "女 ", "女 good NAME_SPACES"],
  ["性别", "sex", "F", "null bad SEX_INVALID"],
  ["性别", "sex", "2", "null bad SEX_INVALID"],
  ["性别", "sex", "女性", "null bad SEX_INVALID"],
  ["性别", "sex", "男", "男 warn SEX_ID_MISMATCH"],
  ["民族", "ethnicity", "汉", "汉族 good ETHNICITY_SHORT"],
  ["民族", "ethnicity", "毛难族", "毛南族 good ETHNICITY_OLD_NAME"],
  ["民族", "ethnicity", "崩龙族", "德昂族 good ETHNICITY_OLD_NAME"],
  ["民族", "ethnicity", "01", "null bad ETHNICITY_UNKNOWN"],
  ["民族", "ethnicity", "其他", "null bad ETHNICITY_UNKNOWN"],
  ["学历", "education", "本科", "大学本科 good EDU_ALIAS"],
  ["学历", "education", "大学", "大学本科 good EDU_ALIAS"],
  ["学历", "education", "专科", "大学专科 good EDU_ALIAS"],
  ["学历", "education", "良好", "null bad EDU_UNKNOWN"],
  ["学历", "education", "21", "null bad EDU_UNKNOWN"],
  ["人员类别", "member_type", "正式党员", "正式党员 good"],
  ["人员类别", "member_type", "中共预备党员", "预备党员 good TYPE_ALIAS"],
  ["人员类别", "member_type", "群众", "null bad TYPE_UNKNOWN"],
  ["人员类别", "member_type", "入党积极分子", "null bad TYPE_UNKNOWN"],
  ["党籍状态", "member_state", "流动(流出)", "流动（流出） good STATE_ALIAS"],
  ["党籍状态", "member_state", "很好", "null bad STATE_UNKNOWN"],
  ["党内职务", "party_post", "支部书记", "支部书记 good"],
  ["党内职务", "party_post", "治保主任", "治保主任 good POST_AS_TEXT"],
  ["工作岗位", "work_post", "+1", "+1 warn FORMULA_LIKE_TEXT"],
  ["工作岗位", "work_post", " \t=SUM(A1)", "=SUM(A1) warn NAME_SPACES FORMULA_LIKE_TEXT"],
  ["工作岗位", "work_post", "＝1", "＝1 warn FORMULA_LIKE_TEXT"],
  ["工作岗位", "work_post", "局\u00A0长\n兼书记", "局 长 兼书记 good INVISIBLE_REMOVED LINE_BREAK_REMOVED"],
  ["工作岗位", "work_post", "局\u0001长", "局长 good CONTROL_REMOVED"],
  ["工作岗位", "work_post", "长".repeat(600), "null bad TEXT_TOO_LONG"],
  ["党支部", "branch", " 示例里社区第一党支部 ", `${FIRST_BRANCH} good NAME_SPACES BRANCH_ALIAS`],
  ["党支部", "branch", FIRST_BRANCH.slice(2), `${FIRST_BRANCH} good BRANCH_ALIAS`],
  ["党支部", "branch", "演示镇机关党支部", "null bad BRANCH_AMBIGUOUS"],
  ["党支部", "branch", "小白楼街道示例里社区", "null bad BRANCH_SIMILAR"],
  ["党支部", "branch", "B001", "null bad BRANCH_UNKNOWN"],
  ["党支部", "branch", 1, "null bad BRANCH_UNKNOWN"],
];

test.each(codes)("%s (%s) written %j is read as %s", async (header, field, cell, expected) => {
  const base = header === "党籍状态" ? { ...MEMBER, 人员类别: "正式党员" } : MEMBER;
  expect(await judgeCell(base, header, cell, field)).toBe(expected);
});

test("the occupation's code is found behind the words, the branch's id behind its name", async () => {
  const row = await judgeOne({ ...MEMBER, 工作岗位: "公有制企业工勤技能人员" });
  expect(row.codes).toMatchObject({
    work_post: "016",
    branch: "B001",
    sex: "2",
    ethnicity: "01",
    education: "21",
  });
});

const dues: [string, string, CellSpec, string][] = [
  ["1月", "m01", "48.61元", "48.61 good AMOUNT_TEXT_READ"],
  ["1月", "m01", "￥48.61", "48.61 good AMOUNT_TEXT_READ"],
  ["1月", "m01", "４８．６１", "48.61 good AMOUNT_TEXT_READ"],
  ["1月", "m01", "48.61", "48.61 good"],
  ["1月", "m01", 48.6149, "48.61 good AMOUNT_ROUNDED"],
  ["1月", "m01", 48.61000000000001, "48.61 good"],
  ["1月", "m01", "已交", "null bad AMOUNT_INVALID"],
  ["1月", "m01", "四十八元", "null bad AMOUNT_INVALID"],
  ["1月", "m01", { date: 35977 }, "null bad AMOUNT_INVALID"],
  ["1月", "m01", "4,8.61", "null bad AMOUNT_INVALID"],
  ["1月", "m01", "$48.61", "null bad AMOUNT_INVALID"],
  ["1月", "m01", -48.61, "null bad AMOUNT_NEGATIVE"],
  ["1月", "m01", "-48.61元", "null bad AMOUNT_TEXT_READ AMOUNT_NEGATIVE"],
  ["1月", "m01", null, "null warn"],
  ["党费计算基数", "base", "4,860.50", "4860.50 good AMOUNT_TEXT_READ"],
  ["党费计算基数", "base", "4860.5元整", "4860.50 good AMOUNT_TEXT_READ"],
  ["交纳比例", "rate", "1%", "0.01 good RATE_READ"],
  ["交纳比例", "rate", "１．００％", "0.01 good RATE_READ"],
  ["交纳比例", "rate", 1, "0.01 good RATE_READ"],
  ["交纳比例", "rate", "百分之一", "null bad RATE_INVALID"],
  ["交纳比例", "rate", 0.3, "null bad RATE_INVALID"],
  ["月应交党费", "due_month", 50, "50.00 warn DUES_RATE_MISMATCH"],
  ["月应交党费", "due_month", 48.6, "48.60 good"],
  ["全年实交合计", "paid_total", 97, "97.00 warn AMOUNT_SUM_MISMATCH"],
];

test.each(dues)("%s (%s) written %j is read as %s", async (header, field, cell, expected) => {
  expect(await judgeCell(DUES, header, cell, field)).toBe(expected);
});

const crossed: [string, Readonly<Record<string, CellSpec>>, string][] = [
  ["a birth date that differs", { ...MEMBER, 出生日期: "1970-03-13" }, "warn BIRTH_ID_MISMATCH birth_date"],
  ["a birth month that agrees", { ...MEMBER, 出生日期: "1970.03" }, "good"],
  ["conversion before joining", { ...MEMBER, 转正时间: "1998-06-30" }, "bad DATE_ORDER full_date"],
  [
    "conversion on the same month as joining",
    { ...MEMBER, 入党时间: "1998.07", 转正时间: "1998-07-01" },
    "good",
  ],
  ["conversion a day too early", { ...MEMBER, 转正时间: "1999-06-30" }, "warn PROBATION_UNDER_12M full_date"],
  ["conversion early by months only", { ...MEMBER, 转正时间: "1999.06" }, "good"],
  ["joining on 29 February", { ...MEMBER, 入党时间: "1996-02-29", 转正时间: "1997-02-28" }, "good"],
  [
    "joining a day before 18",
    { ...MEMBER, 入党时间: "1988-03-11", 转正时间: "1989-03-11" },
    "warn JOIN_UNDER_18 join_date",
  ],
  ["joining on the 18th birthday", { ...MEMBER, 入党时间: "1988-03-12", 转正时间: "1989-03-12" }, "good"],
  [
    "the age out of the number alone",
    { ...MEMBER, 出生日期: null, 入党时间: "1988-03-11", 转正时间: "1989-03-11" },
    "warn JOIN_UNDER_18 join_date",
  ],
  ["applying under 18", { ...ACTIVIST, 递交入党申请书时间: "2016-05-19" }, "bad APPLY_UNDER_18 apply_date"],
  ["three contacts", { ...ACTIVIST, 培养联系人: "张某,王某,李某" }, "bad CONTACT_COUNT contacts"],
  ["two contacts by a line break", { ...ACTIVIST, 培养联系人: "张某\n王某" }, "good"],
];

test.each(crossed)("%s is judged", async (_, record, expected) => {
  const row = await judgeOne(record);
  const grave = row.findings
    .filter(({ severity }) => severity !== "notice")
    .map(({ code, field }) => `${code} ${field}`);
  expect([row.status, ...grave].join(" ")).toBe(expected);
});

test("steps of admission in the wrong order are pointed out, not refused", async () => {
  const row = await judgeOne({ ...ACTIVIST, 确定为入党积极分子时间: "2023-08-07" });
  expect([row.status, row.findings.map(({ code }) => code)]).toEqual(["good", ["DATE_SEQUENCE"]]);
});

test("another party behind the date of joining is kept apart", async () => {
  const row = await judgeOne({ ...CADRE, 入党时间: "2004.06；民建" });
  expect([row.values["join_date"], row.extras, row.status]).toEqual([
    "2004-06",
    { other_party: "民建" },
    "good",
  ]);
  const official = await judgeOne({ ...CADRE, 政治面貌: "民盟盟员" });
  expect([official.values["member_type"], official.extras]).toEqual(["非党员", { other_party: "民盟盟员" }]);
  expect((await judgeOne({ ...CADRE, 政治面貌: "中共党员" })).codes["member_type"]).toBe("1");
});

test("the age in brackets behind the birth month is left out", async () => {
  const row = await judgeOne({ ...CADRE, 出生年月: "1975.03\n（51岁）" });
  expect([row.values["birth_date"], row.status]).toEqual(["1975-03", "good"]);
});
