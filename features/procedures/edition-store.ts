import { createHash } from "node:crypto";
import { sql } from "kysely";
import type { Db, Tx } from "#foundation/database/open-database.ts";
import { Definition } from "./definition.contract.ts";

interface Row {
  digest: Buffer;
  definition: unknown;
}

/** Parsed definitions by digest: what has the same digest is the same text, in whichever database it lies. */
const parsed = new Map<string, Definition>();

/** All editions of a procedure, the newest first; empty when there is no such procedure. */
export async function listEditions(db: Db | Tx, procedure: string): Promise<readonly Definition[]> {
  const { rows } = await sql<{ digest: Buffer }>`
    select digest from procedures.edition where procedure = ${procedure} order by valid_from desc`.execute(
    db,
  );
  const keys = rows.map(({ digest }) => digest.toString("hex"));
  if (keys.some((key) => !parsed.has(key))) await parseAll(db, procedure);
  return keys.flatMap((key) => parsed.get(key) ?? []);
}

async function parseAll(db: Db | Tx, procedure: string): Promise<void> {
  const { rows } = await sql<Row>`
    select digest, definition from procedures.edition where procedure = ${procedure}`.execute(db);
  for (const { digest, definition } of rows) parsed.set(digest.toString("hex"), Definition.parse(definition));
}

/** The edition in force on a day: the newest that has begun, else the oldest there is. */
export function editionOn(editions: readonly Definition[], day: string): Definition | undefined {
  return editions.find(({ validFrom }) => validFrom <= day) ?? editions.at(-1);
}

/** The edition in force on a day; undefined when there is no such procedure. */
export async function findEdition(
  db: Db | Tx,
  procedure: string,
  day: string,
): Promise<Definition | undefined> {
  return editionOn(await listEditions(db, procedure), day);
}

/** The edition of every procedure that is in force on a day. */
export async function listEditionsOn(db: Db | Tx, day: string): Promise<Definition[]> {
  const { rows } = await sql<{ procedure: string }>`
    select distinct procedure from procedures.edition order by procedure`.execute(db);
  const found = await Promise.all(rows.map(({ procedure }) => findEdition(db, procedure, day)));
  return found.filter((definition) => definition !== undefined);
}

/** Writes editions; one that is there already must be the same, since cases were judged by it. */
export async function putEditions(db: Db | Tx, definitions: readonly Definition[]): Promise<void> {
  for (const definition of definitions) {
    const text = JSON.stringify(definition);
    const digest = createHash("sha256").update(text).digest();
    // oxlint-disable-next-line no-await-in-loop -- a handful, at start
    await sql`insert into procedures.edition (procedure, edition, valid_from, digest, definition)
      values (${definition.code}, ${definition.edition}, ${definition.validFrom}, ${digest}, ${text}::jsonb)
      on conflict (procedure, edition) do nothing`.execute(db);
  }
}
