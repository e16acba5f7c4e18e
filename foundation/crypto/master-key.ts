import { randomBytes } from "node:crypto";
import { link, mkdir, open, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { KeyProblem } from "./key-problem.ts";
import type { ProviderName } from "./provider.ts";

/** What the key file holds: 32 random bytes in base64, then the name of the algorithms. */
export interface Master {
  bytes: Buffer;
  provider: ProviderName;
}

const FILE = "master";
const LENGTH = 32;
const FORMAT = /^([A-Za-z0-9+/]{43}=)(?: (standard|national))?$/;

/** @throws KeyProblem `damaged` when the file is there but is no key file */
export async function findMaster(folder: string): Promise<Master | undefined> {
  const text = await readIfThere(path.join(folder, FILE));
  if (text === undefined) return undefined;
  const [, key, provider] = FORMAT.exec(text.trim()) ?? [];
  if (!key)
    throw new KeyProblem(
      "damaged",
      `The key file ${path.join(folder, FILE)} is damaged; restore it from the backup.\n密钥文件已损坏，请从备份恢复。`,
    );
  return { bytes: Buffer.from(key, "base64"), provider: provider === "national" ? "national" : "standard" };
}

/** Makes the key file, or answers the one that another process has made meanwhile. */
export async function makeMaster(folder: string, provider: ProviderName): Promise<Master> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const file = path.join(folder, FILE);
  // `.new` at the end: backups leave drafts out.
  const draft = `${file}.${randomBytes(6).toString("hex")}.new`;
  const text = `${randomBytes(LENGTH).toString("base64")} ${provider}\n`;
  await writeFile(draft, text, { mode: 0o600, flush: true });
  try {
    // Linked into place whole: of two first starts both read the same key.
    await link(draft, file);
    await syncFolder(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  } finally {
    await rm(draft);
  }
  const made = await findMaster(folder);
  if (!made) throw keyFileMissing(folder);
  return made;
}

export function keyFileMissing(folder: string): KeyProblem {
  return new KeyProblem(
    "missing",
    `The key file is missing; restore it from the backup: ${path.join(folder, FILE)}\n密钥文件不见了，请从备份恢复。`,
  );
}

/** The file's text; undefined when there is no such file. */
export async function readIfThere(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}

/** A new name in a folder outlives a power cut only when the folder itself is on the disk. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
