import { sql } from "kysely";
import type { Reach } from "#foundation/access/scope.ts";
import type { Db, Tx } from "#foundation/database/open-database.ts";
import type { Question } from "./question.contract.ts";

export interface StoredTable {
  tableId: string;
  name: string;
  question: Question;
  own: boolean;
  sharedWith: { bodyId: string; name: string } | null;
  sharedBy: string | null;
}

/** One's own tables by name, then those shared with a body in whose subtree one reads statistics. */
export async function listTablesFor(db: Db, accountId: string, reach: Reach): Promise<StoredTable[]> {
  const { rows } = await sql<StoredTable>`
    select t.table_id::text as "tableId", t.name, t.question, t.account_id = ${accountId} as own,
      case when b.body_id is null then null
        else jsonb_build_object('bodyId', b.body_id::text, 'name', b.short_name) end as "sharedWith",
      case when t.account_id = ${accountId} then null else a.display_name end as "sharedBy"
    from statistics.saved_table t
      left join bodies.published_body b on b.body_id = t.shared_with
      left join accounts.published_account a on a.account_id = t.account_id
    where t.account_id = ${accountId} or exists (
      select 1 from unnest(${reach.ranges.map((range) => range.lo)}::bigint[],
        ${reach.ranges.map((range) => range.hi)}::bigint[]) as r(lo, hi)
      where r.lo <= b.hi and r.hi >= b.lo)
    order by t.account_id <> ${accountId}, t.name, t.table_id limit 200`.execute(db);
  return rows;
}

export async function countTablesOf(tx: Tx, accountId: string): Promise<{ count: number }> {
  const { count } = await tx
    .selectFrom("statistics.saved_table")
    .select((row) => row.fn.countAll<string>().as("count"))
    .where("account_id", "=", accountId)
    .executeTakeFirstOrThrow();
  return { count: Number(count) };
}

export async function insertTable(
  tx: Tx,
  table: { tableId: string; accountId: string; name: string; question: Question },
): Promise<void> {
  await tx
    .insertInto("statistics.saved_table")
    .values({
      table_id: table.tableId,
      account_id: table.accountId,
      name: table.name,
      question: JSON.stringify(table.question),
    })
    .execute();
}

/** Whether the account has this table; locks it. */
export async function findTableForUpdate(tx: Tx, accountId: string, tableId: string) {
  return tx
    .selectFrom("statistics.saved_table")
    .select("table_id as tableId")
    .where("account_id", "=", accountId)
    .where("table_id", "=", tableId)
    .forUpdate()
    .executeTakeFirst();
}

export async function updateSharing(tx: Tx, tableId: string, bodyId: string): Promise<void> {
  await tx
    .updateTable("statistics.saved_table")
    .set({ shared_with: bodyId })
    .where("table_id", "=", tableId)
    .execute();
}

export async function deleteTable(tx: Tx, accountId: string, tableId: string): Promise<void> {
  await tx
    .deleteFrom("statistics.saved_table")
    .where("account_id", "=", accountId)
    .where("table_id", "=", tableId)
    .execute();
}
