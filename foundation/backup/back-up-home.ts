import { mkdir, readdir, rename, rm } from "node:fs/promises";
import path from "node:path";
import { backUp } from "#foundation/embedded/backup.ts";
import {
  BackupProblem,
  type Contents,
  copyListed,
  DATABASE,
  listFiles,
  PARTS,
  writeContents,
} from "./contents.ts";

export interface BackupSummary {
  files: number;
  bytes: number;
}

/**
 * Copies a data folder to a new folder while people work in it: heads of the audit, keys, the embedded database, then the
 * stored files, so that every row of the copied database finds its file and no head is ahead of the copied chain.
 * The backup holds the keys: whoever has it can read everything, so keep it locked away.
 * @throws BackupProblem when the target is not empty; DatabaseProblem when the database cannot be copied
 */
export async function backUpHome(home: string, target: string, now = new Date()): Promise<BackupSummary> {
  const taken = await readdir(target).catch(() => []);
  if (taken.length > 0)
    throw new BackupProblem(
      `${target} is not empty; name a new folder.\n${target} 里已有内容，请换一个新文件夹。`,
    );
  const draft = `${target}.unfinished`;
  await rm(draft, { recursive: true, force: true });
  await mkdir(draft, { recursive: true, mode: 0o700 });
  const contents: Contents = { format: 1, madeAt: now.toISOString(), files: [] };
  for (const part of PARTS.filter((one) => one !== "files")) await copyPart(home, draft, part, contents);
  await backUp(path.join(home, DATABASE), path.join(draft, DATABASE));
  await copyPart(home, draft, "files", contents);
  await writeContents(draft, contents);
  await rm(target, { recursive: true, force: true });
  await rename(draft, target);
  return {
    files: contents.files.length,
    bytes: contents.files.reduce((sum, file) => sum + file.bytes, 0),
  };
}

async function copyPart(home: string, draft: string, part: string, contents: Contents): Promise<void> {
  for (const name of await listFiles(path.join(home, part))) {
    const inside = `${part}/${name}`;
    contents.files.push(await copyListed(path.join(home, inside), path.join(draft, inside), inside));
  }
}
