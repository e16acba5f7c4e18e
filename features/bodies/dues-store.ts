import { sql } from "kysely";
import type { Reach } from "#foundation/access/scope.ts";
import type { Db } from "#foundation/database/open-database.ts";
import { within } from "#foundation/database/within.ts";
import type { PlanKind } from "./rearrange.contract.ts";

export interface EndingTerm {
  bodyId: string;
  name: string;
  termStart: string;
  termYears: number;
  termEnd: string;
}

/** Terms that end until a day, the earliest first. */
export async function listTermsEnding(
  db: Db,
  reach: Reach,
  until: string,
  limit: number,
): Promise<EndingTerm[]> {
  const { rows } = await sql<EndingTerm>`
    select body_id as "bodyId", short_name as name, term_start as "termStart", term_years as "termYears", term_end as "termEnd"
    from bodies.body b
    where ended_on is null and term_end <= ${until} and ${within(reach, "b.lo")}
    order by term_end, lo limit ${limit}`.execute(db);
  return rows;
}

export interface WaitingPlan {
  rearrangementId: string;
  kind: PlanKind;
  bodyName: string;
  effectiveOn: string;
  document: string;
  madeBy: string | null;
}

/** Plans that wait to be confirmed and whose every body lies within a reach, the earliest day first. */
export async function listPlansToConfirm(db: Db, reach: Reach, limit: number): Promise<WaitingPlan[]> {
  const { rows } = await sql<WaitingPlan>`
    select r.rearrangement_id as "rearrangementId", r.kind, own.short_name as "bodyName",
      r.effective_on as "effectiveOn", r.document,
      (select display_name from accounts.published_account a where a.account_id = r.made_by) as "madeBy"
    from bodies.rearrangement r join bodies.body own on own.body_id = r.body_id
    where r.state = 'planned' and ${within(reach, "own.lo")} and not exists (
      select from bodies.body b where b.body_id = any(r.concerned) and not ${within(reach, "b.lo")})
    order by r.effective_on, r.rearrangement_id limit ${limit}`.execute(db);
  return rows;
}
