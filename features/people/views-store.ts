import type { Db, Tx } from "#foundation/database/open-database.ts";

export async function listViewsOf(db: Db, accountId: string) {
  const rows = await db
    .selectFrom("people.saved_view")
    .select(["view_id as viewId", "name", "view"])
    .where("account_id", "=", accountId)
    .orderBy("view_id")
    .execute();
  return rows;
}

export async function countViews(tx: Tx, accountId: string): Promise<{ count: number }> {
  const { count } = await tx
    .selectFrom("people.saved_view")
    .select((row) => row.fn.countAll<string>().as("count"))
    .where("account_id", "=", accountId)
    .executeTakeFirstOrThrow();
  return { count: Number(count) };
}

export async function insertView(
  tx: Tx,
  accountId: string,
  view: { viewId: string; name: string; view: unknown },
): Promise<void> {
  await tx
    .insertInto("people.saved_view")
    .values({ account_id: accountId, view_id: view.viewId, name: view.name, view: JSON.stringify(view.view) })
    .execute();
}

export async function deleteView(tx: Tx, accountId: string, viewId: string): Promise<void> {
  await tx
    .deleteFrom("people.saved_view")
    .where("account_id", "=", accountId)
    .where("view_id", "=", viewId)
    .execute();
}
