import { markedEncoding } from "./byte-order-mark.ts";
import { type ByteSource, openBytes } from "./byte-source.ts";
import { openCsv } from "./open-delimited.ts";
import { openXlsx } from "./open-xlsx.ts";
import type { TableFile } from "./table.ts";
import { type UnreadableCode, UnreadableFile } from "./unreadable.ts";

/** Largest file that is looked at. */
const LARGEST_FILE = 128 * 1024 * 1024;

/**
 * Opens a roster file by its content; the name of the file plays no part.
 * @param file path, bytes, or a source of them
 * @throws UnreadableFile with a code that has its words in `UNREADABLE`
 */
export async function openTable(file: string | Uint8Array | ByteSource): Promise<TableFile> {
  const source = await openBytes(file);
  try {
    return await openByContent(source);
  } catch (error) {
    await source.close();
    throw error;
  }
}

async function openByContent(source: ByteSource): Promise<TableFile> {
  if (source.size === 0) throw new UnreadableFile("FILE_EMPTY");
  if (source.size > LARGEST_FILE) throw new UnreadableFile("FILE_TOO_LARGE");
  const head = await source.read(0, 4096);
  const signature = head.toString("hex", 0, 8);
  if (/^504b0[0-9]/.test(signature)) return await openXlsx(source);
  if (signature === "d0cf11e0a1b11ae1") await refuseCompound(source);
  refuseByHead(head);
  return await openCsv(source);
}

/** A compound file is a workbook with a password, or one of the old kind. */
async function refuseCompound(source: ByteSource): Promise<never> {
  // The header names the size of a sector and the first sector of the directory of streams ([MS-CFB] 2.2).
  const header = await source.read(0, 512);
  const sector = header.length < 52 ? 0 : 2 ** Math.min(header.readUInt16LE(30), 12);
  const directory = sector === 0 ? header : await source.read((header.readUInt32LE(48) + 1) * sector, 65_536);
  const encrypted = directory.includes(Buffer.from("EncryptedPackage", "utf16le"));
  throw new UnreadableFile(encrypted ? "FILE_ENCRYPTED" : "FORMAT_BIFF");
}

const SIGNATURES: readonly (readonly [start: RegExp, code: UnreadableCode])[] = [
  // The first record of a workbook of Excel 2 to 5, without a compound file around it.
  [/^09(?:00|02|04|08)..00/, "FORMAT_BIFF"],
  // PDF, RTF, RAR, 7z, gzip, PNG, JPEG.
  [/^(?:25504446|7b5c7274|52617221|377abcaf|1f8b|89504e47|ffd8ff)/, "FORMAT_UNKNOWN"],
];

const BEGINNINGS: readonly (readonly [start: RegExp, code: UnreadableCode])[] = [
  [/^\s*(?:<!doctype html|<html|<head|<meta|<table|<body|<style|mime-version:)/i, "FORMAT_HTML"],
  [/^\s*<(?:\?xml|!)[\s\S]*<html/i, "FORMAT_HTML"],
  [/^\s*<(?:\?xml|!doctype|!--|workbook)/i, "FORMAT_XML"],
];

function refuseByHead(head: Buffer): void {
  const encoding = markedEncoding(head);
  const text = head
    .toString(encoding === "utf-16le" ? "utf16le" : "latin1")
    .replace(/^(?:\uFEFF|\xef\xbb\xbf)/, "");
  const signature = head.toString("hex", 0, 8);
  const found =
    SIGNATURES.find(([start]) => start.test(signature)) ?? BEGINNINGS.find(([start]) => start.test(text));
  if (found) throw new UnreadableFile(found[1]);
}
