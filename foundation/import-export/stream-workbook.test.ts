import { buffer } from "node:stream/consumers";
import exceljs from "exceljs";
import { expect, test } from "vitest";
import { openTable } from "./open-table.ts";
import { streamWorkbook } from "./stream-workbook.ts";

async function* pieces<T>(rows: T[][], size: number) {
  for (let from = 0; from < rows.length; from += size) yield rows.slice(from, from + size);
}

const NASTY = [
  ["=1+1", 'a & b < c > "d"', "", "𠮷·\u0000\u0007末"],
  ["+86", "第二行", "x", ""],
];

async function write(rows: string[][]): Promise<Buffer> {
  return buffer(
    streamWorkbook({
      sheetName: "名单",
      head: [["标记 甲"], ["姓名", "备注"]],
      rowCount: rows.length,
      rows: pieces(rows, 7),
      mark: "标记 甲",
    }),
  );
}

test("what was written is read back by our reader and by another one, text stays text", async () => {
  const bytes = await write(NASTY);
  const table = await openTable(bytes);
  const seen: string[][] = [];
  for await (const row of table.sheets[0]?.rows() ?? [])
    seen.push(row.cells.map((cell) => `${cell.kind}:${cell.text}`));
  await table.close();
  expect(seen[2]).toEqual(["text:=1+1", 'text:a & b < c > "d"', "text:𠮷·末"]);
  const book = new exceljs.Workbook();
  await book.xlsx.load(bytes as never);
  expect(book.getWorksheet("名单")?.getCell("A3").value).toBe("=1+1");
  expect(book.creator).toBe("标记 甲");
});

test("every row arrives in its order, whatever the size of the pieces", async () => {
  const rows = Array.from({ length: 1000 }, (_, index) => [String(index)]);
  const table = await openTable(await write(rows));
  const seen: string[] = [];
  for await (const row of table.sheets[0]?.rows() ?? []) seen.push(row.cells[0]?.text ?? "");
  await table.close();
  expect(seen.slice(2)).toEqual(rows.map((row) => row[0]));
});

test("a number is a number that can be added up, also beyond column 200", async () => {
  const row = Array.from({ length: 300 }, (_, index) => (index === 0 ? "河边街道" : index + 0.5));
  const bytes = await buffer(
    streamWorkbook({ sheetName: "统计", head: [], rowCount: 1, rows: pieces([row], 1), mark: "统计" }),
  );
  const book = new exceljs.Workbook();
  await book.xlsx.load(bytes as never);
  const sheet = book.getWorksheet("统计");
  expect(sheet?.getCell("A1").value).toBe("河边街道");
  expect(sheet?.getCell(1, 300).value).toBe(299.5);
});
