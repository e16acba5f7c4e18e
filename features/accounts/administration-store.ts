import { sql } from "kysely";
import type { Db } from "#foundation/database/open-database.ts";
import type { AccountRow } from "./administration.contract.ts";
import type { Place } from "./grants.contract.ts";

export interface AccountQuestion {
  text: string | undefined;
  body: string | undefined;
  role: string | undefined;
  state: "active" | "disabled" | undefined;
  /** Sign-in name of the last row read. */
  after: string | undefined;
  limit: number;
  today: string;
}

/** Accounts in the order of their sign-in names, each with the roles that it holds today. */
export async function listAccountsBy(db: Db, question: AccountQuestion): Promise<AccountRow[]> {
  const { text, body, role, state, after, limit, today } = question;
  const like = `%${(text ?? "").toLowerCase().replaceAll(/[%_\\]/g, String.raw`\$&`)}%`;
  const holds = sql`g.ended_at is null and g.from_day <= ${today} and (g.to_day is null or g.to_day > ${today})`;
  const { rows } = await sql<AccountRow>`
    with page as materialized (
      select a.account_id, a.sign_in_name, a.display_name, a.disabled_at from accounts.account a
      where true
        ${after === undefined ? sql`` : sql`and lower(a.sign_in_name) > lower(${after})`}
        ${text === undefined || text === "" ? sql`` : sql`and (lower(a.sign_in_name) like ${like} or lower(a.display_name) like ${like})`}
        ${state === undefined ? sql`` : sql`and (a.disabled_at is not null) = ${state === "disabled"}`}
        ${role === undefined ? sql`` : sql`and exists (select 1 from accounts.grant g where g.account_id = a.account_id and g.role = ${role} and ${holds})`}
        ${body === undefined ? sql`` : sql`and a.account_id in (select g.account_id from bodies.published_body at join bodies.published_body b on b.lo between at.lo and at.hi join accounts.grant g on g.body_id = b.body_id where at.body_id = ${body} and ${holds})`}
      order by lower(a.sign_in_name) limit ${limit})
    select p.account_id as "accountId", p.sign_in_name as "signInName", p.display_name as "displayName",
      p.disabled_at is not null as disabled,
      coalesce((select jsonb_agg(jsonb_build_object('role', g.role, 'body', (
          select jsonb_build_object('id', b.body_id::text, 'name', b.short_name) from bodies.published_body b
          where b.body_id = g.body_id)) order by g.grant_id)
        from accounts.grant g where g.account_id = p.account_id and ${holds}), '[]') as grants
    from page p order by lower(p.sign_in_name)`.execute(db);
  return rows;
}

/** Bodies by part of their name, the higher ones first. */
export async function listPlaces(db: Db, text: string, limit: number, today: string): Promise<Place[]> {
  const like = `%${text.replaceAll(/[%_\\]/g, String.raw`\$&`)}%`;
  const { rows } = await sql<Place>`
    select b.body_id as id, b.short_name as name, b.kind, up.short_name as above
    from bodies.published_body b left join bodies.published_body up on up.body_id = b.parent_id
    where (b.short_name like ${like} or b.name like ${like}) and (b.ended_on is null or b.ended_on > ${today})
    order by b.depth, b.lo limit ${limit}`.execute(db);
  return rows;
}

export async function findBodyName(db: Db, bodyId: string): Promise<string | undefined> {
  const { rows } = await sql<{ name: string }>`
    select short_name as name from bodies.published_body where body_id = ${bodyId}`.execute(db);
  return rows[0]?.name;
}

/** Display names of accounts, for lists of who did what. */
export async function namesOf(db: Db, accountIds: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; name: string }>`
    select account_id as id, display_name as name from accounts.account
    where account_id = any(${[...new Set(accountIds)]}::bigint[])`.execute(db);
  return new Map(rows.map((row) => [row.id, row.name]));
}

/** Short names of bodies, for lists of where things happened. */
export async function bodyNamesOf(db: Db, bodyIds: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; name: string }>`
    select body_id as id, short_name as name from bodies.published_body
    where body_id = any(${[...new Set(bodyIds)]}::bigint[])`.execute(db);
  return new Map(rows.map((row) => [row.id, row.name]));
}
