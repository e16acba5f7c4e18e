import { pipeline, Readable } from "node:stream";
import { crc32, createInflateRaw } from "node:zlib";
import { type ByteSource, readPieces } from "./byte-source.ts";
import { UnreadableFile } from "./unreadable.ts";
import type { ZipEntry } from "./zip-directory.ts";

const LOCAL = 0x04034b50;

/**
 * Unpacks one part piece by piece. Counts while inflating and stops at the first byte beyond the stated size;
 * at the end size and checksum must be right.
 */
export async function* readPart(source: ByteSource, entry: ZipEntry): AsyncGenerator<Buffer> {
  const pieces = readPieces(source, await findData(source, entry), entry.packed);
  let size = 0;
  let sum = 0;
  for await (const piece of unpack(pieces, entry)) {
    size += piece.length;
    if (size > entry.unpacked) throw new UnreadableFile("ZIP_SIZE_LIE");
    sum = crc32(piece, sum);
    yield piece;
  }
  if (size !== entry.unpacked) throw new UnreadableFile("ZIP_SIZE_LIE");
  if (sum !== entry.crc) throw new UnreadableFile("ZIP_BROKEN");
}

async function findData(source: ByteSource, entry: ZipEntry): Promise<number> {
  const header = await source.read(entry.headerAt, 30);
  if (header.length < 30 || header.readUInt32LE(0) !== LOCAL) throw new UnreadableFile("ZIP_BROKEN");
  const nameLength = header.readUInt16LE(26);
  const name = await source.read(entry.headerAt + 30, nameLength);
  if (name.toString("utf8").replaceAll("\\", "/") !== entry.name) throw new UnreadableFile("ZIP_BROKEN");
  return entry.headerAt + 30 + nameLength + header.readUInt16LE(28);
}

async function* unpack(pieces: AsyncGenerator<Buffer>, entry: ZipEntry): AsyncGenerator<Buffer> {
  if (entry.method === 0) {
    yield* pieces;
    return;
  }
  if (entry.method !== 8) throw new UnreadableFile("ZIP_BROKEN");
  const inflate = createInflateRaw({ chunkSize: 65_536 });
  // An error of either side reaches the loop below; a loop that stops early closes both.
  pipeline(Readable.from(pieces), inflate, () => undefined);
  try {
    for await (const piece of inflate) yield piece as Buffer;
  } catch (error) {
    throw new UnreadableFile("ZIP_BROKEN", {}, error);
  }
}
