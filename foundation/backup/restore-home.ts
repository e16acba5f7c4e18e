import { mkdir, readdir, rename, rm, rmdir } from "node:fs/promises";
import path from "node:path";
import { codeOf } from "#foundation/embedded/problem.ts";
import { restore } from "#foundation/embedded/restore.ts";
import { BackupProblem, copyListed, DATABASE, readContents } from "./contents.ts";

/**
 * Makes a data folder from a backup. Everything is compared with what was written down when the backup was made; only a
 * whole one gets its name, so a restore that broke off leaves no half installation.
 * @throws BackupProblem when the home is not empty or a file is not what was backed up; DatabaseProblem likewise
 */
export async function restoreHome(backup: string, home: string): Promise<void> {
  const contents = await readContents(backup);
  await refuseFull(home);
  const draft = `${home}.unfinished`;
  await rm(draft, { recursive: true, force: true });
  await mkdir(draft, { recursive: true, mode: 0o711 });
  for (const file of contents.files) {
    const copied = await copyListed(path.join(backup, file.path), place(draft, file.path), file.path);
    if (copied.sha256 !== file.sha256)
      throw new BackupProblem(
        `The backup is damaged: ${file.path} is not what was backed up.\n备份已损坏：${file.path} 与备份时不同，请换一份备份。`,
      );
  }
  await restore(path.join(backup, DATABASE), path.join(draft, DATABASE));
  await rmdir(home).catch((error: unknown) => {
    if (codeOf(error) !== "ENOENT") throw error;
  });
  await rename(draft, home);
}

async function refuseFull(home: string): Promise<void> {
  const taken = await readdir(home).catch(() => []);
  if (taken.length > 0)
    throw new BackupProblem(
      `${home} is not empty: a restore needs a new data folder; set ZUGONG_HOME to one.\n${home} 里已有内容：恢复要用新的数据文件夹，请用 ZUGONG_HOME 指定。`,
    );
}

/** The list comes with the backup, so its paths are not trusted to stay inside. */
function place(draft: string, name: string): string {
  const file = path.resolve(draft, name);
  if (file.startsWith(`${path.resolve(draft)}${path.sep}`)) return file;
  throw new BackupProblem(
    `The backup names a file outside of itself: ${name}\n备份清单指向了外面的文件：${name}`,
  );
}
