import { randomUUID } from "node:crypto";
import { createReadStream } from "node:fs";
import { mkdir, open, readdir, rename, rm, stat } from "node:fs/promises";
import path from "node:path";
import { Readable } from "node:stream";
import type { Keys } from "#foundation/crypto/keys.ts";
import { Refused } from "#foundation/decision.ts";
import { CHUNK, CHUNK_STORED, openChunk, sealChunks, type Sealed } from "./chunks.ts";

export interface StoredFile {
  /** Random name under which it lies; says nothing about the content. */
  storedAs: string;
  bytes: number;
  sha256: Buffer;
}

/** Files in the data folder, encrypted in chunks, found by random names only. */
export interface Files {
  /** Stores a stream. @throws Refused `too_large` beyond the limit; nothing is left then */
  put(content: AsyncIterable<Buffer>, limit: number): Promise<StoredFile>;
  /** Reads a file, or the bytes from and to (both included). @throws KeyProblem where it was altered or cut off */
  get(storedAs: string, bytes: number, range?: { from: number; to: number }): Readable;
  remove(storedAs: string): Promise<void>;
}

const NAME = /^[0-9a-f-]{36}$/;
const DRAFT = ".new";

/** Opens the store of a folder and sweeps what a killed process left half written. */
export async function openFiles(folder: string, keys: Keys): Promise<Files> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const key = keys.derive("files");
  const place = (name: string) => {
    if (!NAME.test(name)) throw new Refused("not_found");
    return path.join(folder, name.slice(0, 2), name);
  };
  await sweep(folder);
  return {
    async put(content, limit) {
      const name = randomUUID();
      const file = place(name);
      await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
      try {
        const sealed = await write(`${file}${DRAFT}`, sealChunks(key, name, content, limit));
        await rename(`${file}${DRAFT}`, file);
        return { storedAs: name, ...sealed };
      } catch (error) {
        await rm(`${file}${DRAFT}`, { force: true });
        throw error;
      }
    },
    get: (name, bytes, range) =>
      Readable.from(read(key, name, place(name), bytes, range ?? { from: 0, to: bytes - 1 })),
    remove: (name) => rm(place(name), { force: true }),
  };
}

async function write(file: string, chunks: AsyncGenerator<Buffer, Sealed>): Promise<Sealed> {
  const handle = await open(file, "wx", 0o600);
  try {
    for (;;) {
      const next = await chunks.next();
      if (next.done) {
        await handle.sync();
        return next.value;
      }
      await handle.write(next.value);
    }
  } finally {
    await handle.close();
  }
}

async function* read(
  key: Buffer,
  name: string,
  file: string,
  bytes: number,
  range: { from: number; to: number },
): AsyncGenerator<Buffer> {
  if (bytes === 0) return;
  const first = Math.floor(range.from / CHUNK);
  const last = Math.floor(bytes / CHUNK);
  let index = first;
  let held: Buffer = Buffer.alloc(0);
  for await (const part of createReadStream(file, { start: first * CHUNK_STORED }) as AsyncIterable<Buffer>) {
    held = held.length === 0 ? part : Buffer.concat([held, part]);
    while (held.length >= CHUNK_STORED && index * CHUNK <= range.to) {
      yield cut(openChunk(key, name, index, index === last, held.subarray(0, CHUNK_STORED)), index, range);
      held = held.subarray(CHUNK_STORED);
      index += 1;
    }
    if (index * CHUNK > range.to) return;
  }
  yield cut(openChunk(key, name, index, true, held), index, range);
}

function cut(plain: Buffer, index: number, range: { from: number; to: number }): Buffer {
  const start = index * CHUNK;
  return plain.subarray(Math.max(0, range.from - start), Math.min(plain.length, range.to - start + 1));
}

/** Drafts older than a day belong to nobody any more. */
async function sweep(folder: string): Promise<void> {
  const dayAgo = Date.now() - 86_400_000;
  for (const name of await readdir(folder, { recursive: true })) {
    const file = path.join(folder, name);
    if (name.endsWith(DRAFT) && (await stat(file)).mtimeMs < dayAgo) await rm(file, { force: true });
  }
}
