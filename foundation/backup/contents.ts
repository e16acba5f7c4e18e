import { createHash } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { z } from "zod";
import { codeOf } from "#foundation/embedded/problem.ts";

/** Parts of a data folder besides the database. The heads come first, so that they are never ahead of the copied chain. */
export const PARTS = ["audit", "keys", "files"] as const;
export const DATABASE = "database";
const LIST = "zugong-backup.json";

const Contents = z.strictObject({
  format: z.literal(1),
  madeAt: z.string(),
  /** Path inside the backup, with `/`; SHA-256 and length of each file. */
  files: z.array(z.strictObject({ path: z.string(), sha256: z.string(), bytes: z.int() })),
});
export type Contents = z.infer<typeof Contents>;
type ListedFile = Contents["files"][number];

/** A backup that cannot be made or used, in words for the administrator. */
export class BackupProblem extends Error {
  override name = "BackupProblem";
}

/** The files below a folder, as paths with `/`; none when there is no folder. Drafts of unfinished writes are left out. */
export async function listFiles(folder: string): Promise<string[]> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true }).catch((error: unknown) => {
    if (codeOf(error) === "ENOENT") return [];
    throw error;
  });
  return found
    .filter((one) => one.isFile() && !one.name.endsWith(".new"))
    .map((one) => path.relative(folder, path.join(one.parentPath, one.name)).split(path.sep).join("/"))
    .toSorted();
}

/** Copies one file, durable when it resolves, and answers what was copied. */
export async function copyListed(from: string, to: string, name: string): Promise<ListedFile> {
  await mkdir(path.dirname(to), { recursive: true, mode: 0o700 });
  const hash = createHash("sha256");
  let bytes = 0;
  const measure = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      bytes += chunk.length;
      done(null, chunk);
    },
  });
  await pipeline(createReadStream(from), measure, createWriteStream(to, { mode: 0o600, flush: true }));
  return { path: name, sha256: hash.digest("hex"), bytes };
}

export async function writeContents(backup: string, contents: Contents): Promise<void> {
  await writeFile(path.join(backup, LIST), `${JSON.stringify(contents, null, 1)}\n`, {
    mode: 0o600,
    flush: true,
  });
}

/** @throws BackupProblem when the folder holds no backup of ours, or one of a newer program */
export async function readContents(backup: string): Promise<Contents> {
  const text = await readFile(path.join(backup, LIST), "utf8").catch((error: unknown) => {
    throw new BackupProblem(
      `${backup} is no whole backup: it lacks ${LIST}.\n${backup} 不是完整的备份，缺少 ${LIST}。`,
      {
        cause: error,
      },
    );
  });
  const parsed = Contents.safeParse(asJson(text));
  if (parsed.success) return parsed.data;
  throw new BackupProblem(
    `${LIST} in ${backup} cannot be read by this program.\n${backup} 里的 ${LIST} 读不懂，可能由更新版本的程序写成。`,
  );
}

function asJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
