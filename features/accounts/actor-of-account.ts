import { sql } from "kysely";
import type { Actor } from "#foundation/access/actor.ts";
import type { Db } from "#foundation/database/open-database.ts";
import { scopesOf } from "./find-actor.ts";
import type { Role } from "./roles.contract.ts";

interface Row {
  name: string;
  personId: string | null;
  grants: { role: Role; lo: number | null; hi: number | null }[];
}

/**
 * An account with the permissions of today, for work that goes on without a session; undefined when it is disabled.
 */
export async function findActorOf(db: Db, accountId: string, today: string): Promise<Actor | undefined> {
  const { rows } = await sql<Row>`
    select a.display_name as name, a.person_id as "personId",
      coalesce((select jsonb_agg(jsonb_build_object('role', g.role, 'lo', b.lo, 'hi', b.hi))
        from accounts.grant g left join bodies.published_body b on b.body_id = g.body_id
        where g.account_id = a.account_id and g.from_day <= ${today} and (g.to_day is null or g.to_day > ${today})
          and g.ended_at is null and (g.body_id is null or b.body_id is not null)), '[]') as grants
    from accounts.account a where a.account_id = ${accountId} and a.disabled_at is null`.execute(db);
  const row = rows[0];
  return (
    row && { accountId, name: row.name, personId: row.personId ?? undefined, scopes: scopesOf(row.grants) }
  );
}
