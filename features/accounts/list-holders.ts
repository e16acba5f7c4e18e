import { sql } from "kysely";
import type { Db, Tx } from "#foundation/database/open-database.ts";
import { ROLES, type Role } from "./roles.contract.ts";

export interface Holder {
  accountId: string;
  name: string;
  role: Role;
}

/** Accounts that hold a permission at the body with this number today, the nearest grant first. */
export async function listHolders(
  db: Db | Tx,
  permission: string,
  lo: number,
  today: string,
): Promise<Holder[]> {
  const roles = (Object.keys(ROLES) as Role[]).filter((role) =>
    (ROLES[role].permissions as readonly string[]).includes(permission),
  );
  const { rows } = await sql<Holder & { near: number }>`
    select distinct on (a.account_id) a.account_id as "accountId", a.display_name as name, g.role, b.depth as near
    from bodies.published_body b join accounts.grant g on g.body_id = b.body_id
      join accounts.account a on a.account_id = g.account_id
    where b.lo <= ${lo}::bigint and b.hi >= ${lo}::bigint and g.role = any(${roles}::text[])
      and g.from_day <= ${today} and (g.to_day is null or g.to_day > ${today}) and g.ended_at is null
      and a.disabled_at is null
    order by a.account_id, b.depth desc`.execute(db);
  return rows.toSorted((a, b) => b.near - a.near).slice(0, 200);
}
