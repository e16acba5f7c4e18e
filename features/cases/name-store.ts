import { sql } from "kysely";
import type { Db, Tx } from "#foundation/database/open-database.ts";

export interface BodyName {
  name: string;
  /** As it stands on a seal. */
  fullName: string;
  kind: string;
  lo: number;
}

/** Names of bodies, as far as they exist. */
export async function namesOfBodies(db: Db | Tx, ids: readonly string[]): Promise<Map<string, BodyName>> {
  const asked = [...new Set(ids)].filter((id) => /^\d{1,18}$/.test(id));
  if (asked.length === 0) return new Map();
  const { rows } = await sql<BodyName & { id: string }>`
    select body_id as id, short_name as name, name as "fullName", kind, lo::float8 as lo from bodies.published_body
    where body_id = any(${asked}::bigint[])`.execute(db);
  return new Map(rows.map(({ id, ...row }) => [id, row]));
}
