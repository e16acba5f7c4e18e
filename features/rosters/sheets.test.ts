import { expect, test } from "vitest";
import { openPasted } from "#foundation/import-export/open-delimited.ts";
import { graveOf, judgeAll } from "#tests/kit/judge.ts";
import {
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

const ID = identityNumber("1970-03-12", 2);

test("what is no person is ignored and named", async () => {
  const rows: CellSpec[][] = [
    ["党员花名册"],
    ["填报单位：中共样本街道工作委员会（盖章）"],
    ["A", "B", "C", "D", "E"],
    SHORT_HEADER,
    ["必填", "必填", "必填", "选填", "必填"],
    ["一、在职党员"],
    shortRow("王芳", 1),
    [],
    shortRow("李芳", 2),
    ["小计", null, 2],
    SHORT_HEADER,
    shortRow("赵芳", 3),
    ["  "],
    ["合 计", null, 3],
    ["共计3人"],
    ["注：1.本表由党支部填写。"],
    ["填表人：示例", null, "审核人：示例"],
    ["日期：2026年11月20日"],
    [null, null, null, null, null],
  ];
  const { rows: judged, summary } = await judgeAll(
    makeWorkbook({ sheets: [{ name: "s", rows, merges: ["A1:E1", "A6:E6"] }] }),
  );
  expect(judged.map(graveOf)).toEqual(["7 good", "9 good", "12 good"]);
  expect(summary.sheets[0]?.headerRows).toEqual([4]);
  expect(summary.sheets[0]?.ignoredRows.map(({ row, kind }) => `${row} ${kind}`)).toEqual([
    "2 unit_line",
    "5 hint",
    "6 banner",
    "8 blank",
    "10 subtotal",
    "11 repeated_header",
    "13 blank",
    "14 total",
    "15 total",
    "16 note",
    "17 signature",
    "18 signature",
  ]);
});

test("a row with a name only is a person of whom the rest is missing", async () => {
  const { rows } = await judgeAll(
    makeWorkbook({ sheets: [{ name: "s", rows: [SHORT_HEADER, ["王芳"], [null, null, ID]] }] }),
  );
  expect(rows.map(graveOf)).toEqual([
    "2 bad REQUIRED_MISSING C2 REQUIRED_MISSING D2 REQUIRED_MISSING E2",
    "3 bad REQUIRED_MISSING A3 REQUIRED_MISSING D3 REQUIRED_MISSING E3",
  ]);
});

test("numbered but empty rows and rows of zeros at the end are blank", async () => {
  const rows = [
    ["序号", ...SHORT_HEADER, "党费"],
    [1, ...shortRow("王芳", 1), 0],
    [2, null, null, null, null, null, 0],
    [3],
  ];
  const { summary } = await judgeAll(makeWorkbook({ sheets: [{ name: "s", rows }] }));
  expect(summary.totals).toEqual({ dataRows: 1, good: 1, warn: 0, bad: 0, ignored: 0 });
});

test("a merged block of instructions inside the data is a note, not fifty people", async () => {
  const rows: CellSpec[][] = [
    SHORT_HEADER,
    shortRow("王芳", 1),
    [],
    [null, null, "填写说明：身份证号请用文本格式，日期写到日，党支部写全称，不清楚的请咨询组织部门。"],
    [],
    [],
  ];
  const { summary } = await judgeAll(makeWorkbook({ sheets: [{ name: "s", rows, merges: ["C4:E6"] }] }));
  expect(summary.totals).toMatchObject({ dataRows: 1, good: 1, ignored: 2 });
});

test("a header of three rows with dates in three columns is read", async () => {
  const rows: CellSpec[][] = [
    ["党员基本信息一览表"],
    ["序号", "党员基本情况", null, null, null, "入党情况", null, null, null, null, null, "所在党支部"],
    [null, "姓名", "性别", "身份证件", null, "入党时间", null, null, "转正时间"],
    [null, null, null, "证件类型", "证件号码", "年", "月", "日", "年", "月", "日"],
    [1, "王芳", "女", "居民身份证", ID, 1998, 7, 1, "1999年", "7月", "1日", FIRST_BRANCH],
    [
      2,
      "李芳",
      "女",
      "居民身份证",
      identityNumber("1970-03-12", 4),
      1998,
      7,
      null,
      null,
      null,
      null,
      FIRST_BRANCH,
    ],
    [
      3,
      "赵芳",
      "女",
      "居民身份证",
      identityNumber("1970-03-12", 6),
      1998,
      13,
      1,
      null,
      null,
      null,
      FIRST_BRANCH,
    ],
    [
      4,
      "孙芳",
      "女",
      "居民身份证",
      identityNumber("1970-03-12", 8),
      null,
      null,
      null,
      null,
      null,
      null,
      FIRST_BRANCH,
    ],
  ];
  const merges = ["A1:L1", "A2:A4", "B2:E2", "F2:K2", "L2:L4", "B3:B4", "C3:C4", "D3:E3", "F3:H3", "I3:K3"];
  const { rows: judged, summary } = await judgeAll(makeWorkbook({ sheets: [{ name: "s", rows, merges }] }));
  expect(summary.sheets[0]?.headerRows).toEqual([2, 3, 4]);
  expect(judged.map((row) => [row.values["join_date"], row.values["full_date"]])).toEqual([
    ["1998-07-01", "1999-07-01"],
    ["1998-07", null],
    [null, null],
    [null, null],
  ]);
  expect(judged.map(graveOf)).toEqual([
    "5 good",
    "6 good",
    "7 bad DATE_IMPOSSIBLE F7",
    "8 bad REQUIRED_MISSING F8",
  ]);
});

test("only visible sheets with a roster are used, all others are named", async () => {
  const { rows, summary } = await judgeAll(
    makeWorkbook({
      sheets: [
        { name: "填表说明", rows: [["填表说明"], ["1.姓名：与身份证一致。"]] },
        {
          name: "代码表",
          rows: [
            ["性别", "民族", "学历"],
            ["男", "汉族", "大学本科"],
          ],
        },
        sheetOf([member(1)], { name: "一" }),
        sheetOf([member(2), member(3)], { name: "旧", state: "veryHidden" }),
        sheetOf([member(4)], { name: "二", hiddenRows: [2], hiddenColumns: [2] }),
      ],
    }),
  );
  expect(
    summary.sheets.map(({ name, outcome, reason }) => `${name} ${outcome} ${reason ?? ""}`.trim()),
  ).toEqual([
    "填表说明 ignored SHEET_NOT_ROSTER",
    "代码表 ignored SHEET_NOT_ROSTER",
    "一 used",
    "旧 ignored SHEET_HIDDEN",
    "二 used",
  ]);
  expect(rows.map(graveOf)).toEqual(["2 good", "2 warn HIDDEN_ROW A2"]);
  const found = summary.findings.map(({ code, sheet, column, details }) => [
    code,
    sheet,
    column,
    details["rows"],
  ]);
  expect(found).toContainEqual(["SHEET_HIDDEN", "旧", null, 2]);
  expect(found).toContainEqual(["HIDDEN_COLUMN", "二", "B", undefined]);
});

test("a file without a roster is refused", async () => {
  const { rows, summary } = await judgeAll(
    makeWorkbook({
      sheets: [
        {
          name: "s",
          rows: [
            ["党支部名称", "成立时间", "联系电话"],
            ["一", "1969.01", "022-00000000"],
          ],
        },
      ],
    }),
  );
  expect([summary.outcome, rows, summary.findings.map(({ code }) => code)]).toEqual([
    "refuse",
    [],
    ["SHEET_NOT_ROSTER", "NO_ROSTER"],
  ]);
});

test("a record with another number of fields is not read in part", async () => {
  const line = (texts: readonly CellSpec[]) => `${texts.join(",")}\n`;
  const text =
    line(SHORT_HEADER) +
    line(shortRow("王芳", 1)) +
    line([...shortRow("李芳", 2), "多"]) +
    line(shortRow("赵芳", 3).slice(0, 4)) +
    "\n" +
    line(shortRow("孙芳", 4));
  const { rows, summary } = await judgeAll(Buffer.from(text));
  expect(rows.map(graveOf)).toEqual(["2 good", "3 bad COLUMN_SHIFT A3", "4 bad COLUMN_SHIFT A4", "6 good"]);
  expect(rows[1]?.values).toEqual({
    name: null,
    sex: null,
    identity_number: null,
    join_date: null,
    branch: null,
  });
  expect(summary.totals.ignored).toBe(1);
});

test("a header of two rows is found in a text file too", async () => {
  const text =
    "序号,所在党支部,基本信息,,,党籍信息\n,,姓名,性别,身份证号,加入党组织日期\n" +
    `1,${FIRST_BRANCH},王芳,女,${ID},1998-07-01\n`;
  const { rows, summary } = await judgeAll(Buffer.from(text));
  expect([summary.sheets[0]?.headerRows, rows.map(graveOf)]).toEqual([[1, 2], ["3 good"]]);
});

test("pasted rows are judged like a file", async () => {
  const { rows } = await judgeAll(
    openPasted(
      `${SHORT_HEADER.join("\t")}\n${shortRow("王芳", 1).join("\t")}\n"李\n芳"\t女\t${ID.slice(0, 17)}\t98.7\t${FIRST_BRANCH}\n`,
    ),
  );
  expect(rows.map(graveOf)).toEqual(["2 good", "3 bad ID_LENGTH C3 DATE_TWO_DIGIT_YEAR D3"]);
});

test("too many rows are refused before any is judged", async () => {
  const { rows, summary } = await judgeAll(workbookOf([member(1), member(2), member(3)]), { mostRows: 2 });
  expect([rows, summary.outcome, summary.findings.at(-1)?.details]).toEqual([[], "refuse", { limit: 2 }]);
});

test("a roster without people says so", async () => {
  const { summary } = await judgeAll(
    makeWorkbook({ sheets: [{ name: "s", rows: [SHORT_HEADER, [], ["合计", null, 0]] }] }),
  );
  expect([summary.outcome, summary.findings.map(({ code }) => code)]).toEqual(["accept", ["NO_ROWS"]]);
});

test("kinds of rosters are told apart by their columns", async () => {
  const kinds = await Promise.all(
    [MEMBER, DUES, CADRE].map(
      async (record) => (await judgeAll(workbookOf([record]))).summary.sheets[0]?.kind,
    ),
  );
  expect(kinds).toEqual(["member", "dues", "cadre"]);
  const told = await judgeAll(workbookOf([CADRE]), { kind: "member" });
  expect(told.summary.sheets[0]?.kind).toBe("member");
});

test("names of the family in a group of their own are not the person's", async () => {
  const rows: CellSpec[][] = [
    ["姓名", "身份证号", "入党时间", "党支部", "家庭主要成员", null],
    [null, null, null, null, "姓名", "出生年月"],
    ["王芳", ID, "1998-07-01", FIRST_BRANCH, "李四", "1999.01"],
  ];
  const { rows: judged } = await judgeAll(
    makeWorkbook({ sheets: [{ name: "s", rows, merges: ["A1:A2", "B1:B2", "C1:C2", "D1:D2", "E1:F1"] }] }),
  );
  expect([judged.map(graveOf), judged[0]?.values["name"], judged[0]?.values["birth_date"]]).toEqual([
    ["3 good"],
    "王芳",
    undefined,
  ]);
});
