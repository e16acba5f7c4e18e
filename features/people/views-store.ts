import type { Db, Tx } from "#foundation/database/open-database.ts";
import type { SavedView } from "./changes.contract.ts";
import type { KeptFilter } from "./keep-filter.ts";

/** A list as it is kept: typed text sealed. */
export type KeptView = Omit<SavedView["view"], "filter"> & { filter: KeptFilter };

export interface StoredView {
  viewId: string;
  name: string;
  isDefault: boolean;
  view: KeptView;
}

export async function listViewsOf(db: Db, accountId: string): Promise<StoredView[]> {
  const rows = await db
    .selectFrom("people.saved_view")
    .select(["view_id as viewId", "name", "is_default as isDefault", "view"])
    .where("account_id", "=", accountId)
    .orderBy("view_id")
    .execute();
  return rows as unknown as StoredView[];
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
  view: { viewId: string; name: string; view: KeptView },
): Promise<void> {
  await tx
    .insertInto("people.saved_view")
    .values({ account_id: accountId, view_id: view.viewId, name: view.name, view: JSON.stringify(view.view) })
    .execute();
}

/** Whether the account has this view; locks it. */
export async function findViewForUpdate(tx: Tx, accountId: string, viewId: string) {
  return tx
    .selectFrom("people.saved_view")
    .select("view_id as viewId")
    .where("account_id", "=", accountId)
    .where("view_id", "=", viewId)
    .forUpdate()
    .executeTakeFirst();
}

export interface ViewChange {
  viewId: string;
  name?: string | undefined;
  isDefault?: boolean | undefined;
  view?: KeptView | undefined;
}

/** Changes what is given; a new default takes the place of the former. */
export async function updateView(tx: Tx, accountId: string, change: ViewChange): Promise<void> {
  if (change.isDefault) {
    await tx
      .updateTable("people.saved_view")
      .set({ is_default: false })
      .where("account_id", "=", accountId)
      .where("is_default", "=", true)
      .execute();
  }
  const given = {
    ...(change.name !== undefined && { name: change.name }),
    ...(change.isDefault !== undefined && { is_default: change.isDefault }),
    ...(change.view !== undefined && { view: JSON.stringify(change.view) }),
  };
  if (Object.keys(given).length === 0) return;
  await tx
    .updateTable("people.saved_view")
    .set(given)
    .where("account_id", "=", accountId)
    .where("view_id", "=", change.viewId)
    .execute();
}

export async function deleteView(tx: Tx, accountId: string, viewId: string): Promise<void> {
  await tx
    .deleteFrom("people.saved_view")
    .where("account_id", "=", accountId)
    .where("view_id", "=", viewId)
    .execute();
}
