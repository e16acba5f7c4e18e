import type pg from "pg";
import { listMigrations } from "./migrate.ts";

/** How the files of the program and what ran in the database differ; three empty lists when they do not. */
export interface MigrationState {
  /** Files that have not run yet. */
  missing: string[];
  /** Files that were changed after they ran. */
  changed: string[];
  /** What the database has and this program does not know. */
  unknown: string[];
}

/** Compares without changing anything. */
export async function checkMigrations(pool: pg.Pool): Promise<MigrationState> {
  const { rows } = await pool.query<{ name: string; checksum: string }>(
    "select name, checksum from public.migration order by name",
  );
  const ran = new Map(rows.map((row) => [row.name, row.checksum]));
  const files = await listMigrations();
  const known = new Set(files.map((file) => file.name));
  return {
    missing: files.filter((file) => !ran.has(file.name)).map((file) => file.name),
    changed: files
      .filter((file) => ran.has(file.name) && ran.get(file.name) !== file.checksum)
      .map((file) => file.name),
    unknown: [...ran.keys()].filter((name) => !known.has(name)),
  };
}
