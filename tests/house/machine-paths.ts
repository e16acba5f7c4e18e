import type { HouseFile } from "./house-files.ts";

const PATH = /(?<![\w./-])\/(?:work|home|root|Users)\/[\w.]/;
const TEXT = /\.(ts|tsx|mjs|js|css|html|md|json|toml|sql|yml|yaml|sh)$|^[^.]+$|^\.\w+/;

/** Lines that name a folder of somebody's machine. */
export async function findMachinePaths(files: HouseFile[]): Promise<string[]> {
  const found: string[] = [];
  for (const file of files) {
    if (!TEXT.test(file.name)) continue;
    for (const [index, line] of (await file.read()).split("\n").entries())
      if (PATH.test(line)) found.push(`${file.name}:${index + 1} holds a path of a machine`);
  }
  return found;
}
