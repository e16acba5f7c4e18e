import { closeSync, fsyncSync, openSync, readSync, renameSync, writeSync } from "node:fs";
import { crc32 } from "node:zlib";
import { allocateColumns, listColumns, shared } from "./columns.ts";
import { Cube, type CubeData } from "./cube.ts";
import type { Fact } from "./fact.ts";

type Arrays = "columns" | "rowSlots" | "owners" | "dead";
type Header = Omit<CubeData, Arrays> & {
  /** What the fact and its view looked like when the rows were read. */
  readonly digest: string;
  readonly capacity: number;
  readonly rowSlots: number;
  readonly owners: readonly { count: number; room: number; slots: number }[];
};

/** Another layout of the file is another version: an older file is built anew. */
const VERSION = "zugong cube 1";
/** Version, then the length of the header in bytes; the header, the arrays and the check sum of all follow. */
const PREFIX_BYTES = 32;
const SUM_BYTES = 8;

/** The file is damaged: it is built anew. */
export class CubeFileBroken extends Error {
  override name = "CubeFileBroken";
}

/** The file is whole under its name or not there, and only its owner may read it. */
export function saveCube(file: string, cube: Cube, digest: string): void {
  const { columns, rowSlots, owners, dead, ...plain } = cube.data();
  const header: Header = {
    ...plain,
    digest,
    capacity: cube.capacity,
    rowSlots: rowSlots.length,
    owners: owners.map(({ keys, slots, count }) => ({ count, room: keys.length, slots: slots.length })),
  };
  const text = inWholeWords(JSON.stringify(header));
  const prefix = Buffer.from(`${VERSION} ${text.length}`.padEnd(PREFIX_BYTES));
  const partial = `${file}.${process.pid}.partial`;
  const handle = openSync(partial, "w", 0o600);
  try {
    let sum = 0;
    for (const bytes of [prefix, text, ...listArrays({ columns, rowSlots, owners, dead })]) {
      sum = crc32(bytes, sum);
      writeAll(handle, bytes);
    }
    writeAll(handle, Buffer.from(String(sum.toString(16)).padStart(SUM_BYTES, "0")));
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  renameSync(partial, file);
}

/**
 * @returns undefined when the file is of another version or of another definition of the fact
 * @throws CubeFileBroken when it is damaged
 */
export function openCube(file: string, fact: Fact, digest: string): Cube | undefined {
  const handle = openSync(file, "r");
  try {
    const prefix = readBytes(handle, PREFIX_BYTES);
    const [version, length] = splitPrefix(prefix);
    if (version !== VERSION) return undefined;
    const text = readBytes(handle, length);
    const header = readHeader(text);
    if (header.digest !== digest) return undefined;
    const arrays = emptyArrays(fact, header);
    let sum = crc32(text, crc32(prefix));
    for (const bytes of listArrays(arrays)) {
      readAll(handle, bytes);
      sum = crc32(bytes, sum);
    }
    if (Number.parseInt(readBytes(handle, SUM_BYTES).toString(), 16) !== sum)
      throw new CubeFileBroken("The check sum is another one.");
    return new Cube({ ...header, ...arrays, fact });
  } finally {
    closeSync(handle);
  }
}

/** Every array then starts at a multiple of eight bytes. */
function inWholeWords(text: string): Buffer {
  const words = Math.ceil(Buffer.byteLength(text) / 8);
  const padded = Buffer.alloc(words * 8, " ");
  padded.write(text);
  return padded;
}

function splitPrefix(prefix: Buffer): [version: string, length: number] {
  const text = prefix.toString();
  return [text.slice(0, VERSION.length), Number(text.slice(VERSION.length))];
}

function readHeader(text: Buffer): Header {
  try {
    return JSON.parse(text.toString()) as Header;
  } catch {
    throw new CubeFileBroken("The header cannot be read.");
  }
}

function readBytes(handle: number, length: number): Buffer {
  if (!Number.isInteger(length) || length < 0 || length > 2 ** 28)
    throw new CubeFileBroken("The length is odd.");
  const bytes = Buffer.alloc(length);
  readAll(handle, bytes);
  return bytes;
}

function emptyArrays(fact: Fact, { capacity, rowSlots, owners }: Header): Pick<CubeData, Arrays> {
  return {
    columns: allocateColumns(fact, capacity),
    rowSlots: new Int32Array(shared(rowSlots * 4)),
    owners: owners.map(({ count, room, slots }) => ({
      count,
      keys: new BigInt64Array(shared(room * 8)),
      slots: new Int32Array(shared(slots * 4)),
    })),
    dead: new Uint8Array(shared(Math.ceil(capacity / 8))),
  };
}

function listArrays({ columns, rowSlots, owners, dead }: Pick<CubeData, Arrays>): Uint8Array[] {
  const arrays = [
    ...listColumns(columns),
    rowSlots,
    ...owners.flatMap(({ keys, slots, count }) => [keys.subarray(0, count), slots]),
    dead,
  ];
  return arrays.map(({ buffer, byteOffset, byteLength }) => new Uint8Array(buffer, byteOffset, byteLength));
}

/** One call moves at most 2 GiB, and may move less than asked. */
function writeAll(handle: number, bytes: Uint8Array): void {
  for (let done = 0; done < bytes.byteLength; ) {
    done += writeSync(handle, bytes, done, Math.min(bytes.byteLength - done, 2 ** 30));
  }
}

function readAll(handle: number, bytes: Uint8Array): void {
  for (let done = 0; done < bytes.byteLength; ) {
    const read = readSync(handle, bytes, done, Math.min(bytes.byteLength - done, 2 ** 30), null);
    if (read === 0) throw new CubeFileBroken("The file ends too early.");
    done += read;
  }
}
