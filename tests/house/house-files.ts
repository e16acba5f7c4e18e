import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { openBytes } from "#foundation/import-export/byte-source.ts";
import { readDirectory } from "#foundation/import-export/zip-directory.ts";
import { readPart } from "#foundation/import-export/zip-part.ts";

export const ROOT = path.join(import.meta.dirname, "../..");

/** One file of the house; the name is its path from the root. */
export interface HouseFile {
  name: string;
  /** The words in it, those of a packed workbook or document unpacked. */
  read(): Promise<string>;
}

/**
 * The files that belong to the house: tracked ones, and new ones that git would not ignore.
 * @throws Error of git outside of a checkout
 */
export function listHouseFiles(): HouseFile[] {
  const args = ["ls-files", "-z", "--cached", "--others", "--exclude-standard"];
  // A checkout of another user is as good for reading; git would refuse it.
  const text = execFileSync("git", ["-c", "safe.directory=*", ...args], { cwd: ROOT, encoding: "utf8" });
  return text
    .split("\0")
    .filter((name) => name !== "" && existsSync(path.join(ROOT, name)))
    .map((name) => ({ name, read: () => readWords(name) }));
}

async function readWords(name: string): Promise<string> {
  const file = path.join(ROOT, name);
  if (/\.(xlsx|docx|zip)$/.test(name)) return unpack(file);
  // Digits and paths are ASCII in every encoding that is used here; UTF-16 only puts zeros between.
  return readFileSync(file, "latin1").replaceAll("\0", "");
}

async function unpack(file: string): Promise<string> {
  const bytes = await openBytes(file);
  const words: string[] = [];
  for (const entry of (await readDirectory(bytes)).values())
    for await (const piece of readPart(bytes, entry)) words.push(piece.toString("latin1"));
  await bytes.close();
  return words.join("");
}
