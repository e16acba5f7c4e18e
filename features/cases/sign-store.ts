import { sql } from "kysely";
import type { Db, Tx } from "#foundation/database/open-database.ts";
import { makeId } from "#foundation/ids.ts";

/** The opinion of another body on a step. */
export interface SignOff {
  signId: string;
  step: string;
  bodyId: string;
  bodyLo: number;
  bodyName: string;
  added: boolean;
  agreed: boolean | null;
  note: string | null;
  by: string | null;
  settledOn: string | null;
}

export async function listSignOffs(db: Db | Tx, caseId: string, step: string): Promise<SignOff[]> {
  const { rows } = await sql<SignOff>`
    select s.sign_id as "signId", s.step, s.body_id as "bodyId", b.lo::float8 as "bodyLo", b.short_name as "bodyName",
      s.added, s.agreed, s.note, a.display_name as by, s.settled_on as "settledOn"
    from cases.sign_off s join bodies.published_body b on b.body_id = s.body_id
      left join accounts.published_account a on a.account_id = s.account_id
    where s.case_id = ${caseId} and s.step = ${step} order by s.sign_id`.execute(db);
  return rows;
}

/** Asks a body for its opinion; one that was asked at an earlier pass of the step is asked anew. */
export async function askSignOff(
  tx: Tx,
  caseId: string,
  ask: { step: string; bodyId: string; bodyLo: number; added: boolean },
): Promise<void> {
  await sql`insert into cases.sign_off (case_id, sign_id, step, body_id, body_lo, added)
    values (${caseId}, ${makeId()}, ${ask.step}, ${ask.bodyId}, ${ask.bodyLo}, ${ask.added})
    on conflict (case_id, step, body_id) do update set agreed = null, note = null, account_id = null,
      settled_on = null`.execute(tx);
}

export async function settleSignOff(
  tx: Tx,
  caseId: string,
  signId: string,
  opinion: { agreed: boolean; note: string | null; accountId: string; on: string },
): Promise<void> {
  await sql`update cases.sign_off set agreed = ${opinion.agreed}, note = ${opinion.note}, account_id = ${opinion.accountId},
      settled_on = ${opinion.on} where case_id = ${caseId} and sign_id = ${signId}`.execute(tx);
}

/** People who have no part in the case beside its subject. */
export async function listRecusals(db: Db | Tx, caseId: string): Promise<string[]> {
  const { rows } = await sql<{ personId: string }>`
    select person_id as "personId" from cases.recusal where case_id = ${caseId}`.execute(db);
  return rows.map((row) => row.personId);
}

/** False when it was declared before. */
export async function addRecusal(tx: Tx, caseId: string, personId: string, reason: string): Promise<boolean> {
  const done = await sql`insert into cases.recusal (case_id, person_id, reason)
    values (${caseId}, ${personId}, ${reason}) on conflict do nothing`.execute(tx);
  return done.numAffectedRows === 1n;
}

/** Numbers in the tree of all bodies whose sign-off was ever asked. */
export async function listSignPlaces(db: Db | Tx, caseId: string): Promise<number[]> {
  const { rows } = await sql<{ lo: number }>`
    select body_lo::float8 as lo from cases.sign_off where case_id = ${caseId}`.execute(db);
  return rows.map((row) => row.lo);
}
