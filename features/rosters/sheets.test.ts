import { expect, test } from "vitest";
import { openPasted } from "#foundation/import-export/open-delimited.ts";
import { judgeAll } from "#tests/kit/judge.ts";
import {
  CADRE,
  DUES,
  FIRST_BRANCH,
  identityNumber,
  MEMBER,
  sheetOf,
  workbookOf,
} from "#tests/kit/rosters.ts";
import { type CellSpec, makeWorkbook } from "#tests/kit/workbook.ts";
import type { JudgedRow } from "./judged.contract.ts";

const ID = identityNumber("1970-03-12", 2);

/** A different right member for each number. */
function member(number: number, more: Readonly<Record<string, CellSpec>> = {}): Record<string, CellSpec> {
  const names = ["赵", "钱", "孙", "李", "周", "吴", "郑", "王"];
  return {
    ...MEMBER,
    姓名: `${names[number % 8]}${names[Math.floor(number / 8) % 8]}芳`,
    身份证号: identityNumber("1970-03-12", number * 2),
    ...more,
  };
}

function grave(row: JudgedRow | undefined): string {
  const codes = row?.findings
    .filter(({ severity }) => severity !== "notice")
    .map(({ code, cell }) => `${code} ${cell}`);
  return [row?.row, row?.status, ...(codes ?? [])].join(" ");
}

const HEADER = ["姓名", "性别", "身份证号", "入党时间", "党支部"];

/** A row of the short header. */
function short(name: string, number: number): CellSpec[] {
  return [name, "女", identityNumber("1970-03-12", number * 2), "1998-07-01", FIRST_BRANCH];
}

test("what is no person is ignored and named", async () => {
  const rows: CellSpec[][] = [
    ["党员花名册"],
    ["填报单位：中共样本街道工作委员会（盖章）"],
    ["A", "B", "C", "D", "E"],
    HEADER,
    ["必填", "必填", "必填", "选填", "必填"],
    ["一、在职党员"],
    short("王芳", 1),
    [],
    short("李芳", 2),
    ["小计", null, 2],
    HEADER,
    short("赵芳", 3),
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
  expect(judged.map(grave)).toEqual(["7 good", "9 good", "12 good"]);
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
    makeWorkbook({ sheets: [{ name: "s", rows: [HEADER, ["王芳"], [null, null, ID]] }] }),
  );
  expect(rows.map(grave)).toEqual([
    "2 bad REQUIRED_MISSING C2 REQUIRED_MISSING D2 REQUIRED_MISSING E2",
    "3 bad REQUIRED_MISSING A3 REQUIRED_MISSING D3 REQUIRED_MISSING E3",
  ]);
});

test("numbered but empty rows and rows of zeros at the end are blank", async () => {
  const rows = [
    ["序号", ...HEADER, "党费"],
    [1, ...short("王芳", 1), 0],
    [2, null, null, null, null, null, 0],
    [3],
  ];
  const { summary } = await judgeAll(makeWorkbook({ sheets: [{ name: "s", rows }] }));
  expect(summary.totals).toEqual({ dataRows: 1, good: 1, warn: 0, bad: 0, ignored: 0 });
});

test("a merged block of instructions inside the data is a note, not fifty people", async () => {
  const rows: CellSpec[][] = [
    HEADER,
    short("王芳", 1),
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
  expect(judged.map(grave)).toEqual([
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
  expect(rows.map(grave)).toEqual(["2 good", "2 warn HIDDEN_ROW A2"]);
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

test("repeats are found over all sheets, whatever the order of the columns", async () => {
  const reversed = (record: Record<string, CellSpec>) =>
    Object.fromEntries(Object.entries(record).toReversed());
  const { rows } = await judgeAll(
    makeWorkbook({
      sheets: [
        sheetOf([member(1), member(2), member(3, { 备注: "甲" }), member(4)], { name: "一" }),
        // The same date written differently is the same content; a remark makes no difference; another date does.
        sheetOf(
          [
            reversed(member(1, { 入党时间: "1998年7月1日" })),
            reversed(member(2, { 转正时间: "1999-08-01" })),
            reversed(member(3, { 备注: "乙" })),
            reversed(member(5, { 姓名: member(4)["姓名"] ?? "" })),
          ],
          { name: "二" },
        ),
      ],
    }),
  );
  expect(rows.map((row) => `${row.sheet} ${grave(row)}`)).toEqual([
    "一 2 good",
    "一 3 bad DUPLICATE_CONFLICT D3",
    "一 4 good",
    "一 5 good",
    "二 2 bad DUPLICATE_PERSON G2",
    "二 3 bad DUPLICATE_CONFLICT G3",
    "二 4 bad DUPLICATE_PERSON G4",
    "二 5 good",
  ]);
  expect(rows[3]?.findings.map(({ code, details }) => [code, details["related"]])).toEqual([
    ["SAME_NAME", "二!5"],
  ]);
  expect(rows[4]?.findings.at(-1)?.details).toEqual({ related: "一!2" });
});

test("of three rows of one person two of which agree, all are in conflict", async () => {
  const { rows } = await judgeAll(workbookOf([member(1), member(1), member(1, { 民族: "回族" })]));
  expect(rows.map(({ status }) => status)).toEqual(["bad", "bad", "bad"]);
});

test("two dates of joining ask for a choice, and the choice is followed", async () => {
  const { 入党时间: _, ...rest } = member(1);
  const record = { ...rest, 加入党组织日期: "1998-07-01", 入党时间: "1998-09-01", 转正时间: null };
  const bytes = workbookOf([record]);
  const first = await judgeAll(bytes);
  expect(first.summary.outcome).toBe("needs_choice");
  expect(first.summary.findings).toContainEqual(
    expect.objectContaining({
      code: "COLUMN_AMBIGUOUS",
      field: "join_date",
      details: { name: "入党日期", columns: "I（加入党组织日期）、J（入党时间）" },
    }),
  );
  const chosen = await judgeAll(bytes, { choices: { 名册: { fields: { J: "join_date" } } } });
  expect([chosen.summary.outcome, chosen.rows[0]?.values["join_date"]]).toEqual(["accept", "1998-09-01"]);
  const without = await judgeAll(bytes, { choices: { 名册: { fields: { I: null } } } });
  expect([without.summary.outcome, without.rows[0]?.values["join_date"]]).toEqual(["accept", "1998-09-01"]);
});

test("a roster without a column for the branch asks for one", async () => {
  const { 党支部: _, ...record } = member(1);
  const bytes = workbookOf([record]);
  expect((await judgeAll(bytes)).summary.outcome).toBe("needs_choice");
  const { rows, summary } = await judgeAll(bytes, { branch: { id: "B001", name: FIRST_BRANCH } });
  expect([summary.outcome, rows[0]?.status, rows[0]?.values["branch"], rows[0]?.codes["branch"]]).toEqual([
    "accept",
    "good",
    FIRST_BRANCH,
    "B001",
  ]);
});

test("a missing column is named, and the user may give one", async () => {
  const { 姓名: _, ...record } = { ...member(1), 人员: "王芳" };
  const bytes = workbookOf([record]);
  expect((await judgeAll(bytes)).summary.findings).toContainEqual(
    expect.objectContaining({ code: "COLUMN_MISSING", field: "name" }),
  );
  const { rows } = await judgeAll(bytes, { choices: { 名册: { fields: { I: "name" } } } });
  expect(rows.map(grave)).toEqual(["2 good"]);
});

test("the header row may be shown by the user", async () => {
  const bytes = makeWorkbook({ sheets: [{ name: "s", rows: [HEADER, HEADER, short("王芳", 1)] }] });
  const { summary } = await judgeAll(bytes, { choices: { s: { headerRows: [2] } } });
  expect([summary.sheets[0]?.headerRows, summary.totals.good]).toEqual([[2], 1]);
});

test("党籍状态 is the member type or the state, as its values say", async () => {
  const types = await judgeAll(
    workbookOf([member(1, { 党籍状态: "正式党员" }), member(2, { 党籍状态: "预备" })]),
  );
  expect(types.rows.map((row) => row.values["member_type"])).toEqual(["正式党员", "预备党员"]);
  const states = await judgeAll(
    workbookOf([member(1, { 党籍状态: "正常" }), member(2, { 党籍状态: "停止党籍" })]),
  );
  expect(states.rows.map((row) => [row.values["member_type"], row.values["member_state"]])).toEqual([
    [undefined, "正常"],
    [undefined, "停止党籍"],
  ]);
});

test("columns that stand twice, without header or without field are told", async () => {
  const rows: CellSpec[][] = [
    [...HEADER, "入党时间", null, "QQ号"],
    [...short("王芳", 1), "1999-01-01", "多出的内容", "1"],
  ];
  const { summary } = await judgeAll(makeWorkbook({ sheets: [{ name: "s", rows }] }));
  expect(summary.findings.map(({ code, column }) => `${code} ${column}`)).toEqual([
    "UNMAPPED_COLUMN H",
    "COLUMN_DUPLICATE F",
    "COLUMN_UNNAMED G",
  ]);
});

test("what the user mended in a cell is judged in its place", async () => {
  const bytes = workbookOf([member(1, { 性别: "F", 入党时间: null }), member(2)]);
  expect((await judgeAll(bytes)).rows[0]?.status).toBe("bad");
  const corrections = new Map([
    ["名册!B2", "女"],
    ["名册!G2", "1998-07-01"],
    ["别的!B3", "男"],
  ]);
  const { rows } = await judgeAll(bytes, { corrections });
  expect(rows.map(grave)).toEqual(["2 good", "3 good"]);
});

test("a record with another number of fields is not read in part", async () => {
  const line = (texts: readonly CellSpec[]) => `${texts.join(",")}\n`;
  const text =
    line(HEADER) +
    line(short("王芳", 1)) +
    line([...short("李芳", 2), "多"]) +
    line(short("赵芳", 3).slice(0, 4)) +
    "\n" +
    line(short("孙芳", 4));
  const { rows, summary } = await judgeAll(Buffer.from(text));
  expect(rows.map(grave)).toEqual(["2 good", "3 bad COLUMN_SHIFT A3", "4 bad COLUMN_SHIFT A4", "6 good"]);
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
  expect([summary.sheets[0]?.headerRows, rows.map(grave)]).toEqual([[1, 2], ["3 good"]]);
});

test("pasted rows are judged like a file", async () => {
  const { rows } = await judgeAll(
    openPasted(
      `${HEADER.join("\t")}\n${short("王芳", 1).join("\t")}\n"李\n芳"\t女\t${ID.slice(0, 17)}\t98.7\t${FIRST_BRANCH}\n`,
    ),
  );
  expect(rows.map(grave)).toEqual(["2 good", "3 bad ID_LENGTH C3 DATE_TWO_DIGIT_YEAR D3"]);
});

test("too many rows are refused before any is judged", async () => {
  const { rows, summary } = await judgeAll(workbookOf([member(1), member(2), member(3)]), { mostRows: 2 });
  expect([rows, summary.outcome, summary.findings.at(-1)?.details]).toEqual([[], "refuse", { limit: 2 }]);
});

test("a roster without people says so", async () => {
  const { summary } = await judgeAll(
    makeWorkbook({ sheets: [{ name: "s", rows: [HEADER, [], ["合计", null, 0]] }] }),
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
  expect([judged.map(grave), judged[0]?.values["name"], judged[0]?.values["birth_date"]]).toEqual([
    ["3 good"],
    "王芳",
    undefined,
  ]);
});
