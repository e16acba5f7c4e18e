import type { ByteSource } from "./byte-source.ts";
import { UnreadableFile } from "./unreadable.ts";

/** One packed part as the central directory states it. */
export interface ZipEntry {
  readonly name: string;
  readonly method: number;
  readonly crc: number;
  readonly packed: number;
  readonly unpacked: number;
  readonly headerAt: number;
}

/** Limits of one workbook. A roster of 100,000 rows and 15 columns unpacks to about 60 MB at a ratio of 7. */
const ZIP_LIMITS = {
  entries: 5_000,
  part: 512 * 1024 * 1024,
  total: 640 * 1024 * 1024,
  /** Repetitive sheets reach 40; deflate ends at 1,032. */
  ratio: 200,
  ratioFrom: 4 * 1024 * 1024,
} as const;

const END = 0x06054b50;
const END_64 = 0x06064b50;
const LOCATOR_64 = 0x07064b50;
const CENTRAL = 0x02014b50;

/**
 * Reads and judges the central directory before anything is unpacked.
 * @throws UnreadableFile for encryption, unsafe names, links, bombs by the stated sizes, overlaps and damage
 */
export async function readDirectory(source: ByteSource): Promise<Map<string, ZipEntry>> {
  const end = await findEnd(source);
  if (end.count > ZIP_LIMITS.entries || end.size > 8 * 1024 * 1024) throw new UnreadableFile("ZIP_BOMB");
  const bytes = await source.read(end.offset, end.size);
  if (bytes.length !== end.size) throw new UnreadableFile("ZIP_BROKEN");
  const entries = new Map<string, ZipEntry>();
  let at = 0;
  for (let index = 0; index < end.count; index += 1) {
    const { entry, next } = readEntry(bytes, at);
    at = next;
    if (entries.has(entry.name)) throw new UnreadableFile("ZIP_UNSAFE_NAME");
    entries.set(entry.name, entry);
  }
  judgeSizes([...entries.values()], source.size);
  return entries;
}

interface DirectoryPlace {
  count: number;
  size: number;
  offset: number;
}

async function findEnd(source: ByteSource): Promise<DirectoryPlace> {
  const length = Math.min(source.size, 65_557);
  const tail = await source.read(source.size - length, length);
  for (let at = tail.length - 22; at >= 0; at -= 1) {
    if (tail.readUInt32LE(at) !== END) continue;
    const place = {
      count: tail.readUInt16LE(at + 10),
      size: tail.readUInt32LE(at + 12),
      offset: tail.readUInt32LE(at + 16),
    };
    const long = place.count === 0xffff || place.size === 0xffffffff || place.offset === 0xffffffff;
    return long ? await readEnd64(source, source.size - length + at - 20) : place;
  }
  throw new UnreadableFile("ZIP_BROKEN");
}

async function readEnd64(source: ByteSource, locatorAt: number): Promise<DirectoryPlace> {
  const locator = await source.read(Math.max(0, locatorAt), 20);
  if (locator.length < 20 || locator.readUInt32LE(0) !== LOCATOR_64) throw new UnreadableFile("ZIP_BROKEN");
  const end = await source.read(Number(locator.readBigUInt64LE(8)), 56);
  if (end.length < 56 || end.readUInt32LE(0) !== END_64) throw new UnreadableFile("ZIP_BROKEN");
  return {
    count: Number(end.readBigUInt64LE(32)),
    size: Number(end.readBigUInt64LE(40)),
    offset: Number(end.readBigUInt64LE(48)),
  };
}

function readEntry(bytes: Buffer, at: number): { entry: ZipEntry; next: number } {
  if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== CENTRAL) throw new UnreadableFile("ZIP_BROKEN");
  const nameLength = bytes.readUInt16LE(at + 28);
  const extraLength = bytes.readUInt16LE(at + 30);
  const next = at + 46 + nameLength + extraLength + bytes.readUInt16LE(at + 32);
  if (next > bytes.length) throw new UnreadableFile("ZIP_BROKEN");
  const name = bytes.toString("utf8", at + 46, at + 46 + nameLength).replaceAll("\\", "/");
  judgeEntry(name, bytes.readUInt16LE(at + 8), bytes.readUInt32LE(at + 38));
  const extra = bytes.subarray(at + 46 + nameLength, at + 46 + nameLength + extraLength);
  const sizes = readSizes(bytes, at, extra);
  return {
    entry: { name, method: bytes.readUInt16LE(at + 10), crc: bytes.readUInt32LE(at + 16), ...sizes },
    next,
  };
}

/** Names must stay inside the package; links and encrypted parts are not followed. */
function judgeEntry(name: string, flags: number, attributes: number): void {
  if ((flags & 0x2041) !== 0) throw new UnreadableFile("FILE_ENCRYPTED");
  const absolute = name.startsWith("/") || /^[a-z]:/i.test(name);
  if (name === "" || absolute || name.includes("\0") || name.split("/").includes("..")) {
    throw new UnreadableFile("ZIP_UNSAFE_NAME");
  }
  // Upper half of the attributes: the Unix mode; 0xA000 is a symbolic link.
  if (((attributes >>> 16) & 0xf000) === 0xa000) throw new UnreadableFile("ZIP_SYMLINK");
}

/** Sizes of 4 GiB and more stand in the extra field 1, in the order in which the short fields overflow. */
function readSizes(
  bytes: Buffer,
  at: number,
  extra: Buffer,
): Pick<ZipEntry, "packed" | "unpacked" | "headerAt"> {
  const long = findLongSizes(extra);
  let used = 0;
  const take = (short: number): number => {
    if (short !== 0xffffffff) return short;
    if (long === undefined || used + 8 > long.length) throw new UnreadableFile("ZIP_BROKEN");
    used += 8;
    return Number(long.readBigUInt64LE(used - 8));
  };
  const unpacked = take(bytes.readUInt32LE(at + 24));
  const packed = take(bytes.readUInt32LE(at + 20));
  return { packed, unpacked, headerAt: take(bytes.readUInt32LE(at + 42)) };
}

function findLongSizes(extra: Buffer): Buffer | undefined {
  for (let at = 0; at + 4 <= extra.length; ) {
    const length = extra.readUInt16LE(at + 2);
    if (extra.readUInt16LE(at) === 1) return extra.subarray(at + 4, at + 4 + length);
    at += 4 + length;
  }
  return undefined;
}

function judgeSizes(entries: readonly ZipEntry[], fileSize: number): void {
  let total = 0;
  let packedEnd = 0;
  for (const entry of entries.toSorted((one, other) => one.headerAt - other.headerAt)) {
    total += entry.unpacked;
    const dense = entry.unpacked > ZIP_LIMITS.ratioFrom && entry.unpacked > entry.packed * ZIP_LIMITS.ratio;
    if (dense || entry.unpacked > ZIP_LIMITS.part || total > ZIP_LIMITS.total)
      throw new UnreadableFile("ZIP_BOMB");
    // Parts that share bytes are how small files unpack to petabytes.
    if (entry.headerAt < packedEnd) throw new UnreadableFile("ZIP_BOMB");
    packedEnd = entry.headerAt + 30 + entry.packed;
    if (packedEnd > fileSize) throw new UnreadableFile("ZIP_BROKEN");
  }
}
