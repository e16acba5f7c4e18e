import { spawnSync } from "node:child_process";
import path from "node:path";

const OUT = path.join(import.meta.dirname, "tables.ts");

/**
 * Writes database/tables.ts from a migrated database (`DATABASE_URL`), or only compares with `--verify`.
 * @returns the exit code of the generator: 0 when written or equal
 */
export function generateTables(url: string, verify: boolean): number {
  const command = path.join(import.meta.dirname, "../node_modules/.bin/kysely-codegen");
  const args = [
    "--url",
    url,
    "--dialect",
    "postgres",
    "--date-parser",
    "string",
    "--exclude-pattern",
    "pgboss.*",
  ];
  const done = spawnSync(command, [...args, "--out-file", OUT, ...(verify ? ["--verify"] : [])], {
    stdio: "inherit",
  });
  return done.status ?? 1;
}

if (import.meta.main) {
  process.exitCode = generateTables(process.env["DATABASE_URL"] ?? "", process.argv.includes("--verify"));
}
