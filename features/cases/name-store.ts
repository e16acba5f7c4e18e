import { sql } from "kysely";
import type { Db, Tx } from "#foundation/database/open-database.ts";

/** Display names of accounts, as far as they are known. */
export async function namesOfAccounts(db: Db | Tx, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<{ id: string; name: string }>`
    select account_id as id, display_name as name from accounts.published_account
    where account_id = any(${[...ids]}::bigint[])`.execute(db);
  return new Map(rows.map((row) => [row.id, row.name]));
}

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

/** Living bodies by part of a name, the highest first. */
export async function searchBodyNames(
  db: Db,
  text: string,
  limit: number,
): Promise<{ bodyId: string; name: string; above: string | null }[]> {
  const like = `%${text.normalize("NFKC").replaceAll(/[%_\\]/g, "\\$&")}%`;
  const { rows } = await sql<{ bodyId: string; name: string; above: string | null }>`
    select b.body_id as "bodyId", b.short_name as name, up.short_name as above
    from bodies.published_body b left join bodies.published_body up on up.body_id = b.parent_id
    where b.short_name like ${like} and b.ended_on is null order by b.depth, b.lo limit ${limit}`.execute(db);
  return rows;
}
