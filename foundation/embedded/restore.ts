import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { createReadStream } from "node:fs";
import { chown, copyFile, mkdir, mkdtemp, readdir, readFile, rename, rm, stat } from "node:fs/promises";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import { createZstdDecompress } from "node:zlib";
import { BACKUP } from "./backup.ts";
import { findBinaries } from "./binaries.ts";
import { type Place, placeIn } from "./place.ts";
import { codeOf, DatabaseProblem, problemFrom } from "./problem.ts";
import { callAs, chooseRunner, type Runner } from "./runner.ts";

/**
 * Fills an empty folder from a backup and compares every file with what the server wrote. The next open replays the
 * log that the backup carries.
 * @param runAs the system user that will run PostgreSQL when this process is root
 * @throws DatabaseProblem `backup_damaged`, or `folder_not_ours` when `folder` is not empty
 */
export async function restore(backup: string, folder: string, runAs?: string): Promise<void> {
  await refuseIncomplete(backup);
  await mkdir(folder, { recursive: true, mode: 0o711 });
  if ((await readdir(folder)).length > 0)
    throw new DatabaseProblem("folder_not_ours", `${folder} is not empty.`);
  const secret = path.join(folder, "secret");
  await copyFile(path.join(backup, BACKUP.secret), secret);
  const place = await placeIn(folder);
  const runner = await chooseRunner(place, await findBinaries(), runAs);
  const draft = await mkdtemp(`${place.data}.new-${process.pid}-`);
  try {
    await chown(draft, runner.uid, runner.gid);
    await unpack(path.join(backup, BACKUP.tar), draft, place, runner);
    await compare(draft, await readFile(path.join(backup, BACKUP.manifest), "utf8"));
    await rename(draft, place.data);
  } catch (error) {
    await rm(secret);
    throw error;
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

async function refuseIncomplete(backup: string): Promise<void> {
  for (const name of Object.values(BACKUP)) {
    await stat(path.join(backup, name)).catch((error: unknown) => {
      throw new DatabaseProblem("backup_damaged", `${backup} is no whole backup: it lacks ${name}.`, error);
    });
  }
}

/** As the user that will run the server, so that every file is his. */
async function unpack(file: string, draft: string, place: Place, runner: Runner): Promise<void> {
  const options = ["-x", "-f", "-", "--no-same-owner", "-C", draft];
  const { command, args, as } = callAs(runner, place, "tar", options);
  const tar = spawn(command, args, { ...as, stdio: ["pipe", "ignore", "pipe"] });
  let said = "";
  tar.stderr.on("data", (words: Buffer) => (said += words.toString()));
  const ended = once(tar, "close");
  const broken = await pipeline(createReadStream(file), createZstdDecompress(), tar.stdin).catch(
    (error: unknown) => error,
  );
  const [code] = (await ended) as [number | null];
  // tar stops reading at the end mark, before the padding after it: that alone is no failure.
  const cutShort = ["EPIPE", "ECONNRESET"].includes(codeOf(broken) ?? "");
  if (code === 0 && (broken === undefined || cutShort)) return;
  const words = said === "" ? String(broken) : said;
  const problem = problemFrom(words, `${file} could not be unpacked.`);
  if (problem.code !== "start_failed") throw problem;
  // Neither the disk nor a permission: then it is the file itself.
  throw new DatabaseProblem("backup_damaged", `${file} could not be unpacked: ${words}`, broken);
}

/** Every file as the server wrote it, so that a bad disk or a bad copy shows now and not in a year. */
async function compare(draft: string, manifest: string): Promise<void> {
  const { Files: files } = JSON.parse(manifest) as { Files: { Path: string; Checksum: string }[] };
  for (const { Path: name, Checksum: wanted } of files) {
    const hash = createHash("sha256");
    await pipeline(createReadStream(path.join(draft, name)), hash);
    if (hash.digest("hex") !== wanted)
      throw new DatabaseProblem(
        "backup_damaged",
        `The backup is damaged: ${name} is not what the server wrote.`,
      );
  }
}
