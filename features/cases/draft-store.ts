import { sql } from "kysely";
import type { Db, Tx } from "#foundation/database/open-database.ts";
import type { FieldValues } from "./case.contract.ts";

/** What was typed and not yet sent; shared by everybody who may do the step. */
export interface Draft {
  step: string;
  /** Also of steps to come, where a case came back and what was typed there waits. */
  values: FieldValues;
  accountId: string;
  by: string | null;
  savedAt: Date;
  version: number;
}

export async function findDraft(db: Db | Tx, caseId: string): Promise<Draft | undefined> {
  const { rows } = await sql<Draft>`
    select d.step, d.values, d.account_id as "accountId", a.display_name as by, d.saved_at as "savedAt", d.version
    from cases.draft d left join accounts.published_account a on a.account_id = d.account_id
    where d.case_id = ${caseId}`.execute(db);
  return rows[0];
}

/** Writes the draft over the one before; the row of the case is held, so nobody comes between. */
export async function putDraft(
  tx: Tx,
  caseId: string,
  draft: { step: string; values: FieldValues; accountId: string; version: number },
): Promise<Date> {
  const { rows } = await sql<{ savedAt: Date }>`
    insert into cases.draft (case_id, step, values, account_id, saved_at, version)
    values (${caseId}, ${draft.step}, ${JSON.stringify(draft.values)}::jsonb, ${draft.accountId}, now(), ${draft.version})
    on conflict (case_id) do update set step = excluded.step, values = excluded.values, account_id = excluded.account_id,
      saved_at = excluded.saved_at, version = excluded.version
    returning saved_at as "savedAt"`.execute(tx);
  return (rows[0] as { savedAt: Date }).savedAt;
}
