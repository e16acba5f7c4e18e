import { sql } from "kysely";
import type { Db, Tx } from "#foundation/database/open-database.ts";

export interface Verdict {
  itemCode: string;
  key: string;
  facts: string;
  accepted: boolean;
  reason: string | null;
  by: string | null;
  on: string;
}

/** What was said of the findings of some items, all of them when none is named. */
export async function listVerdicts(db: Db | Tx, itemCode?: string): Promise<Verdict[]> {
  const { rows } = await sql<Verdict>`
    select v.item_code as "itemCode", v.finding_key as key, v.facts, v.accepted, v.reason, a.display_name as by,
      to_char(v.settled_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as on
    from sieve.verdict v left join accounts.published_account a using (account_id)
    where ${itemCode ?? null}::text is null or v.item_code = ${itemCode ?? null}`.execute(db);
  return rows;
}

export interface NewVerdict {
  key: string;
  facts: string;
  accepted: boolean;
  reason: string | null;
}

/** Writes what is said now over what was said before. */
export async function putVerdicts(
  tx: Tx,
  itemCode: string,
  accountId: string,
  verdicts: readonly NewVerdict[],
): Promise<void> {
  await sql`
    insert into sieve.verdict as held (item_code, finding_key, facts, accepted, reason, account_id)
    select ${itemCode}, key, facts, accepted, reason, ${accountId}::bigint
    from jsonb_to_recordset(${JSON.stringify(verdicts)}::jsonb) as given(key text, facts text, accepted boolean, reason text)
    on conflict (item_code, finding_key) do update set facts = excluded.facts, accepted = excluded.accepted,
      reason = excluded.reason, account_id = excluded.account_id, settled_at = now()`.execute(tx);
}

/** Takes back what was said of some findings. */
export async function dropVerdicts(tx: Tx, itemCode: string, keys: readonly string[]): Promise<void> {
  await sql`delete from sieve.verdict where item_code = ${itemCode} and finding_key = any(${[...keys]}::text[])`.execute(
    tx,
  );
}
