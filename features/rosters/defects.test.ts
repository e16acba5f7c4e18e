import { expect, test } from "vitest";
import { judgeAll } from "#tests/kit/judge.ts";
import {
  ACTIVIST,
  CADRE,
  DUES,
  FIRST_BRANCH,
  identityNumber,
  MEMBER,
  member,
  SHORT_HEADER,
  sheetOf,
  shortRow,
  workbookOf,
} from "#tests/kit/rosters.ts";
import { type CellSpec, makeWorkbook } from "#tests/kit/workbook.ts";
import { type DefectCode, DEFECTS, type Finding } from "./judged.contract.ts";

type Spoilt = Buffer | Readonly<Record<string, CellSpec>>;

const ID = String(MEMBER["身份证号"]);
const X =
  Array.from({ length: 400 }, (_, index) => identityNumber("1970-03-12", index * 2)).find((number) =>
    number.endsWith("X"),
  ) ?? "";

/** The right row of a member with something else in one column. */
function spoil(header: string, cell: CellSpec): Readonly<Record<string, CellSpec>> {
  return { ...MEMBER, [header]: cell };
}

function without(record: Readonly<Record<string, CellSpec>>, header: string): Record<string, CellSpec> {
  return Object.fromEntries(Object.entries(record).filter(([key]) => key !== header));
}

/** For each kind of defect a file, or one row, in which it must be found. A kind without a sample does not compile. */
const SAMPLES: Readonly<Record<DefectCode, Spoilt>> = {
  NO_ROSTER: makeWorkbook({ sheets: [{ name: "s", rows: [["a", "b"]] }] }),
  NO_ROWS: makeWorkbook({ sheets: [{ name: "s", rows: [SHORT_HEADER] }] }),
  TOO_MANY_ROWS: workbookOf(Array.from({ length: 4 }, (_, index) => member(index))),
  ENCODING_GUESSED: Buffer.concat([Buffer.from("d0d5c3fb", "hex"), Buffer.from(",a\n")]),
  SHEET_NOT_ROSTER: makeWorkbook({ sheets: [{ name: "s", rows: [["填表说明"]] }] }),
  SHEET_HIDDEN: makeWorkbook({
    sheets: [sheetOf([member(1)]), sheetOf([member(2)], { name: "旧", state: "hidden" })],
  }),
  HIDDEN_COLUMN: workbookOf([member(1)], { hiddenColumns: [2] }),
  UNMAPPED_COLUMN: { ...MEMBER, QQ号: "1" },
  COLUMN_UNNAMED: makeWorkbook({
    sheets: [{ name: "s", rows: [SHORT_HEADER, [...shortRow("王芳", 1), "多"]] }],
  }),
  COLUMN_DUPLICATE: makeWorkbook({
    sheets: [
      {
        name: "s",
        rows: [
          [...SHORT_HEADER, "性别"],
          [...shortRow("王芳", 1), "女"],
        ],
      },
    ],
  }),
  COLUMN_AMBIGUOUS: { ...MEMBER, 加入党组织日期: "1998-07-01" },
  COLUMN_MISSING: without(MEMBER, "身份证号"),
  BRANCH_CHOICE: without(MEMBER, "党支部"),
  COLUMN_SHIFT: Buffer.from(`${SHORT_HEADER.join(",")}\n${shortRow("王芳", 1).join(",")},x\n`),
  HIDDEN_ROW: workbookOf([member(1)], { hiddenRows: [2] }),
  DUPLICATE_PERSON: workbookOf([member(1), member(1)]),
  DUPLICATE_CONFLICT: workbookOf([member(1), member(1, { 学历: "高中" })]),
  SAME_NAME: workbookOf([member(1), member(2, { 姓名: member(1)["姓名"] ?? "" })]),
  MERGED_FILL: workbookOf([member(1), member(2)], { merges: ["I2:I3"] }),
  FORMULA_CACHED: spoil("性别", { formula: "B1", result: "女" }),
  FORMULA_ERROR: spoil("性别", { formula: "B1", error: "#REF!" }),
  FORMULA_NO_RESULT: spoil("性别", { formula: "B1" }),
  FORMULA_LIKE_TEXT: spoil("备注", "@SUM(A1)"),
  INVISIBLE_REMOVED: spoil("姓名", "王\u200B芳"),
  CONTROL_REMOVED: spoil("备注", "a\u0007b"),
  LINE_BREAK_REMOVED: spoil("姓名", "王芳\n"),
  LEADING_APOSTROPHE: spoil("身份证号", `'${ID}`),
  NAME_SPACES: spoil("姓名", "王 芳"),
  PLACEHOLDER: spoil("学历", "无"),
  REQUIRED_MISSING: spoil("姓名", null),
  TEXT_TOO_LONG: spoil("备注", "长".repeat(501)),
  NAME_INVALID: spoil("姓名", "王1"),
  NAME_ANNOTATION: spoil("姓名", "王芳（女）"),
  NAME_REPLACEMENT_CHAR: spoil("姓名", "王\uFFFD"),
  NAME_PRIVATE_USE: spoil("姓名", "王\uE000"),
  NAME_DOT_VARIANT: spoil("姓名", "古丽•买买提"),
  NAME_TOO_LONG: spoil("姓名", "王".repeat(41)),
  ID_CHECK_DIGIT: spoil("身份证号", `${ID.slice(0, 17)}${(Number(ID[17]?.replace("X", "0")) + 1) % 10}`),
  ID_LENGTH: spoil("身份证号", ID.slice(1)),
  ID_CHARSET: spoil("身份证号", `${ID.slice(0, 9)}O${ID.slice(10)}`),
  ID_PRECISION_LOST: spoil("身份证号", "1.80101E+17"),
  ID_BIRTH_IMPOSSIBLE: spoil("身份证号", identityNumber("1970-13-12", 2)),
  ID_15_DIGIT: spoil("身份证号", ID.slice(0, 6) + ID.slice(8, 17)),
  ID_REGION_UNKNOWN: spoil("身份证号", identityNumber("1970-03-12", 2, "990101")),
  ID_FULLWIDTH: spoil("身份证号", ID.replaceAll("0", "０")),
  ID_LOWERCASE_X: spoil("身份证号", X.toLowerCase()),
  ID_SEPARATORS: spoil("身份证号", `${ID.slice(0, 6)} ${ID.slice(6)}`),
  BRANCH_ALIAS: spoil("党支部", "示例里第一党支部"),
  BRANCH_AMBIGUOUS: spoil("党支部", "演示镇机关党支部"),
  BRANCH_SIMILAR: spoil("党支部", `${FIRST_BRANCH}（盖章）`),
  BRANCH_UNKNOWN: spoil("党支部", "幸福里党支部"),
  AMOUNT_TEXT_READ: { ...DUES, "1月": "48.61元" },
  AMOUNT_ROUNDED: { ...DUES, "1月": 48.612 },
  AMOUNT_INVALID: { ...DUES, "1月": "已交" },
  AMOUNT_NEGATIVE: { ...DUES, "1月": -1 },
  RATE_READ: { ...DUES, 交纳比例: "1%" },
  RATE_INVALID: { ...DUES, 交纳比例: "一" },
  DUES_RATE_MISMATCH: { ...DUES, 月应交党费: 60 },
  AMOUNT_SUM_MISMATCH: { ...DUES, 全年实交合计: 1 },
  DATE_TEXT_READ: spoil("入党时间", "1998.7.1"),
  DATE_MONTH_ONLY: spoil("入党时间", "1998.7"),
  DATE_SERIAL_READ: spoil("入党时间", 35977),
  DATE_TIME_DROPPED: spoil("入党时间", { date: 35977.5 }),
  DATE_PARTS_JOINED: makeWorkbook({
    sheets: [
      {
        name: "s",
        rows: [
          ["姓名", "身份证号", "党支部", "入党时间"],
          [null, null, null, "年", "月", "日"],
          ["王芳", ID, FIRST_BRANCH, 1998, 7, 1],
        ],
        merges: ["A1:A2", "B1:B2", "C1:C2", "D1:F1"],
      },
    ],
  }),
  DATE_TWO_DIGIT_YEAR: spoil("入党时间", "98年7月"),
  DATE_AMBIGUOUS: spoil("入党时间", 1998.1),
  DATE_IMPOSSIBLE: spoil("入党时间", "1998-02-30"),
  DATE_YEAR_ONLY: spoil("入党时间", "1998"),
  DATE_UNPARSABLE: spoil("入党时间", "九八年夏"),
  DATE_FUTURE: spoil("入党时间", "2062-07-01"),
  DATE_TOO_EARLY: spoil("入党时间", "1812-07-01"),
  DATE_SERIAL_OUT_OF_RANGE: spoil("入党时间", 60),
  OTHER_PARTY: { ...CADRE, 入党时间: "2004.06；民建" },
  DATE_ORDER: spoil("转正时间", "1997-07-01"),
  PROBATION_UNDER_12M: spoil("转正时间", "1998-12-01"),
  JOIN_UNDER_18: spoil("入党时间", "1987-07-01"),
  APPLY_UNDER_18: { ...ACTIVIST, 递交入党申请书时间: "2015-01-05" },
  BIRTH_ID_MISMATCH: spoil("出生日期", "1971-03-12"),
  SEX_ID_MISMATCH: spoil("性别", "男"),
  DATE_SEQUENCE: { ...ACTIVIST, 确定为入党积极分子时间: "2023-01-01" },
  CONTACT_COUNT: { ...ACTIVIST, 培养联系人: "甲、乙、丙" },
  SEX_INVALID: spoil("性别", "M"),
  ETHNICITY_SHORT: spoil("民族", "汉"),
  ETHNICITY_OLD_NAME: spoil("民族", "毛难族"),
  ETHNICITY_UNKNOWN: spoil("民族", "中国"),
  EDU_ALIAS: spoil("学历", "大专"),
  EDU_UNKNOWN: spoil("学历", "良好"),
  TYPE_ALIAS: spoil("人员类别", "预备"),
  TYPE_UNKNOWN: spoil("人员类别", "群众"),
  STATE_ALIAS: { ...MEMBER, 人员类别: "正式党员", 党籍状态: "流出" },
  STATE_UNKNOWN: { ...MEMBER, 人员类别: "正式党员", 党籍状态: "很好" },
  POST_AS_TEXT: spoil("党内职务", "治保主任"),
};

const codes = Object.keys(DEFECTS) as DefectCode[];

test("there are at least 60 kinds of defects, each with reason and cure in both languages", () => {
  expect(codes.length).toBeGreaterThanOrEqual(60);
  for (const { reason, mend } of Object.values(DEFECTS)) {
    expect([reason.zh, mend.zh].every((text) => /\p{Script=Han}/u.test(text))).toBe(true);
    expect([reason.en, mend.en].every((text) => /[a-z]{3}/.test(text))).toBe(true);
  }
});

test.each(codes)("%s is found in its sample, with its place", async (code) => {
  const sample = SAMPLES[code];
  const bytes = Buffer.isBuffer(sample) ? sample : workbookOf([sample]);
  const { rows, summary } = await judgeAll(bytes, code === "TOO_MANY_ROWS" ? { mostRows: 3 } : {});
  const found = [...summary.findings, ...rows.flatMap((row) => row.findings)].find(
    (finding) => finding.code === code,
  );
  expect([found?.code, found?.severity, found && hasPlace(found)]).toEqual([
    code,
    DEFECTS[code].severity,
    true,
  ]);
});

/** What is about a cell names sheet, row, column and element; the rest is about a sheet, a column or the file. */
function hasPlace({ row, cell, column, field, sheet }: Finding): boolean {
  if (row === null) return cell === null;
  return sheet !== null && field !== null && column !== null && cell === column + String(row);
}

test("the right rows that the samples spoil have no defect", async () => {
  for (const record of [MEMBER, DUES]) {
    const { rows, summary } = await judgeAll(workbookOf([record]));
    expect([summary.outcome, summary.findings, rows[0]?.findings]).toEqual(["accept", [], []]);
  }
});
