import { createHash, randomBytes } from "node:crypto";
import {
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rename,
  rm,
  stat,
  truncate,
  utimes,
  writeFile,
} from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { afterEach, beforeEach, expect, test } from "vitest";
import { keysFrom } from "#foundation/crypto/keys.ts";
import type { ProviderName } from "#foundation/crypto/provider.ts";
import { CHUNK } from "./chunks.ts";
import { type Files, openFiles, type StoredFile } from "./open-files.ts";

const MB = 1024 * 1024;
const NAMES: ProviderName[] = ["standard", "national"];
const keysOf = (provider: ProviderName, byte = 7) => keysFrom({ bytes: Buffer.alloc(32, byte), provider });

let home: string;
let folder: string;
let files: Files;
beforeEach(async () => {
  home = await mkdtemp(path.join(os.tmpdir(), "zugong-files-"));
  folder = path.join(home, "files");
  files = await openFiles(folder, keysOf("standard"));
});
afterEach(() => rm(home, { recursive: true, force: true }));

const read = (stored: StoredFile, range?: { from: number; to: number }) =>
  buffer(files.get(stored.storedAs, stored.bytes, range));
const placeOf = (stored: StoredFile) => path.join(folder, stored.storedAs.slice(0, 2), stored.storedAs);

async function namesBelow(): Promise<string[]> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true });
  return found.filter((one) => one.isFile()).map((one) => one.name);
}

/** Changes one byte of what lies on the disk. */
async function alter(stored: StoredFile, at: number): Promise<void> {
  const content = await readFile(placeOf(stored));
  content[at] = (content[at] ?? 0) ^ 1;
  await writeFile(placeOf(stored), content);
}

test.each(NAMES)("%s: files of every awkward length come back whole, in pieces of any size", async (name) => {
  files = await openFiles(folder, keysOf(name));
  for (const bytes of [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK, 3 * CHUNK + 5]) {
    const content = randomBytes(bytes);
    const pieces = Array.from({ length: Math.ceil(bytes / 7001) }, (_, at) =>
      content.subarray(at * 7001, (at + 1) * 7001),
    );
    const stored = await files.put(Readable.from(pieces), 10 * MB);
    expect(stored).toMatchObject({ bytes, sha256: createHash("sha256").update(content).digest() });
    expect((await read(stored)).equals(content), `${bytes} bytes`).toBe(true);
  }
});

test("a range gives exactly its bytes, also across chunks and beyond the end", async () => {
  const content = randomBytes(3 * CHUNK + 100);
  const stored = await files.put(content, MB);
  for (const [from, to] of [
    [0, 0],
    [10, 20],
    [CHUNK - 1, CHUNK],
    [CHUNK, 2 * CHUNK - 1],
    [5, 3 * CHUNK + 99],
    [3 * CHUNK + 90, 3 * CHUNK + 5000],
    [9 * CHUNK, 9 * CHUNK + 1],
    [20, 10],
  ] as const) {
    const expected = content.subarray(from, Math.max(from, to + 1));
    expect((await read(stored, { from, to })).equals(expected), `${from} to ${to}`).toBe(true);
  }
});

test("a range opens only the chunks it touches", async () => {
  const content = randomBytes(3 * CHUNK);
  const stored = await files.put(content, MB);
  await alter(stored, 10);
  expect(await read(stored, { from: CHUNK, to: CHUNK + 9 })).toEqual(content.subarray(CHUNK, CHUNK + 10));
  await expect(read(stored, { from: 0, to: 9 })).rejects.toMatchObject({ code: "altered" });
});

test("on the disk nothing can be read: neither name nor content", async () => {
  const stored = await files.put(Buffer.from("入党志愿书 张三 ".repeat(5000)), MB);
  expect((await readFile(placeOf(stored))).includes("张三")).toBe(false);
  expect((await stat(placeOf(stored))).mode & 0o777).toBe(0o600);
  expect(await namesBelow()).toEqual([stored.storedAs]);
});

test("a byte altered anywhere is noticed", async () => {
  const stored = await files.put(randomBytes(CHUNK + 500), MB);
  const { size } = await stat(placeOf(stored));
  for (const at of [0, 1, 20, 40, CHUNK, CHUNK + 29, CHUNK + 30, size - 1]) {
    await alter(stored, at);
    await expect(read(stored), `byte ${at}`).rejects.toMatchObject({ code: "altered" });
    await alter(stored, at);
  }
  expect(await read(stored)).toHaveLength(stored.bytes);
});

test("a file cut off is noticed, also at the edge of a chunk and when its length is forged to fit", async () => {
  const stored = await files.put(randomBytes(2 * CHUNK + 500), MB);
  const { size } = await stat(placeOf(stored));
  const overhead = (size - stored.bytes) / 3;
  await truncate(placeOf(stored), size - 1);
  await expect(read(stored)).rejects.toMatchObject({ code: "altered" });
  await truncate(placeOf(stored), 2 * (CHUNK + overhead));
  await expect(read(stored)).rejects.toMatchObject({ code: "altered" });
  await truncate(placeOf(stored), CHUNK + overhead + 10 + overhead);
  await expect(read({ ...stored, bytes: CHUNK + 10 })).rejects.toMatchObject({ code: "altered" });
});

test("chunks in another order, and a file under another's name, are noticed", async () => {
  const stored = await files.put(randomBytes(2 * CHUNK + 500), MB);
  const other = await files.put(randomBytes(2 * CHUNK + 500), MB);
  const whole = await readFile(placeOf(stored));
  const long = Math.floor((whole.length * CHUNK) / stored.bytes) > CHUNK ? CHUNK + 29 : CHUNK;
  const swapped = [whole.subarray(long, 2 * long), whole.subarray(0, long), whole.subarray(2 * long)];
  await writeFile(placeOf(stored), Buffer.concat(swapped));
  await expect(read(stored)).rejects.toMatchObject({ code: "altered" });
  await writeFile(placeOf(stored), whole);
  expect(await read(stored)).toHaveLength(stored.bytes);
  await rename(placeOf(stored), placeOf(other));
  await expect(read(other)).rejects.toMatchObject({ code: "altered" });
});

test("another installation's key opens nothing", async () => {
  const stored = await files.put(Buffer.from("content"), MB);
  files = await openFiles(folder, keysOf("standard", 8));
  await expect(read(stored)).rejects.toMatchObject({ name: "KeyProblem", code: "altered" });
});

test("beyond the limit it is refused, the sender is stopped and nothing stays", async () => {
  let sent = 0;
  async function* endless() {
    for (;;) {
      sent += 1;
      yield Buffer.alloc(CHUNK);
    }
  }
  const refused = files.put(endless(), MB);
  await expect(refused).rejects.toMatchObject({
    name: "Refused",
    code: "too_large",
    details: { limit: "1 MB" },
  });
  expect(sent).toBe(17);
  expect(await namesBelow()).toEqual([]);
  const little = files.put(Buffer.alloc(101), 100);
  await expect(little).rejects.toMatchObject({ details: { limit: "100 B" } });
  expect((await files.put(Buffer.alloc(100), 100)).bytes).toBe(100);
});

test("a sender that breaks off leaves nothing", async () => {
  async function* broken() {
    yield Buffer.alloc(3 * CHUNK);
    throw new Error("connection lost");
  }
  await expect(files.put(broken(), MB)).rejects.toThrow("connection lost");
  expect(await namesBelow()).toEqual([]);
});

test.each([
  "../keys/master",
  "..",
  "",
  "/etc/passwd",
  "aa/../../keys/master",
  "0b0b0b0b-0b0b-4b0b-8b0b-0b0b0b0b0b0b/../../../keys/master",
  "0b0b0b0b-0b0b-4b0b-8b0b-0b0b0b0b0b0b.new",
  "0b0b0b0b-0b0b-4b0b-8b0b-0b0b0b0b0b0b\n",
  "--------------------------------….",
])("a name that leads elsewhere is refused: %j", async (name) => {
  await mkdir(path.join(home, "keys"));
  await writeFile(path.join(home, "keys", "master"), "secret");
  expect(() => files.get(name, 6)).toThrow(expect.objectContaining({ code: "not_found" }));
  expect(() => files.remove(name)).toThrow(expect.objectContaining({ code: "not_found" }));
  expect(await readFile(path.join(home, "keys", "master"), "utf8")).toBe("secret");
});

test("a removed file is gone, and may be removed again", async () => {
  const stored = await files.put(Buffer.from("content"), MB);
  await files.remove(stored.storedAs);
  await files.remove(stored.storedAs);
  await expect(read(stored)).rejects.toThrow("ENOENT");
});

test("what a killed process left half written is swept after a day, whole files never", async () => {
  const stored = await files.put(Buffer.from("content"), MB);
  const dayAgo = new Date(Date.now() - 25 * 3_600_000);
  await writeFile(`${placeOf(stored)}.new`, "half");
  await writeFile(path.join(folder, "young.new"), "half, and somebody may be at work on it");
  await utimes(`${placeOf(stored)}.new`, dayAgo, dayAgo);
  await utimes(placeOf(stored), dayAgo, dayAgo);
  files = await openFiles(folder, keysOf("standard"));
  expect((await namesBelow()).toSorted()).toEqual([stored.storedAs, "young.new"].toSorted());
  expect((await read(stored)).toString()).toBe("content");
});

/** What is held at this moment, without the garbage that V8 leaves lying up to some 60 MB. */
function heldBytes(): number {
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc") as () => void;
  // Twice: the first only hands the buffers to the sweeper.
  collect();
  collect();
  return process.memoryUsage().arrayBuffers;
}

test("100 MB flow in and out while less than 2 MB are held", async () => {
  const piece = randomBytes(MB);
  const before = heldBytes();
  let peak = 0;
  let passed = 0;
  const pass = (bytes: number) => {
    passed += bytes;
    if (passed % (10 * MB) === 0) peak = Math.max(peak, heldBytes() - before);
  };
  async function* hundred() {
    for (let at = 0; at < 100; at += 1) {
      pass(MB);
      yield piece;
    }
  }
  const stored = await files.put(hundred(), 100 * MB);
  const sha = createHash("sha256");
  for await (const part of files.get(stored.storedAs, stored.bytes) as AsyncIterable<Buffer>) {
    pass(part.length);
    sha.update(part);
  }
  expect(passed).toBe(200 * MB);
  expect(sha.digest()).toEqual(stored.sha256);
  expect(peak).toBeGreaterThan(0);
  expect(peak).toBeLessThan(2 * MB);
});
