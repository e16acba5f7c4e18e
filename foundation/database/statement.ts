import { createHash } from "node:crypto";
import { CompiledQuery } from "kysely";
import type pg from "pg";

/** A piece of SQL with its values; pieces nest. Values always travel as parameters, never as text. */
export interface Statement {
  readonly strings: readonly string[];
  readonly values: readonly unknown[];
}

/**
 * Writes SQL for the few questions that are asked thousands of times a second. A query builder takes longer to compile
 * them than PostgreSQL takes to answer (docs/decisions/0007-hot-statements.md).
 */
export function statement(strings: TemplateStringsArray, ...values: unknown[]): Statement {
  return { strings, values };
}

/** A word of SQL that is no value: a column, a direction. Never anything a user wrote. */
export function word(text: string): Statement {
  return { strings: [text], values: [] };
}

export function joined(parts: readonly Statement[], separator: string): Statement {
  if (parts.length === 0) return word("");
  return { strings: ["", ...parts.slice(1).map(() => separator), ""], values: parts };
}

const names = new Map<string, string>();
/** Beyond so many different texts a server would keep plans that nobody asks for again. */
const MOST_NAMES = 500;

/** A pool of connections, or a transaction that is under way (or Kysely outside one). */
type Asked = Pick<pg.Pool, "query"> | { executeQuery(query: CompiledQuery): Promise<{ rows: unknown[] }> };

/** Runs it as a prepared statement: parsed and planned once per connection. */
export async function ask<Row>(on: Asked, question: Statement): Promise<Row[]> {
  const values: unknown[] = [];
  const text = write(question, values);
  const name = nameOf(text);
  if ("executeQuery" in on) return (await on.executeQuery(CompiledQuery.raw(text, values))).rows as Row[];
  const { rows } = await on.query(name === undefined ? { text, values } : { name, text, values });
  return rows as Row[];
}

/** Kysely hands a connection text and values only: it is told the name of what was written as a statement. */
export function nameStatements(client: pg.ClientBase): void {
  const plain = client.query.bind(client) as (...given: unknown[]) => unknown;
  const named = (first: unknown, ...rest: unknown[]) => {
    const name = typeof first === "string" && Array.isArray(rest[0]) ? names.get(first) : undefined;
    return name === undefined ? plain(first, ...rest) : plain({ name, text: first, values: rest[0] });
  };
  client.query = named as typeof client.query;
}

function write(piece: Statement, values: unknown[]): string {
  let text = piece.strings[0] ?? "";
  for (const [index, value] of piece.values.entries()) {
    text += isStatement(value) ? write(value, values) : `$${values.push(value)}`;
    text += piece.strings[index + 1] ?? "";
  }
  return text;
}

function isStatement(value: unknown): value is Statement {
  return typeof value === "object" && value !== null && "strings" in value && "values" in value;
}

function nameOf(text: string): string | undefined {
  const known = names.get(text);
  if (known !== undefined || names.size >= MOST_NAMES) return known;
  const name = createHash("sha256").update(text).digest("base64url").slice(0, 24);
  names.set(text, name);
  return name;
}
