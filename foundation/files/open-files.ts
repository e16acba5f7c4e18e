import { createHash, randomUUID } from "node:crypto";
import { mkdir, open, readdir, rename, rm, stat } from "node:fs/promises";
import path from "node:path";
import { Readable } from "node:stream";
import type { Keys } from "#foundation/crypto/keys.ts";
import { Refused } from "#foundation/decision.ts";
import { sealChunks } from "./chunks.ts";
import { type ContentType, findContentType, HEAD } from "./content-type.ts";
import { type Range, readChunks } from "./read-chunks.ts";

export interface StoredFile {
  /** Random name under which it lies; says nothing about the content. */
  storedAs: string;
  bytes: number;
  sha256: Buffer;
  /** By the first bytes, never by what the sender said. */
  contentType: ContentType;
}

/** Files in the data folder, encrypted in chunks, found by random names only. */
export interface Files {
  /**
   * Stores a stream or bytes; on the disk when it resolves, and not there at all when it does not.
   * @throws Refused `too_large` beyond `limit` bytes; nothing is left then
   */
  put(content: AsyncIterable<Uint8Array> | Uint8Array, limit: number): Promise<StoredFile>;
  /**
   * Reads a file of `bytes`, or a range of it. The stream ends with a KeyProblem `altered` where the file was altered
   * or cut off, with ENOENT where it is gone. @throws Refused `not_found` for a name that cannot be one of ours
   */
  get(storedAs: string, bytes: number, range?: Range): Readable;
  /** Takes a file away; one that is gone already is fine. */
  remove(storedAs: string): Promise<void>;
}

const NAME = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
/** Backups leave names with this ending out. */
const DRAFT = ".new";
const DRAFT_AGE_MS = 86_400_000;

/** Opens the store of a folder and sweeps what a killed process left half written. */
export async function openFiles(folder: string, keys: Keys): Promise<Files> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const sealer = keys.sealer("files");
  const place = (name: string) => {
    if (!NAME.test(name)) throw new Refused("not_found");
    return path.join(folder, name.slice(0, 2), name);
  };
  await sweep(folder);
  return {
    async put(content, limit) {
      const name = randomUUID();
      const file = place(name);
      const measure = openMeasure(limit);
      const parts = content instanceof Uint8Array ? Readable.from([content]) : content;
      await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
      await writeWhole(file, sealChunks(sealer, name, parts, measure.add));
      return { storedAs: name, ...measure.result() };
    },
    get(name, bytes, range = { from: 0, to: bytes - 1 }) {
      return Readable.from(readChunks(sealer, { name, path: place(name), bytes }, range));
    },
    remove: (name) => rm(place(name), { force: true }),
  };
}

/** Counts, hashes and looks at what passes by. */
function openMeasure(limit: number) {
  const sha = createHash("sha256");
  let head: Buffer = Buffer.alloc(0);
  let bytes = 0;
  return {
    add(part: Uint8Array) {
      bytes += part.length;
      if (bytes > limit) throw new Refused("too_large", { limit: sizeText(limit) });
      sha.update(part);
      if (head.length < HEAD) head = Buffer.concat([head, part.subarray(0, HEAD - head.length)]);
    },
    result: () => ({ bytes, sha256: sha.digest(), contentType: findContentType(head) }),
  };
}

function sizeText(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  if (bytes < 1024 * 1024) return `${Math.floor(bytes / 1024)} KB`;
  return `${Math.floor(bytes / 1024 / 1024)} MB`;
}

/** Written beside, on the disk, then renamed: under its own name a file is always whole. */
async function writeWhole(file: string, chunks: AsyncIterable<Buffer>): Promise<void> {
  const draft = `${file}${DRAFT}`;
  try {
    const handle = await open(draft, "wx", 0o600);
    try {
      for await (const chunk of chunks) await handle.writeFile(chunk);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(draft, file);
    await syncFolder(path.dirname(file));
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}

/** A new name outlives a power cut only when its folder is on the disk too. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Drafts older than a day belong to nobody any more; a younger one may be another process at work. */
async function sweep(folder: string): Promise<void> {
  for (const name of await readdir(folder, { recursive: true })) {
    if (!name.endsWith(DRAFT)) continue;
    const file = path.join(folder, name);
    const found = await stat(file).catch(() => undefined);
    if (found && found.mtimeMs < Date.now() - DRAFT_AGE_MS) await rm(file, { force: true });
  }
}
