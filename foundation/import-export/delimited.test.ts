import fc from "fast-check";
import { expect, test } from "vitest";
import { type Delimiter, RecordSplitter } from "./delimited.ts";
import { openPasted } from "./open-delimited.ts";
import { openTable } from "./open-table.ts";
import type { TableFile } from "./table.ts";
import { UnreadableFile } from "./unreadable.ts";

async function textsOf(file: TableFile): Promise<string[][]> {
  const rows: string[][] = [];
  for await (const row of file.sheets[0]?.rows() ?? []) {
    const texts = Array.from({ length: row.fields ?? 0 }, () => "");
    for (const cell of row.cells) texts[cell.column - 1] = cell.text;
    rows.push(texts);
  }
  return rows;
}

async function readCsv(text: string | Buffer): Promise<string[][]> {
  return await textsOf(await openTable(Buffer.from(text)));
}

function split(text: string, delimiter: Delimiter, pieces: number[]): string[][] {
  const splitter = new RecordSplitter(delimiter);
  let at = 0;
  for (const piece of pieces) {
    splitter.write(text.slice(at, at + piece));
    at += piece;
  }
  splitter.write(text.slice(at));
  splitter.end();
  return splitter.take();
}

test("what was written as CSV is read back, wherever the pieces end", () => {
  const field = fc.string({ unit: fc.constantFrom("a", "王", ",", ";", "\t", '"', "\n", "\r", " ", "𠮷") });
  const records = fc.array(fc.array(field, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 5 });
  const delimiters = fc.constantFrom<Delimiter[]>(",", ";", "\t");
  const ends = fc.constantFrom("\n", "\r\n", "\r");
  fc.assert(
    fc.property(
      records,
      delimiters,
      ends,
      fc.array(fc.nat(7), { maxLength: 40 }),
      (wanted, delimiter, end, pieces) => {
        const text = wanted
          .map((record) => record.map((value) => `"${value.replaceAll('"', '""')}"`).join(delimiter) + end)
          .join("");
        expect(split(text, delimiter, pieces)).toEqual(wanted);
      },
    ),
  );
});

test("CRLF, LF and CR end a record, also mixed and at the end of a piece", () => {
  expect(split("a\r\nb\rc\nd", ",", [2, 1])).toEqual([["a"], ["b"], ["c"], ["d"]]);
  expect(split("a\r\n\r\nb\n", ",", [])).toEqual([["a"], [""], ["b"]]);
});

test("a quotation mark inside an unquoted field is a character", () => {
  expect(split('a"b",5" x,"c"d\n', ",", [])).toEqual([['a"b"', '5" x', "cd"]]);
});

test("an open quotation mark is refused with its record", async () => {
  const error = await readCsv('姓名,备注\n王芳,"没有结束\n李强,x\n').catch((caught: unknown) => caught);
  expect(error).toBeInstanceOf(UnreadableFile);
  expect(error).toMatchObject({ code: "CSV_QUOTE_OPEN", details: { record: 2 } });
});

test("the delimiter is the one that parts the header", async () => {
  for (const delimiter of [",", ";", "\t"]) {
    expect(
      await readCsv(
        `党员名册\n姓名${delimiter}性别${delimiter}党支部\n王芳${delimiter}女${delimiter}一,二;三`.replace(
          "一,二;三",
          delimiter === "\t" ? "一,二;三" : "一",
        ),
      ),
    ).toContainEqual(["姓名", "性别", "党支部"]);
  }
});

test("encodings are found by mark, by validity, else guessed", async () => {
  const text = "姓名,性别\n刘𠮷,男\n陈䶮,女\n";
  const marked = await openTable(Buffer.from(`\uFEFF${text}`));
  expect([marked.encoding, marked.encodingGuessed]).toEqual(["utf-8-bom", false]);
  expect(await textsOf(marked)).toEqual([
    ["姓名", "性别"],
    ["刘𠮷", "男"],
    ["陈䶮", "女"],
  ]);
  const plain = await openTable(Buffer.from(text));
  expect([plain.encoding, plain.encodingGuessed]).toEqual(["utf-8", false]);
  const wide = await openTable(Buffer.from(`\uFEFF${text.replaceAll(",", "\t")}`, "utf16le"));
  expect([wide.encoding, await textsOf(wide)]).toEqual([
    "utf-16le",
    [
      ["姓名", "性别"],
      ["刘𠮷", "男"],
      ["陈䶮", "女"],
    ],
  ]);
});

test("GB18030 is read with its characters of four bytes", async () => {
  // 刘𠮷, 㛃, 䶮 and € in GB18030.
  const bytes = Buffer.concat([
    Buffer.from("c1f5", "hex"),
    Buffer.from("9534b235", "hex"),
    Buffer.from(",", "ascii"),
    Buffer.from("8230b731", "hex"),
    Buffer.from(",", "ascii"),
    Buffer.from("fe9f", "hex"),
    Buffer.from(",", "ascii"),
    Buffer.from("a2e3", "hex"),
    Buffer.from("\n", "ascii"),
  ]);
  const file = await openTable(bytes);
  expect([file.encoding, file.encodingGuessed]).toEqual(["gb18030", true]);
  expect(await textsOf(file)).toEqual([["刘𠮷", "㛃", "䶮", "€"]]);
});

test("text copied out of a spreadsheet is read with its line breaks", async () => {
  const file = openPasted('姓名\t联系人\n王芳\t"张三\n李""四"\n');
  expect(file.format).toBe("pasted");
  expect(await textsOf(file)).toEqual([
    ["姓名", "联系人"],
    ["王芳", '张三\n李"四'],
  ]);
});

test("a million characters of one record are not gathered for ever", async () => {
  const error = await readCsv(`姓名\n${"王".repeat(200_000)}\n`).catch((caught: unknown) => caught);
  expect(error).toMatchObject({ code: "FORMAT_UNKNOWN" });
});
