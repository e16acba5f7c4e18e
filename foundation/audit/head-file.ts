import { createHmac } from "node:crypto";
import { createReadStream } from "node:fs";
import { type FileHandle, mkdir, open } from "node:fs/promises";
import path from "node:path";
import { createInterface } from "node:readline";
import type { Keys } from "#foundation/crypto/keys.ts";
import { macKey, type MacKey } from "./chain.ts";

/** The newest link at a moment, kept outside the database: what a chain alone cannot prove. */
export interface Head {
  sequence: bigint;
  hash: Buffer;
  /** ISO, UTC. */
  time: string;
}

/** The file of heads, open for adding. */
export interface HeadFile {
  newest: Head | undefined;
  /** Durable when it resolves. */
  append(head: Head): Promise<void>;
  close(): Promise<void>;
}

interface Line {
  sequence: string;
  hash: string;
  time: string;
  mac: string;
}

/** Where the heads of an installation are. Copy the file to another machine: then nobody here can rewrite it unseen. */
export function headFileIn(home: string): string {
  return path.join(home, "audit", "heads.log");
}

function headKey(keys: Keys): MacKey {
  return macKey(keys, "audit heads");
}

/** Each line's MAC covers the line before, so that no line can be altered, taken out or put in. */
function macOf(key: MacKey, before: string, line: Omit<Line, "mac">): string {
  return createHmac(key.digest, key.secret)
    .update(`${before}\n${line.sequence}\n${line.hash}\n${line.time}`)
    .digest("hex");
}

/** Opens the file for adding and takes away a line that a crash cut off. */
export async function openHeadFile(file: string, keys: Keys): Promise<HeadFile> {
  await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
  const key = headKey(keys);
  const handle = await open(file, "a+", 0o600);
  const last = await readLastLine(handle);
  let mac = last?.mac ?? "";
  if (!last) await syncFolder(path.dirname(file));
  const opened: HeadFile = {
    newest: last && headOf(last),
    async append(head) {
      const line = { sequence: String(head.sequence), hash: head.hash.toString("hex"), time: head.time };
      const next = macOf(key, mac, line);
      await handle.appendFile(`${JSON.stringify({ ...line, mac: next })}\n`);
      await handle.datasync();
      mac = next;
      opened.newest = head;
    },
    close: () => handle.close(),
  };
  return opened;
}

/** Longer than any line. */
const TAIL = 4096;

async function readLastLine(handle: FileHandle): Promise<Line | undefined> {
  const { size } = await handle.stat();
  const from = Math.max(0, size - TAIL);
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(TAIL), 0, TAIL, from);
  const text = buffer.toString("utf8", 0, bytesRead);
  const end = text.lastIndexOf("\n");
  if (end + 1 < text.length) await handle.truncate(from + end + 1);
  if (end < 0) return undefined;
  return JSON.parse(text.slice(text.lastIndexOf("\n", end - 1) + 1, end)) as Line;
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, "r");
  await handle.sync().finally(() => handle.close());
}

function headOf(line: Line): Head {
  return { sequence: BigInt(line.sequence), hash: Buffer.from(line.hash, "hex"), time: line.time };
}

/** A line of the file that is not what was written. */
export class HeadsAltered extends Error {
  override name = "HeadsAltered";
  readonly line: number;
  constructor(line: number) {
    super(`Line ${line} of the heads does not fit the line before.`);
    this.line = line;
  }
}

/**
 * The heads in the order of the file; none when there is no file. A last line that a crash cut off is passed over.
 * @throws HeadsAltered at the first line whose MAC does not fit
 */
export async function* readHeads(file: string, keys: Keys): AsyncGenerator<Head> {
  const key = headKey(keys);
  const stream = createReadStream(file, { encoding: "utf8" });
  let before = "";
  let number = 0;
  let torn = false;
  try {
    for await (const text of createInterface({ input: stream, crlfDelay: Infinity })) {
      number += 1;
      if (torn) throw new HeadsAltered(number - 1);
      const line = parseLine(text);
      if (!line) torn = true;
      else if (macOf(key, before, line) !== line.mac) throw new HeadsAltered(number);
      else {
        before = line.mac;
        yield headOf(line);
      }
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
  }
}

function parseLine(text: string): Line | undefined {
  try {
    return JSON.parse(text) as Line;
  } catch {
    return undefined;
  }
}
