import { type RawBuilder, sql } from "kysely";
import { arrayText } from "./array-text.ts";
import type { Tx } from "./open-database.ts";

/** A column of a bulk insert; every value travels as text and is cast, except bytes. */
export interface BulkColumn {
  name: string;
  /** The SQL type: text, bigint, date, jsonb, text[] or bytea. */
  type: string;
}

type Value = string | Buffer | readonly string[] | null;

/**
 * Inserts many rows in one statement, one array per column. Arrays of arrays do not fit that, so a list goes as the text
 * of an array; bytes go one behind the other in one piece that the server cuts, since as an array they would be spelt out.
 * @param rows values by column, in the order of `columns`: text, Buffer for bytea, string[] for text[], null
 */
export async function insertMany(
  tx: Tx,
  table: string,
  columns: readonly BulkColumn[],
  rows: readonly (readonly Value[])[],
): Promise<void> {
  if (rows.length === 0) return;
  const parts = columns.map(({ type }, index) => partOf(type, `c${index}`, columnOf(rows, index)));
  const names = columns.map(({ name }) => sql.ref(name));
  await sql`insert into ${sql.table(table)} (${sql.join(names)})
    select ${sql.join(parts.map((part) => part.select))}
    from unnest(${sql.join(parts.flatMap((part) => part.arrays))}) as t(${sql.join(
      parts.flatMap((part) => part.names.map((name) => sql.ref(name))),
    )})`.execute(tx);
}

function columnOf(rows: readonly (readonly Value[])[], index: number): Value[] {
  return rows.map((row) => row[index] ?? null);
}

/** One column: the arrays it travels as, what they are called, and how a value is made of them. */
interface Part {
  arrays: RawBuilder<unknown>[];
  names: string[];
  select: RawBuilder<unknown>;
}

function partOf(type: string, name: string, values: readonly Value[]): Part {
  if (type === "bytea") return bytesPart(name, values as readonly (Buffer | null)[]);
  if (!type.endsWith("[]")) {
    const text = arrayText(values as readonly (string | null)[]);
    return { arrays: [sql`${text}::${sql.raw(type)}[]`], names: [name], select: sql.ref(name) };
  }
  const lists = values.map((value) => (value === null ? null : arrayText(value as readonly string[])));
  return {
    arrays: [sql`${arrayText(lists)}::text[]`],
    names: [name],
    select: sql`${sql.ref(name)}::${sql.raw(type)}`,
  };
}

function bytesPart(name: string, values: readonly (Buffer | null)[]): Part {
  const bytes = Buffer.concat(values.flatMap((value) => value ?? []));
  const starts: (number | null)[] = [];
  let at = 1;
  for (const value of values) {
    starts.push(value === null ? null : at);
    at += value?.length ?? 0;
  }
  const lengths = values.map((value) => value?.length ?? null);
  const [from, long] = [`${name}_from`, `${name}_long`];
  return {
    arrays: [sql`${arrayText(starts)}::int[]`, sql`${arrayText(lengths)}::int[]`],
    names: [from, long],
    select: sql`substring(${bytes}::bytea from ${sql.ref(from)} for ${sql.ref(long)})`,
  };
}
