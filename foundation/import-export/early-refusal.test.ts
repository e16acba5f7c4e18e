import { expect, test } from "vitest";
import { compound } from "#tests/kit/compound.ts";
import { makeWorkbook, type ZipPart } from "#tests/kit/workbook.ts";
import { openTable } from "./open-table.ts";
import { UnreadableFile } from "./unreadable.ts";

const plain = { sheets: [{ name: "名册", rows: [["姓名"], ["王芳"]] }] };
const MB = 1024 * 1024;

/** The workbook with further parts. */
function withParts(...parts: ZipPart[]): Buffer {
  return makeWorkbook({ ...plain, parts });
}

/**
 * What a refusal cost: not a time, which another program on the machine could spoil, but how much of the file was looked
 * at. Nothing is unpacked that was not read, and deflate gives at most 1,032 bytes for one.
 */
async function rejection(bytes: Buffer): Promise<{ code: string | number; looked: number }> {
  let looked = 0;
  const source = {
    size: bytes.length,
    read(offset: number, length: number) {
      const piece = bytes.subarray(offset, offset + length);
      looked += piece.length;
      return Promise.resolve(piece);
    },
    close: () => Promise.resolve(),
  };
  try {
    let rows = 0;
    for (const sheet of (await openTable(source)).sheets) for await (const _ of sheet.rows()) rows += 1;
    return { code: rows, looked };
  } catch (error) {
    if (error instanceof UnreadableFile) return { code: error.code, looked };
    throw error;
  }
}

/** The head, the end of the package where its directory stands, and nothing of its parts. */
const HEAD_AND_DIRECTORY = 4096 + 65_557 + 4096;
const PIECE = 65_536;

const zeros = Buffer.alloc(300 * MB, 0x20);
const bomb = makeWorkbook({ ...plain, parts: [{ name: "xl/worksheets/sheet1.xml", data: zeros }] });
const lying = makeWorkbook({
  ...plain,
  parts: [{ name: "xl/worksheets/sheet1.xml", data: zeros, size: 20_000 }],
});
const elsewhere = makeWorkbook({
  ...plain,
  parts: [{ name: "xl/theme/theme1.xml", data: zeros, size: 900 }],
});
const inflated = makeWorkbook({ ...plain, parts: [{ name: "xl/media/a.png", data: "x", size: 0xfffffff0 }] });
/** Much that does not shrink, so that reading all of it would show. */
const ballast = {
  name: "xl/media/photo.jpg",
  method: 0,
  data: Buffer.from(Array.from({ length: 4 * MB }, (_, at) => (at * 7919) % 251)),
};

test("reading a whole workbook looks at more than the limits that hold for refusals", async () => {
  const rows = Array.from({ length: 4_000 }, (_, at) => [String((at * 7_919_317) % 1_000_003).repeat(9)]);
  const { code, looked } = await rejection(makeWorkbook({ sheets: [{ name: "s", rows }] }));
  expect(code).toBe(4_000);
  expect(looked).toBeGreaterThan(HEAD_AND_DIRECTORY);
});

test("a bomb is refused by its stated size before a byte of its parts is looked at", async () => {
  expect(bomb.length).toBeGreaterThan(2 * HEAD_AND_DIRECTORY);
  for (const bytes of [
    bomb,
    inflated,
    withParts(ballast, { name: "xl/a.xml", data: "x", size: 0xfffffff0 }),
  ]) {
    const { code, looked } = await rejection(bytes);
    expect(code).toBe("ZIP_BOMB");
    expect(looked).toBeLessThanOrEqual(HEAD_AND_DIRECTORY);
  }
});

test("a bomb that states a small size is stopped with the first pieces that are unpacked", async () => {
  for (const bytes of [lying, elsewhere]) {
    const { code, looked } = await rejection(bytes);
    expect(code).toBe("ZIP_SIZE_LIE");
    // The unpacker reads a few pieces ahead; of this file there are many more.
    expect(looked).toBeLessThanOrEqual(HEAD_AND_DIRECTORY + 3 * PIECE);
    expect(looked).toBeLessThan(bytes.length);
  }
});

test.each([
  ["a macro part", [{ name: "xl/vbaProject.bin", data: "x" }], "FILE_MACRO"],
  ["an encrypted part", [{ name: "xl/secret.xml", data: "x", flags: 1 }], "FILE_ENCRYPTED"],
  ["a name that leads out", [{ name: "xl/../../etc/x", data: "x" }], "ZIP_UNSAFE_NAME"],
  ["a link", [{ name: "xl/link", data: "x", attributes: 0xa1ff0000 }], "ZIP_SYMLINK"],
  ["more unpacked than a city needs", bigParts(), "ZIP_BOMB"],
] as const)("%s is refused without looking at the rest of a large file", async (_, parts, code) => {
  const found = await rejection(withParts(ballast, ...parts));
  expect(found.code).toBe(code);
  expect(found.looked).toBeLessThanOrEqual(HEAD_AND_DIRECTORY + PIECE);
});

/** Each below the limit of a part and of its density, together too much. */
function bigParts(): ZipPart[] {
  return Array.from({ length: 3 }, (_, at) => ({
    name: `xl/part${at}.xml`,
    data: Buffer.alloc(2 * MB, at),
    method: 0,
    size: 300 * MB,
    packedSize: 2 * MB,
  }));
}

test("a workbook with a password is refused by its directory of streams, however large it is", async () => {
  const large = Buffer.concat([compound("EncryptionInfo", "EncryptedPackage"), Buffer.alloc(40 * MB, 7)]);
  const { code, looked } = await rejection(large);
  expect(code).toBe("FILE_ENCRYPTED");
  expect(looked).toBeLessThanOrEqual(4096 + 512 + PIECE);
});
