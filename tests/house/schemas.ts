import type { HouseFile } from "./house-files.ts";

const WRITE =
  /\b(?:insert\s+into|update|delete\s+from|merge\s+into|truncate|insertInto\("|updateTable\("|deleteFrom\(")\s*"?([a-z]+)\.[a-z_]+/gi;

/** Features that write into the schema of another; tests, and the loader of the demonstration, are apart. */
export async function findForeignWrites(files: HouseFile[]): Promise<string[]> {
  const found: string[] = [];
  for (const file of files) {
    if (!/^features\/[^/]+\/.*\.ts$/.test(file.name) || /\.test\.ts$|\/tests\//.test(file.name)) continue;
    const feature = file.name.split("/")[1];
    for (const [, schema] of (await file.read()).matchAll(WRITE))
      if (schema !== feature) found.push(`${file.name} writes the schema ${schema ?? ""}`);
  }
  return found;
}
