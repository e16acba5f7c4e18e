import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";

const LIST = "manifest.json";

const Table = z.strictObject({
  table: z.string().regex(/^[a-z_]+\.[a-z_]+$/),
  file: z.string().regex(/^[a-z_.]+\.csv$/),
  columns: z.array(z.string()).min(1),
  rows: z.int().min(0),
  bytes: z.int().min(0),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  /** Of the rows in any order; two installations with the same rows have the same. */
  digest: z.string().regex(/^[0-9a-f]{64}$/),
});
export type CarriedTable = z.infer<typeof Table>;

/** Stored files that go along with the rows that point to them. */
const CarriedFiles = z.strictObject({
  count: z.int().min(0),
  bytes: z.int().min(0),
  /** Of the list of files, which holds the checksum of each. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  /** Ids of files that were gone or altered in the old installation and stayed behind. */
  unread: z.array(z.string()),
});
export type CarriedFiles = z.infer<typeof CarriedFiles>;

const Manifest = z.strictObject({
  format: z.literal("zugong-city-1"),
  madeAt: z.string(),
  /** Whether the people are invented. */
  demonstration: z.boolean(),
  /** The newest migration of the database that the rows come from. */
  migration: z.string(),
  tables: z.array(Table).min(1),
  /** Exports of old have none. */
  files: CarriedFiles.optional(),
});
export type Manifest = z.infer<typeof Manifest>;

/** A folder that cannot be taken in or written, in words for the administrator: English, then Chinese. */
export class HoldingsProblem extends Error {
  override name = "HoldingsProblem";
}

export async function writeManifest(folder: string, manifest: Manifest): Promise<void> {
  await writeFile(path.join(folder, LIST), `${JSON.stringify(manifest, null, 1)}\n`, {
    mode: 0o600,
    flush: true,
  });
}

/** @throws HoldingsProblem when the folder is not a whole export */
export async function readManifest(folder: string): Promise<Manifest> {
  const text = await readFile(path.join(folder, LIST), "utf8").catch(() => undefined);
  const parsed = Manifest.safeParse(parse(text ?? ""));
  if (parsed.success) return parsed.data;
  throw new HoldingsProblem(
    `${folder} holds no whole export: its ${LIST} is ${text === undefined ? "missing" : "not readable"}. Export again.\n` +
      `${folder} 里没有完整的导出：${LIST} ${text === undefined ? "不在" : "读不懂"}。请重新导出。`,
  );
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Reads every file once, before anything is written. @throws HoldingsProblem that names the first that was altered */
export async function verifyFiles(
  folder: string,
  manifest: Manifest,
  onBytes: (bytes: number) => void,
): Promise<void> {
  for (const { file, sha256, bytes } of manifest.tables) {
    const hash = createHash("sha256");
    let length = 0;
    try {
      for await (const chunk of createReadStream(path.join(folder, file)) as AsyncIterable<Buffer>) {
        hash.update(chunk);
        length += chunk.length;
        onBytes(chunk.length);
      }
    } catch (error) {
      throw broken(file, String((error as NodeJS.ErrnoException).code));
    }
    if (length !== bytes || hash.digest("hex") !== sha256) throw broken(file, "SHA-256");
  }
}

/** What of an export is not as it was written. */
export function broken(file: string, what: string): HoldingsProblem {
  return new HoldingsProblem(
    `${file} is not as it was exported (${what}); nothing was written. Copy the folder again, or export again.\n` +
      `${file} 与导出时不同（${what}），没有写入任何数据。请重新拷贝，或重新导出。`,
  );
}
