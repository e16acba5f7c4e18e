import { PassThrough } from "node:stream";
import { buffer } from "node:stream/consumers";
import ExcelJS from "exceljs";
import { expect, test } from "vitest";
import { judgeAll } from "#tests/kit/judge.ts";
import { identityNumber, member, sheetOf, workbookOf } from "#tests/kit/rosters.ts";
import { makeWorkbook } from "#tests/kit/workbook.ts";
import type { JudgedRow, RosterSummary } from "./judged.contract.ts";
import { writeMarked } from "./write-marked.ts";

async function mark(rows: readonly JudgedRow[], summary: RosterSummary): Promise<Buffer> {
  const stream = new PassThrough();
  const written = buffer(stream);
  const sheets = summary.sheets
    .filter((sheet) => sheet.outcome === "used")
    .map((outcome) => ({
      outcome,
      rows: rows.filter((row) => row.sheet === outcome.name && row.status === "bad"),
    }));
  await writeMarked(stream, sheets, "zh");
  return await written;
}

async function openWithExcel(bytes: Buffer): Promise<ExcelJS.Workbook> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(bytes as unknown as ArrayBuffer);
  return book;
}

const spoilt = makeWorkbook({
  sheets: [
    sheetOf(
      [
        member(1),
        member(2, { 性别: "F", 入党时间: null, 备注: '=HYPERLINK("http://example.invalid")' }),
        member(3, { 身份证号: "18010119700312006" }),
      ],
      { name: "一/支部" },
    ),
    sheetOf([member(4, { 转正时间: "1990-01-01", 出生日期: "1970-03-13" })], { name: "二" }),
  ],
});

test("bad rows come back with coloured cells, comments and words", async () => {
  const { rows, summary } = await judgeAll(spoilt);
  const book = await openWithExcel(await mark(rows, summary));
  expect(book.worksheets.map((sheet) => [sheet.name, sheet.rowCount])).toEqual([
    ["一 支部", 3],
    ["二", 2],
  ]);
  const cellOf = (sheet: number, address: string) => book.worksheets[sheet]?.getCell(address);
  expect(["K1", "L1", "M1"].map((address) => cellOf(0, address)?.value)).toEqual([
    "原行号",
    "问题",
    "怎么改",
  ]);
  const sex = cellOf(0, "B2");
  expect([sex?.value, sex?.fill]).toMatchObject(["F", { pattern: "solid", fgColor: { argb: "FFFFC7CE" } }]);
  expect(JSON.stringify(sex?.note)).toContain("性别只能填");
  expect(cellOf(0, "G2")?.fill).toMatchObject({ fgColor: { argb: "FFFFC7CE" } });
  expect(cellOf(1, "E2")?.fill).toMatchObject({ fgColor: { argb: "FFFFEB9C" } });
  expect(cellOf(0, "K2")?.value).toBe("3");
  expect(String(cellOf(0, "L2")?.value)).toContain("必填项");
});

test("a text that looks like a formula is written as a neutral text", async () => {
  const { rows, summary } = await judgeAll(spoilt);
  const book = await openWithExcel(await mark(rows, summary));
  const cell = book.worksheets[0]?.getCell("J2");
  expect([cell?.type, cell?.value]).toEqual([
    ExcelJS.ValueType.String,
    '\'=HYPERLINK("http://example.invalid")',
  ]);
  const live = book.worksheets.flatMap((sheet) => {
    const found: string[] = [];
    sheet.eachRow((row) =>
      row.eachCell((one) => void (one.type === ExcelJS.ValueType.Formula && found.push(one.address))),
    );
    return found;
  });
  expect(live).toEqual([]);
});

test("the marked workbook is read again as the same roster, and mended it is good", async () => {
  const { rows, summary } = await judgeAll(spoilt);
  const marked = await mark(rows, summary);
  const again = await judgeAll(marked);
  expect(again.rows.map((row) => row.status)).toEqual(["bad", "bad", "bad"]);
  expect(again.summary.findings).toEqual([]);
  const { summary: mended } = await judgeAll(marked, {
    corrections: new Map([
      ["一 支部!B2", "女"],
      ["一 支部!G2", "1998-07-01"],
      ["一 支部!D3", String(member(3)["身份证号"])],
      ["二!H2", "1999-07-01"],
      ["二!E2", "1970-03-12"],
    ]),
  });
  expect(mended.totals).toMatchObject({ good: 2, warn: 1, bad: 0 });
});

test("10,000 rows are judged and the bad ones written within seconds", async () => {
  const records = Array.from({ length: 10_000 }, (_, index) =>
    member(index % 400, {
      身份证号: identityNumber(
        `${1950 + (index % 50)}-03-${String(1 + (index % 28)).padStart(2, "0")}`,
        Math.floor(index / 50) + 2,
      ),
      出生日期: null,
      性别: index % 100 === 0 ? "F" : null,
      入党时间: "1999.7",
      转正时间: null,
    }),
  );
  const start = performance.now();
  const { rows, summary } = await judgeAll(workbookOf(records));
  const marked = await mark(rows, summary);
  expect(performance.now() - start).toBeLessThan(30_000);
  expect([summary.totals.dataRows, summary.totals.bad >= 100, marked.length > 1_000]).toEqual([
    10_000,
    true,
    true,
  ]);
});
