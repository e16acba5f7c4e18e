import { PDFDocument } from "@cantoo/pdf-lib";
import { expect, test } from "vitest";
import { joinFiles } from "../join/join-files.ts";
import { photoTurn } from "../join/photo-turn.ts";
import { printDossier } from "../join/print-dossier.ts";
import { oneBitPng } from "../print/one-bit-png.ts";
import { about, printer, textForm } from "./kit.ts";
import { flat, readPdf } from "./read-pdf.ts";

const png = oneBitPng(
  [
    [true, false],
    [false, true],
  ],
  40,
);
/** The smallest JPEG there is: one grey dot. */
const jpeg = Buffer.from(
  "ffd8ffe000104a46494600010100000100010000ffdb004300080606070605080707070909080a0c140d0c0b0b0c1912130f141d1a1f1e1d1a1c1c20242e2720222c231c1c2837292c30313434341f27393d38323c2e333432ffc0000b080001000101011100ffc4001f0000010501010101010100000000000000000102030405060708090a0bffc400b5100002010303020403050504040000017d01020300041105122131410613516107227114328191a1082342b1c11552d1f02433627282090a161718191a25262728292a3435363738393a434445464748494a535455565758595a636465666768696a737475767778797a838485868788898a92939495969798999aa2a3a4a5a6a7a8a9aab2b3b4b5b6b7b8b9bac2c3c4c5c6c7c8c9cad2d3d4d5d6d7d8d9dae1e2e3e4e5e6e7e8e9eaf1f2f3f4f5f6f7f8f9faffda0008010100003f00fbd3ffd9",
  "hex",
);

/** The same photograph, held as `orientation` says. */
function held(orientation: number, order: "II" | "MM"): Buffer {
  const tiff = Buffer.alloc(26);
  tiff.write(order, 0, "latin1");
  const short = (value: number, at: number) =>
    order === "II" ? tiff.writeUInt16LE(value, at) : tiff.writeUInt16BE(value, at);
  const long = (value: number, at: number) =>
    order === "II" ? tiff.writeUInt32LE(value, at) : tiff.writeUInt32BE(value, at);
  short(42, 2);
  long(8, 4);
  short(1, 8);
  short(0x0112, 10);
  short(3, 12);
  long(1, 14);
  short(orientation, 18);
  const content = Buffer.concat([Buffer.from("Exif\0\0", "latin1"), tiff]);
  const head = Buffer.from([0xff, 0xe1, 0, content.length + 2]);
  return Buffer.concat([jpeg.subarray(0, 2), head, content, jpeg.subarray(2)]);
}

const pdf = async (text: string) => printer.print([textForm([text], { title: text })], about);

test("PDF, PNG and JPEG become one file with a bookmark each and their pages counted; twice the same", async () => {
  const pieces = [
    { title: "谈话记录", content: await pdf("谈话") },
    { title: "入党申请书（扫描）", content: png },
    { title: "照片", content: held(6, "MM") },
  ];
  const { pdf: joined, pages } = await joinFiles(pieces, about);
  expect(pages).toEqual([1, 1, 1]);
  const read = await PDFDocument.load(joined);
  expect(read.getPageCount()).toBe(3);
  expect(read.getPage(2).getRotation().angle).toBe(90);
  expect(read.getPage(1).getSize().width).toBeCloseTo(595.28, 1);
  expect(read.getTitle()).toBe("试验");
  expect((await joinFiles(pieces, about)).pdf.equals(joined)).toBe(true);
  const other = await joinFiles(pieces.slice(0, 2), about);
  expect(other.pdf.equals(joined)).toBe(false);
});

test("how the camera was held is read in both orders of bytes, and a picture without it is not turned", () => {
  expect([3, 6, 8, 1].map((orientation) => photoTurn(held(orientation, "II")))).toEqual([180, 90, 270, 0]);
  expect(photoTurn(held(8, "MM"))).toBe(270);
  expect(photoTurn(jpeg)).toBe(0);
  expect(photoTurn(Buffer.from([0xff, 0xd8]))).toBe(0);
});

test("a scan that cannot be taken in is named, with what to do", async () => {
  const join = (content: Buffer) => joinFiles([{ title: "转正申请书", content }], about);
  await expect(join(Buffer.from("a text"))).rejects.toThrow("转正申请书：不是 PDF、JPEG 或 PNG 文件");
  await expect(join(Buffer.from("%PDF-1.7\nbroken"))).rejects.toThrow("转正申请书：这份 PDF 打不开");
  await expect(join(png.subarray(0, 40))).rejects.toThrow("转正申请书：这张图片已损坏");
});

test("a dossier begins with its list, which knows the pages of each paper", async () => {
  const list = (pages: readonly number[]) => textForm([`页数 ${pages.join("，")}。`], { title: "清单" });
  const long = textForm(
    Array.from({ length: 60 }, () => "一段不短的文字，用来把这张表撑到第二页上去，看页数怎么数。"),
    { title: "长表" },
  );
  const own = [
    { title: "短表", form: textForm(["甲"], { title: "短表" }) },
    { title: "长表", form: long },
  ];
  const whole = await printDossier(printer, list, own, about);
  const { pages, bookmarks, raw } = readPdf(whole.pdf);
  expect(whole.pages).toEqual([1, 1, 2]);
  expect(flat(pages[0] ?? "")).toContain("页数1，2。");
  expect(bookmarks).toEqual(["清单", "短表", "长表"]);
  expect(raw).toMatch(/pdfaid:part>2</);
  const mixed = await printDossier(printer, list, [...own, { title: "扫描件", content: png }], about);
  expect(mixed.pages).toEqual([1, 1, 2, 1]);
  expect((await PDFDocument.load(mixed.pdf)).getPageCount()).toBe(5);
});
