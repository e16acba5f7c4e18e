import { createHash } from "node:crypto";
import { sql } from "kysely";
import type { Db, Tx } from "#foundation/database/open-database.ts";
import { Item, type ItemInput } from "./item.contract.ts";

export interface HeldItem {
  item: Item;
  bodyId: string;
  lo: number;
  version: number;
}

interface Row {
  content: unknown;
  bodyId: string;
  lo: string;
  version: number;
}

/** All items, by category and code; `text` narrows by name, owner or code. */
export async function listHeldItems(db: Db, text: string | undefined): Promise<HeldItem[]> {
  const like = text === undefined ? null : `%${text.replaceAll(/[\\%_]/g, "\\$&")}%`;
  const { rows } = await sql<Row>`
    select i.content, i.body_id as "bodyId", b.lo, i.version
    from sieve.item i join bodies.published_body b using (body_id)
    where ${like}::text is null or i.content ->> 'name' like ${like} or i.content ->> 'owner' like ${like}
      or i.item_code like ${like}
    order by i.content ->> 'category', i.item_code`.execute(db);
  return rows.map(heldOf);
}

export async function findItem(db: Db | Tx, code: string, lock = false): Promise<HeldItem | undefined> {
  const { rows } = await sql<Row>`
    select i.content, i.body_id as "bodyId", b.lo, i.version
    from sieve.item i join bodies.published_body b using (body_id)
    where i.item_code = ${code} ${lock ? sql`for update of i` : sql``}`.execute(db);
  return rows[0] && heldOf(rows[0]);
}

function heldOf({ content, bodyId, lo, version }: Row): HeldItem {
  return { item: Item.parse(content), bodyId, lo: Number(lo), version };
}

/** Counts the item's version up; false when somebody changed it meanwhile. */
export async function touchItem(tx: Tx, code: string, version: number): Promise<boolean> {
  const done = await sql`update sieve.item set version = version + 1
    where item_code = ${code} and version = ${version}`.execute(tx);
  return done.numAffectedRows === 1n;
}

/**
 * Writes the pack's items under the body that answers for them; what is the same is left. What was decided about their
 * findings stays.
 * @returns how many were written
 */
export async function putItems(db: Db, bodyId: string, items: readonly ItemInput[]): Promise<number> {
  const rows = items.map((input) => {
    const content = JSON.stringify(Item.parse(input));
    return { code: input.code, content, digest: createHash("sha256").update(content).digest("hex") };
  });
  const done = await sql`
    insert into sieve.item as held (item_code, body_id, content, digest)
    select code, ${bodyId}::bigint, content, decode(digest, 'hex')
    from jsonb_to_recordset(${JSON.stringify(rows.map(({ content, ...one }) => ({ ...one, content: JSON.parse(content) })))}::jsonb)
      as given(code text, content jsonb, digest text)
    on conflict (item_code) do update set content = excluded.content, digest = excluded.digest, version = held.version + 1
    where held.digest <> excluded.digest`.execute(db);
  return Number(done.numAffectedRows);
}
