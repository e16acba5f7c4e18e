import { type RawBuilder, sql } from "kysely";
import type { Words } from "#foundation/endpoint.ts";
import type { Reach } from "#foundation/access/scope.ts";
import type { Db, Tx } from "#foundation/database/open-database.ts";
import { within } from "#foundation/database/within.ts";
import { Plan, type PlanKind, type Preview } from "./rearrange.contract.ts";

export type State = "planned" | "waiting" | "confirmed" | "withdrawn";

export interface RearrangementRecord {
  rearrangementId: string;
  bodyId: string;
  kind: PlanKind;
  plan: Plan;
  effectiveOn: string;
  document: string;
  state: State;
  version: number;
  settledBy: string | null;
}

const RECORD = sql`rearrangement_id as "rearrangementId", body_id as "bodyId", kind, plan, effective_on as "effectiveOn",
  document, state, version, settled_by as "settledBy"`;

export async function insertRearrangement(
  tx: Tx,
  row: Omit<RearrangementRecord, "state" | "version" | "settledBy"> & {
    concerned: readonly string[];
    madeBy: string;
  },
): Promise<void> {
  await sql`
    insert into bodies.rearrangement (rearrangement_id, kind, body_id, plan, effective_on, document, made_by, concerned)
    values (${row.rearrangementId}, ${row.kind}, ${row.bodyId}, ${JSON.stringify(row.plan)}::jsonb, ${row.effectiveOn},
      ${row.document}, ${row.madeBy}, ${[...row.concerned]}::bigint[])`.execute(tx);
}

/** Locks the row, so that a plan is confirmed once. */
export async function findRearrangementForUpdate(
  tx: Tx,
  rearrangementId: string,
): Promise<RearrangementRecord | undefined> {
  const { rows } = await sql<RearrangementRecord>`
    select ${RECORD} from bodies.rearrangement where rearrangement_id = ${rearrangementId} for update`.execute(
    tx,
  );
  // A plan that an earlier version stored lacks what was added since.
  return rows[0] && { ...rows[0], plan: Plan.parse(rows[0].plan) };
}

export interface Revision {
  kind: PlanKind;
  plan: Plan;
  effectiveOn: string;
  document: string;
  concerned: readonly string[];
}

/** Another plan in its place; one that waited for its day must be confirmed anew. */
export async function replacePlan(tx: Tx, rearrangementId: string, next: Revision): Promise<void> {
  await sql`
    update bodies.rearrangement set kind = ${next.kind}, plan = ${JSON.stringify(next.plan)}::jsonb,
      effective_on = ${next.effectiveOn}, document = ${next.document}, concerned = ${[...next.concerned]}::bigint[],
      state = 'planned', problem = null, reason = null, settled_by = null, settled_at = null, version = version + 1
    where rearrangement_id = ${rearrangementId}`.execute(tx);
}

export interface Settlement {
  state: State;
  settledBy: string;
  reason?: string | undefined;
  outcome?: Preview;
}

export async function settle(tx: Tx, rearrangementId: string, settlement: Settlement): Promise<void> {
  const applied = settlement.state === "confirmed";
  await sql`
    update bodies.rearrangement set state = ${settlement.state}, settled_by = ${settlement.settledBy},
      settled_at = coalesce(settled_at, now()), reason = coalesce(${settlement.reason ?? null}, reason), problem = null,
      outcome = ${settlement.outcome === undefined ? null : JSON.stringify(settlement.outcome)}::jsonb,
      applied_at = ${applied ? sql`now()` : null}, version = version + 1
    where rearrangement_id = ${rearrangementId}`.execute(tx);
}

/** It could not take effect on its day: it is open again, and says why. */
export async function reopen(tx: Tx, rearrangementId: string, problem: readonly Words[]): Promise<void> {
  await sql`
    update bodies.rearrangement set state = 'planned', settled_by = null, settled_at = null,
      problem = ${JSON.stringify(problem)}::jsonb, version = version + 1
    where rearrangement_id = ${rearrangementId}`.execute(tx);
}

export async function listDueIds(db: Db, today: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select rearrangement_id as id from bodies.rearrangement
    where state = 'waiting' and effective_on <= ${today} order by effective_on, rearrangement_id`.execute(db);
  return rows.map((row) => row.id);
}

export interface ShownRearrangement extends RearrangementRecord {
  bodyName: string;
  madeAt: Date;
  madeBy: string | null;
  settledAt: Date | null;
  settledByName: string | null;
  reason: string | null;
  problem: Words[] | null;
  outcome: Preview | null;
}

const SHOWN: RawBuilder<unknown> = sql`
  select ${RECORD}, (select short_name from bodies.body b where b.body_id = r.body_id) as "bodyName",
    r.made_at as "madeAt", r.settled_at as "settledAt", r.reason, r.problem, r.outcome,
    (select display_name from accounts.published_account a where a.account_id = r.made_by) as "madeBy",
    (select display_name from accounts.published_account a where a.account_id = r.settled_by) as "settledByName"
  from bodies.rearrangement r`;

const STATES = { open: ["planned", "waiting"], settled: ["confirmed", "withdrawn"] };

/** Seen by whoever may rearrange the body that it is about. */
const isInside = (reach: Reach) =>
  sql`exists (select 1 from bodies.body b where b.body_id = r.body_id and ${within(reach, "b.lo")})`;

export async function findRearrangement(
  db: Db,
  reach: Reach,
  rearrangementId: string,
): Promise<ShownRearrangement | undefined> {
  const { rows } = await sql<ShownRearrangement>`
    ${SHOWN} where r.rearrangement_id = ${rearrangementId} and ${isInside(reach)}`.execute(db);
  return rows[0];
}

/** Those that touch a body, or without one those that are open or settled, newest first. */
export async function listShown(
  db: Db,
  reach: Reach,
  question: {
    body?: string | undefined;
    which: "open" | "settled";
    after?: string | undefined;
    limit: number;
  },
): Promise<ShownRearrangement[]> {
  const which =
    question.body === undefined
      ? sql`r.state = any(${STATES[question.which]}::text[])`
      : sql`r.concerned @> ${[question.body]}::bigint[] and r.state <> 'withdrawn'`;
  const before = question.after === undefined ? sql`` : sql`and r.rearrangement_id < ${question.after}`;
  const { rows } = await sql<ShownRearrangement>`
    ${SHOWN} where ${which} ${before} and ${isInside(reach)}
    order by r.rearrangement_id desc limit ${question.limit}`.execute(db);
  return rows;
}
