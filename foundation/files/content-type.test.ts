import ExcelJS from "exceljs";
import iconv from "iconv-lite";
import { expect, test } from "vitest";
import { findContentType, HEAD } from "./content-type.ts";

const hex = (text: string) => Buffer.from(text, "hex");

/** A zip with one stored part. */
function zipOf(name: string): Buffer {
  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x04034b50, 0);
  header.writeUInt32LE(4, 18);
  header.writeUInt32LE(4, 22);
  header.writeUInt16LE(name.length, 26);
  return Buffer.concat([header, Buffer.from(name), Buffer.from("data")]);
}

test.each([
  ["%PDF-1.7\n%âãÏÓ", "application/pdf"],
  ["姓名,性别\n张三,男\n李四,女\n", "text/csv"],
  ["a\tb\tc\n1\t2\t3\n", "text/csv"],
  ['姓名,备注\n张三,"甲,乙"\n', "text/csv"],
  ["第一行，没有列\n第二行\n", "text/plain"],
  ["一句话, 但下一行没有\n没有\n再一行", "text/plain"],
  ["", "application/octet-stream"],
])("%j is %s", (text, type) => {
  expect(findContentType(Buffer.from(text))).toBe(type);
});

test("pictures, zips and unknown bytes are told by their first bytes", () => {
  expect(findContentType(hex("89504e470d0a1a0a0000000d49484452"))).toBe("image/png");
  expect(findContentType(hex("ffd8ffe000104a464946"))).toBe("image/jpeg");
  expect(findContentType(hex(`504b0506${"00".repeat(18)}`))).toBe("application/zip");
  expect(findContentType(zipOf("letters/a.txt"))).toBe("application/zip");
  expect(findContentType(hex("7f454c4602010100"))).toBe("application/octet-stream");
  expect(findContentType(hex("0001020304"))).toBe("application/octet-stream");
});

test("a workbook is told from another zip by its parts", async () => {
  const workbook = new ExcelJS.Workbook();
  workbook.addWorksheet("名册").addRow(["姓名", "张三"]);
  const written = Buffer.from(await workbook.xlsx.writeBuffer());
  const xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  expect(findContentType(written)).toBe(xlsx);
  expect(findContentType(Buffer.concat([zipOf("[Content_Types].xml"), zipOf("xl/workbook.xml")]))).toBe(xlsx);
});

test("text of Chinese office programs is text, also when its head ends within a character", () => {
  const text = "姓名,性别,出生日期\n".repeat(1000);
  for (const encoding of ["utf-8", "gb18030"])
    for (const cut of [HEAD, HEAD - 1, HEAD - 2])
      expect(findContentType(iconv.encode("x".repeat(HEAD - cut) + text, encoding)), encoding).toBe(
        "text/csv",
      );
  expect(findContentType(Buffer.concat([hex("fffe"), iconv.encode(text, "utf-16le")]))).toBe("text/csv");
});
