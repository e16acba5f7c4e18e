import { sql } from "kysely";
import type { Tx } from "./open-database.ts";

/** A column of a bulk insert; every value travels as text and is cast, except bytes. */
export interface BulkColumn {
  name: string;
  /** The SQL type: text, bigint, date, jsonb, text[] or bytea. */
  type: string;
}

/**
 * Inserts many rows in one statement, one array per column. Arrays of arrays do not fit that, so a list goes as the text
 * of an array.
 * @param rows values by column, in the order of `columns`: text, Buffer for bytea, string[] for text[], null
 */
export async function insertMany(
  tx: Tx,
  table: string,
  columns: readonly BulkColumn[],
  rows: readonly (readonly (string | Buffer | readonly string[] | null)[])[],
): Promise<void> {
  if (rows.length === 0) return;
  const arrays = columns.map(({ type }, index) => {
    const values = rows.map((row) => {
      const value = row[index] ?? null;
      return Array.isArray(value) ? arrayText(value as string[]) : value;
    });
    return type === "bytea" ? sql`${values}::bytea[]` : sql`${values}::text[]`;
  });
  const names = columns.map(({ name }) => sql.ref(name));
  const casts = columns.map(({ type }, index) => sql`${sql.ref(`c${index}`)}::${sql.raw(type)}`);
  const aliases = columns.map((_, index) => sql.ref(`c${index}`));
  await sql`insert into ${sql.table(table)} (${sql.join(names)})
    select ${sql.join(casts)} from unnest(${sql.join(arrays)}) as t(${sql.join(aliases)})`.execute(tx);
}

function arrayText(values: readonly string[]): string {
  return `{${values.map((value) => `"${value.replaceAll("\\", "\\\\").replaceAll('"', '\\"')}"`).join(",")}}`;
}
