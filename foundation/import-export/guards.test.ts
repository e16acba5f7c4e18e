import { expect, test } from "vitest";
import { compound } from "#tests/kit/compound.ts";
import { makeWorkbook, makeZip, type ZipPart } from "#tests/kit/workbook.ts";
import { openTable } from "./open-table.ts";
import { UNREADABLE, UnreadableFile } from "./unreadable.ts";

const plain = { sheets: [{ name: "名册", rows: [["姓名"], ["王芳"]] }] };
const MB = 1024 * 1024;

/** Opens and reads everything; gives the code of the refusal, or how many rows there were. */
async function read(bytes: Uint8Array): Promise<string | number> {
  try {
    const file = await openTable(bytes);
    let rows = 0;
    for (const sheet of file.sheets) for await (const _ of sheet.rows()) rows += 1;
    await file.close();
    return rows;
  } catch (error) {
    if (error instanceof UnreadableFile) return error.code;
    throw error;
  }
}

/** The workbook with further parts. */
function withParts(...parts: ZipPart[]): Buffer {
  return makeWorkbook({ ...plain, parts });
}

test("the workbook that the cases below spoil is read", async () => {
  expect(await read(makeWorkbook(plain))).toBe(2);
});

test("every refusal has words in both languages", () => {
  for (const code of Object.keys(UNREADABLE) as (keyof typeof UNREADABLE)[]) {
    const { reason, mend } = new UnreadableFile(code, { record: 7 }).words;
    for (const text of [reason.zh, reason.en, mend.zh, mend.en]) expect(text).toMatch(/^[^{}]{4,}$/);
  }
});

/** Names of macro parts and content types, whatever the file is called. */
const macros: [string, ZipPart][] = [
  ["a macro part", { name: "xl/vbaProject.bin", data: "x" }],
  ["a macro part under another folder", { name: "custom/VBAPROJECT.BIN", data: "x" }],
  ["an old macro sheet", { name: "xl/macrosheets/sheet1.xml", data: "<a/>" }],
];

test.each(macros)("%s is refused", async (_, part) => {
  expect(await read(withParts(part))).toBe("FILE_MACRO");
});

test("a macro type is refused under any name of the part", async () => {
  const types = `<Types><Override PartName="/xl/workbook.xml" ContentType="application/vnd.ms-excel.sheet.macroEnabled.main+xml"/></Types>`;
  expect(await read(withParts({ name: "[Content_Types].xml", data: types }))).toBe("FILE_MACRO");
});

const unsafe: [string, ZipPart, string][] = [
  ["a name that climbs out", { name: "../../etc/passwd", data: "x" }, "ZIP_UNSAFE_NAME"],
  ["a name that climbs out with backslashes", { name: "xl\\..\\..\\evil.xml", data: "x" }, "ZIP_UNSAFE_NAME"],
  ["an absolute name", { name: "/tmp/evil.xml", data: "x" }, "ZIP_UNSAFE_NAME"],
  ["a name with a drive", { name: "C:\\evil.xml", data: "x" }, "ZIP_UNSAFE_NAME"],
  ["a name with a zero byte", { name: "xl/a\0.xml", data: "x" }, "ZIP_UNSAFE_NAME"],
  ["a symbolic link", { name: "xl/link.xml", data: "/etc/passwd", attributes: 0xa1ff0000 }, "ZIP_SYMLINK"],
  ["a packed part with a password", { name: "xl/secret.xml", data: "x", flags: 1 }, "FILE_ENCRYPTED"],
  ["an unknown method", { name: "xl/odd.xml", data: "x", method: 12 }, "ZIP_BROKEN"],
  ["a wrong checksum", { name: "xl/styles.xml", data: "<styleSheet/>", crc: 1 }, "ZIP_BROKEN"],
  ["two names for one part", { name: "xl/odd.xml", localName: "xl/other.xml", data: "<a/>" }, "ZIP_BROKEN"],
];

test.each(unsafe)("%s is refused", async (_, part, code) => {
  const bytes = withParts({ ...part, data: part.data });
  expect(await read(bytes)).toBe(code);
});

test("the same name twice is refused", async () => {
  const twice = makeZip([
    { name: "[Content_Types].xml", data: "<Types/>" },
    { name: "xl/workbook.xml", data: "<workbook/>" },
    { name: "xl/workbook.xml", data: "<workbook/>" },
  ]);
  expect(await read(twice)).toBe("ZIP_UNSAFE_NAME");
});

const doctype = `<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>`;
const declaring = [
  "xl/worksheets/sheet1.xml",
  "xl/workbook.xml",
  "xl/styles.xml",
  "xl/theme/theme1.xml",
  "docProps/app.xml",
  "_rels/.rels",
  "xl/drawings/vmlDrawing1.vml",
];

test.each(declaring)("a document type in %s is refused", async (name) => {
  expect(
    await read(
      withParts({ name, data: `<?xml version="1.0"?><!-- ${"x".repeat(70_000)} -->${doctype}<x>&e;</x>` }),
    ),
  ).toBe("XML_DOCTYPE");
});

test("a document type in UTF-16 is found too", async () => {
  const data = Buffer.from(`\uFEFF<?xml version="1.0" encoding="UTF-16"?>${doctype}<x/>`, "utf16le");
  expect(await read(withParts({ name: "xl/theme/theme1.xml", data }))).toBe("XML_DOCTYPE");
});

test("the word alone, in a comment or a text, is no document type", async () => {
  const data = "<!-- <!DOCTYPE x> --><x>&lt;!DOCTYPE x&gt;</x>";
  expect(await read(withParts({ name: "xl/theme/theme1.xml", data }))).toBe(2);
});

test("a part that is smaller than stated is refused", async () => {
  expect(await read(withParts({ name: "xl/styles.xml", data: "<styleSheet/>", size: 5_000 }))).toBe(
    "ZIP_SIZE_LIE",
  );
});

test("parts that share bytes are refused", async () => {
  const parts = Array.from({ length: 50 }, (_, index) => ({
    name: `xl/part${index}.xml`,
    data: "<a/>",
    headerAt: 0,
  }));
  expect(await read(withParts(...parts))).toBe("ZIP_BOMB");
});

test("too many parts are refused", async () => {
  const parts = Array.from({ length: 6_000 }, (_, index) => ({
    name: `xl/part${index}.xml`,
    data: "",
    method: 0,
  }));
  expect(await read(withParts(...parts))).toBe("ZIP_BOMB");
});

test("a cell without end is refused before it fills the memory", async () => {
  const noise = Array.from({ length: 3 * MB }, (_, index) =>
    String.fromCodePoint(97 + ((index * 7919) % 26)),
  ).join("");
  expect(
    await read(
      withParts({
        name: "xl/worksheets/sheet1.xml",
        data: `<worksheet><sheetData><row><c t="inlineStr"><is><t>${noise}</t></is></c></row></sheetData></worksheet>`,
      }),
    ),
  ).toBe("FILE_TOO_LARGE");
});

const bomb = makeZip([{ name: "xl/a.xml", data: Buffer.alloc(300 * MB, 0x20) }]).subarray(0, 200_000);

test("a package inside the package is not opened", async () => {
  expect(await read(withParts({ name: "xl/embeddings/inner.xlsx", data: bomb, method: 0 }))).toBe(2);
});

const others: [string, Buffer, string][] = [
  ["a workbook with a password", compound("EncryptionInfo", "EncryptedPackage"), "FILE_ENCRYPTED"],
  ["an old workbook", compound("Workbook"), "FORMAT_BIFF"],
  ["a very old workbook", Buffer.from("0908100000060500", "hex"), "FORMAT_BIFF"],
  ["a web page", Buffer.from("\uFEFF \n<html><table><tr><td>姓名</td></tr></table></html>"), "FORMAT_HTML"],
  ["a bare table of a web page", Buffer.from("<table><tr><td>姓名</td></tr></table>"), "FORMAT_HTML"],
  [
    "a web page for Excel",
    Buffer.from(`<?xml version="1.0"?>\n<html xmlns:x="urn:schemas-microsoft-com:office:excel"></html>`),
    "FORMAT_HTML",
  ],
  ["a saved web page", Buffer.from("MIME-Version: 1.0\nContent-Type: multipart/related"), "FORMAT_HTML"],
  [
    "an XML spreadsheet",
    Buffer.from(`<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook/>`),
    "FORMAT_XML",
  ],
  ["a PDF", Buffer.from("%PDF-1.7\n"), "FORMAT_UNKNOWN"],
  ["a picture", Buffer.from("89504e470d0a1a0a0000", "hex"), "FORMAT_UNKNOWN"],
  ["bytes without meaning", Buffer.from([1, 2, 0, 4, 0, 0, 9]), "FORMAT_UNKNOWN"],
  ["nothing", Buffer.alloc(0), "FILE_EMPTY"],
  ["a package of something else", makeZip([{ name: "a.txt", data: "x" }]), "FORMAT_UNKNOWN"],
  [
    "an ODS file",
    makeZip([
      { name: "META-INF/manifest.xml", data: "<m/>" },
      { name: "content.xml", data: "<c/>" },
    ]),
    "FORMAT_ODS",
  ],
];

test.each(others)("%s gets a helpful refusal", async (_, bytes, code) => {
  expect(await read(bytes)).toBe(code);
});

test("a binary workbook is named as such", async () => {
  const rels = `<Relationships><Relationship Id="rId1" Type="x/officeDocument" Target="xl/workbook.bin"/></Relationships>`;
  expect(
    await read(
      makeZip([
        { name: "[Content_Types].xml", data: "<Types/>" },
        { name: "_rels/.rels", data: rels },
        { name: "xl/workbook.bin", data: "x" },
      ]),
    ),
  ).toBe("FORMAT_XLSB");
});

test("a workbook cut off anywhere is refused, never half read", async () => {
  const whole = makeWorkbook(plain);
  for (let length = 1; length < whole.length; length += 97) {
    const code = await read(whole.subarray(0, length));
    expect(["ZIP_BROKEN", "FORMAT_UNKNOWN", 1]).toContain(code);
  }
});

test("a flipped byte is refused or changes nothing", async () => {
  const whole = makeWorkbook(plain);
  for (let at = 0; at < whole.length; at += 53) {
    const spoilt = Buffer.from(whole);
    spoilt[at] = (spoilt[at] ?? 0) ^ 0x55;
    const result = await read(spoilt);
    expect(result === 2 || result in UNREADABLE).toBe(true);
  }
});

test("broken XML is refused", async () => {
  expect(
    await read(
      withParts({
        name: "xl/worksheets/sheet1.xml",
        data: "<worksheet><sheetData><row></sheetData></worksheet>",
      }),
    ),
  ).toBe("XML_BROKEN");
  expect(await read(withParts({ name: "xl/workbook.xml", data: "<workbook>" }))).toBe("XML_BROKEN");
});
