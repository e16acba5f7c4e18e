import { expect, test } from "vitest";
import { makeWorkbook, type WorkbookSpec, type ZipPart } from "#tests/kit/workbook.ts";
import { isDateFormat } from "./number-format.ts";
import { openTable } from "./open-table.ts";
import { cellName, columnLetters, columnNumber, type TableRow } from "./table.ts";

async function readRows(spec: WorkbookSpec, sheet = 0): Promise<TableRow[]> {
  const file = await openTable(makeWorkbook(spec));
  const rows: TableRow[] = [];
  for await (const row of file.sheets[sheet]?.rows() ?? []) rows.push(row);
  return rows;
}

/** One sheet written as XML, for forms that no program of ours writes. */
function sheetXml(data: string): ZipPart {
  return { name: "xl/worksheets/sheet1.xml", data };
}

const empty = { sheets: [{ name: "名册", rows: [] }] };

test("cells keep their kinds", async () => {
  const [row] = await readRows({
    sheets: [
      {
        name: "s",
        rows: [
          [
            "文",
            1998.07,
            true,
            { date: 35977 },
            { date: 35977.5, month: true },
            { error: "#N/A" },
            null,
            "x",
          ],
        ],
      },
    ],
  });
  expect(row?.cells).toEqual([
    { column: 1, kind: "text", text: "文" },
    { column: 2, kind: "number", text: "1998.07", number: 1998.07 },
    { column: 3, kind: "boolean", text: "TRUE" },
    { column: 4, kind: "date", text: "35977", number: 35977 },
    { column: 5, kind: "date", text: "35977.5", number: 35977.5 },
    { column: 6, kind: "error", text: "#N/A" },
    { column: 8, kind: "text", text: "x" },
  ]);
});

test("a number of 18 digits shows all digits that are left of it", async () => {
  const [row] = await readRows({
    sheets: [{ name: "s", rows: [[{ xml: '<c r="REF"><v>1.80116196106070E+17</v></c>' }]] }],
  });
  expect(row?.cells[0]).toMatchObject({ kind: "number", text: "180116196106070000" });
});

test("formulas give their stored result, and say when there is none", async () => {
  const [row] = await readRows({
    sheets: [
      {
        name: "s",
        rows: [
          [
            { formula: 'IF(1,"男")', result: "男" },
            { formula: "1+1", result: 2 },
            { formula: "1/0", error: "#DIV/0!" },
            { formula: "A1" },
            { formula: '""', result: "" },
          ],
        ],
      },
    ],
  });
  expect(row?.cells.map(({ kind, text, formula }) => [kind, text, formula])).toEqual([
    ["text", "男", 'IF(1,"男")'],
    ["number", "2", "1+1"],
    ["error", "#DIV/0!", "1/0"],
    ["empty", "", "A1"],
    ["text", "", '""'],
  ]);
});

test("shared texts join their runs and leave phonetic hints out", async () => {
  const texts =
    '<sst><si><r><t>王</t></r><r><rPr><b/></rPr><t xml:space="preserve"> 芳</t></r><rPh sb="0" eb="1"><t>ワン</t></rPh></si><si><t>a_x000D_b_x005F_x0041_</t></si></sst>';
  const rels = `<Relationships><Relationship Id="rId1" Type="t/worksheet" Target="/xl/worksheets/sheet1.xml"/><Relationship Id="rId9" Type="t/sharedStrings" Target="sharedStrings.xml"/></Relationships>`;
  const parts = [
    { name: "xl/sharedStrings.xml", data: texts },
    { name: "xl/_rels/workbook.xml.rels", data: rels },
    sheetXml(
      '<worksheet><sheetData><row><c t="s"><v>0</v></c><c t="s"><v>1</v></c></row></sheetData></worksheet>',
    ),
  ];
  const [row] = await readRows({ ...empty, parts });
  expect(row?.cells.map((cell) => cell.text)).toEqual(["王 芳", "a\rb_x0041_"]);
});

test("rows and cells without references follow each other, and prefixes do not matter", async () => {
  const data =
    '<x:worksheet xmlns:x="m"><x:sheetData><x:row><x:c><x:v>1</x:v></x:c><x:c r="C1"><x:v>3</x:v></x:c><x:c><x:v>4</x:v></x:c></x:row><x:row r="9"/><x:row><x:c t="inlineStr"><x:is><x:t>十</x:t></x:is></x:c></x:row></x:sheetData><x:mergeCells><x:mergeCell ref="A10:A12"/></x:mergeCells></x:worksheet>';
  const rows = await readRows({ ...empty, parts: [sheetXml(data)] });
  expect(rows.map((row) => [row.row, row.cells.map((cell) => cellName(cell.column, row.row))])).toEqual([
    [1, ["A1", "C1", "D1"]],
    [9, []],
    [10, ["A10"]],
  ]);
  expect(rows[2]?.cells[0]?.mergedFrom).toBe("A10");
});

test("a sheet in UTF-16 is read", async () => {
  const xml =
    '\uFEFF<?xml version="1.0" encoding="UTF-16"?><worksheet><sheetData><row><c t="inlineStr"><is><t>𠮷</t></is></c></row></sheetData></worksheet>';
  const rows = await readRows({
    ...empty,
    parts: [sheetXml(Buffer.from(xml, "utf16le") as unknown as string)],
  });
  expect(rows[0]?.cells[0]?.text).toBe("𠮷");
});

test("the value of a merge goes down through its rows, not sideways", async () => {
  const rows = await readRows({
    sheets: [
      {
        name: "s",
        merges: ["A1:A3", "B2:C2"],
        rows: [
          ["甲", "1"],
          [null, "2", null],
          [null, "3"],
          [null, "4"],
        ],
      },
    ],
  });
  expect(rows.map((row) => row.cells.map((cell) => cell.text + (cell.mergedFrom ?? "")))).toEqual([
    ["甲A1", "1"],
    ["甲A1", "2"],
    ["甲A1", "3"],
    ["4"],
  ]);
});

test("hidden sheets, rows and columns are told", async () => {
  const file = await openTable(
    makeWorkbook({
      date1904: true,
      sheets: [
        { name: "一", rows: [["a"], ["b"]], hiddenRows: [2], hiddenColumns: [6] },
        { name: "二", rows: [], state: "hidden" },
        { name: "三", rows: [], state: "veryHidden" },
      ],
    }),
  );
  expect(file.sheets.map(({ name, state, date1904 }) => [name, state, date1904])).toEqual([
    ["一", "visible", true],
    ["二", "hidden", true],
    ["三", "very-hidden", true],
  ]);
  expect((await file.sheets[0]?.readShape())?.hiddenColumns).toEqual(new Set([6]));
  const hidden: boolean[] = [];
  for await (const row of file.sheets[0]?.rows() ?? []) hidden.push(row.hidden);
  expect(hidden).toEqual([false, true]);
});

test("a sheet can be left early and read again", async () => {
  const file = await openTable(
    makeWorkbook({
      sheets: [{ name: "s", rows: Array.from({ length: 5_000 }, (_, index) => [index, "文字文字文字"]) }],
    }),
  );
  const counts = [];
  for (const limit of [3, 6_000, 2]) {
    let count = 0;
    for await (const _ of file.sheets[0]?.rows() ?? []) if ((count += 1) >= limit) break;
    counts.push(count);
  }
  expect(counts).toEqual([3, 5_000, 2]);
});

test("date formats are told from others", () => {
  const dates = [
    "yyyy-mm-dd",
    'yyyy"年"m"月"d"日"',
    "yyyy年m月",
    "[$-804]yyyy/m/d;@",
    "mmm-yy",
    "d/m/yyyy h:mm",
    "[DBNum1][$-804]yyyy",
    "e/m/d",
  ];
  const others = [
    "General",
    "0.00E+00",
    "#,##0.00",
    "@",
    "h:mm:ss",
    "mm:ss",
    "[h]:mm",
    '"党龄"0"年"',
    "0.00%",
    "_ * #,##0_ ",
  ];
  expect(dates.filter((code) => !isDateFormat(170, code))).toEqual([]);
  expect(others.filter((code) => isDateFormat(170, code))).toEqual([]);
  expect([14, 31, 57, 22].every((id) => isDateFormat(id, undefined))).toBe(true);
  expect([0, 1, 20, 49].some((id) => isDateFormat(id, undefined))).toBe(false);
});

test("columns have letters", () => {
  expect([1, 26, 27, 52, 703].map(columnLetters)).toEqual(["A", "Z", "AA", "AZ", "AAA"]);
  for (let column = 1; column <= 16_384; column += 1)
    expect(columnNumber(columnLetters(column))).toBe(column);
  expect(columnNumber("A1")).toBe(0);
});
