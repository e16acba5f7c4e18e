import { sql } from "kysely";
import type { Reach } from "#foundation/access/scope.ts";
import type { Db, Tx } from "#foundation/database/open-database.ts";
import type { CrossTabAnswer } from "../crosstab.contract.ts";
import type { Question } from "../question.contract.ts";
import type { RequestLine } from "../request.contract.ts";

export interface StoredRequest extends Omit<RequestLine, "body"> {
  bodyId: string;
  bodyName: string;
  lo: number;
  hi: number;
  askedById: string;
  reason: string;
  basis: string;
  question: Question;
  settledBy: string | null;
  settledAt: string | null;
  note: string | null;
  answer: CrossTabAnswer | null;
  version: number;
  wouldAsk: number;
}

const LINE = sql`r.request_id::text as "requestId", r.title, b.body_id::text as "bodyId", b.short_name as "bodyName",
  b.lo::float8 as lo, b.hi::float8 as hi, r.state, coalesce(a.display_name, '') as "askedBy",
  r.asked_by::text as "askedById", r.asked_at::text as "askedAt", r.minutes_each as "minutesEach", r.bodies`;

/** Requests about bodies that cover or lie in a reach, the newest first. */
export async function listRequestsFor(db: Db, reach: Reach, limit: number): Promise<StoredRequest[]> {
  const { rows } = await sql<StoredRequest>`
    select ${LINE} from statistics.request r
      join bodies.published_body b on b.body_id = r.body_id
      left join accounts.published_account a on a.account_id = r.asked_by
    where exists (select 1 from unnest(${reach.ranges.map(({ lo }) => lo)}::bigint[],
      ${reach.ranges.map(({ hi }) => hi)}::bigint[]) as x(lo, hi) where x.lo <= b.hi and x.hi >= b.lo)
    order by r.request_id desc limit ${limit}`.execute(db);
  return rows;
}

export async function findRequest(db: Db, requestId: string): Promise<StoredRequest | undefined> {
  const { rows } = await sql<StoredRequest>`
    select ${LINE}, r.reason, r.basis, r.question, s.display_name as "settledBy", r.settled_at::text as "settledAt", r.note,
      r.answer, r.version, (select count(*)::int from bodies.published_body c
        where c.kind = '3' and c.ended_on is null and c.lo between b.lo and b.hi) as "wouldAsk"
    from statistics.request r
      join bodies.published_body b on b.body_id = r.body_id
      left join accounts.published_account a on a.account_id = r.asked_by
      left join accounts.published_account s on s.account_id = r.settled_by
    where r.request_id = ${requestId}`.execute(db);
  return rows[0];
}

export async function insertRequest(
  tx: Tx,
  one: {
    requestId: string;
    title: string;
    reason: string;
    basis: string;
    bodyId: string;
    question: Question;
    minutesEach: number;
    accountId: string;
  },
): Promise<void> {
  await sql`insert into statistics.request (request_id, title, reason, basis, body_id, question, minutes_each, asked_by)
    values (${one.requestId}, ${one.title}, ${one.reason}, ${one.basis}, ${one.bodyId},
      ${JSON.stringify(one.question)}::jsonb, ${one.minutesEach}, ${one.accountId})`.execute(tx);
}

/** Whether it was still open in the version that was read: of two who settle at once one is first. */
export async function settleOpen(
  tx: Tx,
  requestId: string,
  settled: {
    state: "answered" | "refused";
    accountId: string;
    note: string | null;
    bodies: number;
    answer: CrossTabAnswer | null;
    version: number;
  },
): Promise<boolean> {
  const answer = settled.answer === null ? null : JSON.stringify(settled.answer);
  const { numAffectedRows } = await sql`update statistics.request
    set state = ${settled.state}, settled_by = ${settled.accountId}, settled_at = now(), note = ${settled.note},
      bodies = ${settled.state === "answered" ? settled.bodies : null}, answer = ${answer}::jsonb, version = version + 1
    where request_id = ${requestId} and state = 'asked' and version = ${settled.version}`.execute(tx);
  return numAffectedRows === 1n;
}
