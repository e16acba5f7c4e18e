import { expect, test } from "vitest";
import { graveOf, judgeAll } from "#tests/kit/judge.ts";
import { FIRST_BRANCH, member, SHORT_HEADER, sheetOf, shortRow, workbookOf } from "#tests/kit/rosters.ts";
import { type CellSpec, makeWorkbook } from "#tests/kit/workbook.ts";

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
  expect(rows.map((row) => `${row.sheet} ${graveOf(row)}`)).toEqual([
    "一 2 good",
    "一 3 bad DUPLICATE_CONFLICT D3",
    "一 4 good",
    "一 5 good",
    "二 2 bad DUPLICATE_PERSON F2",
    "二 3 bad DUPLICATE_CONFLICT F3",
    "二 4 bad DUPLICATE_PERSON F4",
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
  const { 姓名: _, ...rest } = member(1);
  const record = { ...rest, 人员: "王芳" };
  const bytes = workbookOf([record]);
  expect((await judgeAll(bytes)).summary.findings).toContainEqual(
    expect.objectContaining({ code: "COLUMN_MISSING", field: "name" }),
  );
  const { rows } = await judgeAll(bytes, { choices: { 名册: { fields: { I: "name" } } } });
  expect(rows.map(graveOf)).toEqual(["2 good"]);
});

test("the header row may be shown by the user", async () => {
  const bytes = makeWorkbook({
    sheets: [{ name: "s", rows: [SHORT_HEADER, SHORT_HEADER, shortRow("王芳", 1)] }],
  });
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
    [...SHORT_HEADER, "入党时间", null, "QQ号"],
    [...shortRow("王芳", 1), "1999-01-01", "多出的内容", "1"],
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
  expect(rows.map(graveOf)).toEqual(["2 good", "3 good"]);
});
