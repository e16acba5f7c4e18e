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

/** What of an edition is held: the digest of the text it was loaded from. */
export async function findDigest(
  db: Db | Tx,
  procedure: string,
  edition: string,
): Promise<string | undefined> {
  const { rows } = await sql<{ digest: Buffer }>`
    select digest from procedures.edition where procedure = ${procedure} and edition = ${edition}`.execute(
    db,
  );
  return rows[0]?.digest.toString("hex");
}

/** The digest by which two texts of an edition are known to be the same. */
export function digestOf(definition: unknown): string {
  return createHash("sha256").update(JSON.stringify(definition)).digest("hex");
}

/** Writes an edition, over the text it had. */
export async function putEdition(
  db: Db | Tx,
  definition: Pick<Definition, "code" | "edition" | "validFrom">,
): Promise<void> {
  const digest = Buffer.from(digestOf(definition), "hex");
  await sql`insert into procedures.edition (procedure, edition, valid_from, digest, definition)
    values (${definition.code}, ${definition.edition}, ${definition.validFrom}, ${digest},
            ${JSON.stringify(definition)}::jsonb)
    on conflict (procedure, edition) do update set valid_from = excluded.valid_from, digest = excluded.digest,
      definition = excluded.definition, loaded_at = now()`.execute(db);
}
