import fc from "fast-check";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { findHeadFault } from "#features/people/index.ts";
import { Refused } from "#foundation/decision.ts";
import { makeId } from "#foundation/ids.ts";
import type { MoveName } from "../moves.contract.ts";
import { moveCase } from "../moves/move-case.ts";
import { openCase } from "../moves/open-case.ts";
import { type Act, aCaseCity, admissionActs, type CaseCity, hands } from "./kit.ts";

/** `SEQUENCES=10000` for the whole measure; a run of all rooms makes fewer. */
const RUNS = Number(process.env["SEQUENCES"] ?? 100);
/** Said with the result: the same seed tries the same again. */
const SEED = Number(process.env["SEED"] ?? Date.now() % 2 ** 31);
const MOVES: readonly MoveName[] = [
  "submit",
  "agree",
  "refuse",
  "return",
  "withdraw",
  "reassign",
  "joint-sign",
  "add-sign-off",
  "suspend",
  "resume",
  "terminate",
];
const STEPS = ["1", "2", "3", "4", "5", "6", "7", "7a", "8", "9", "15", "17"];

let city: CaseCity;
beforeAll(async () => {
  city = await aCaseCity();
});
afterAll(() => city.close());

/** So many work at the same time, each on cases of their own in the same branch. */
const LANES = 4;

/** One thing somebody tries: the next act as it should be, or any move with any hand. */
const tries = fc.oneof(
  { weight: 6, arbitrary: fc.constant({ kind: "next" as const }) },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant("any" as const),
      move: fc.constantFrom(...MOVES),
      by: fc.constantFrom<Act["by"][]>("branch", "street", "district"),
      to: fc.constantFrom(...STEPS, "withdrawn", "activist-cancelled", "object-cancelled"),
      stale: fc.boolean(),
      noted: fc.boolean(),
    }),
  },
);
type Try = typeof tries extends fc.Arbitrary<infer T> ? T : never;

interface Row {
  step: string;
  state: string;
  version: number;
  typed: number;
  twice: number;
  turn: string | null;
  closed: string | null;
  records: number;
}

async function rowOf(caseId: string): Promise<Row> {
  const { rows } = await sql<Row>`
    select step, state, version, typed, twice, turn_id as turn, closed_on as closed,
      (select count(*)::int from cases.step_record r where r.case_id = c.case_id) as records
    from cases.case_file c where case_id = ${caseId}`.execute(city.services.database.db);
  return rows[0] as Row;
}

async function attempt(caseId: string, row: Row, one: Try, acts: readonly Act[]): Promise<boolean> {
  const by = hands(city, "riversideFirst");
  const next = acts.find(({ step }) => step === row.step);
  const superior = ["4", "8", "13", "16", "17", "18", "24"].includes(row.step);
  const lead = next?.move ?? (superior ? "agree" : "submit");
  const any = one.kind === "any" ? one : undefined;
  try {
    await moveCase.run(city.services, by[any?.by ?? next?.by ?? "branch"], {
      caseId: caseId as never,
      move: any?.move ?? lead,
      step: row.step,
      version: row.version - (any?.stale ? 1 : 0) || 1,
      values: any && !["submit", "agree"].includes(any.move) ? {} : (next?.values ?? {}),
      ...(any?.noted && { note: "试一试" }),
      ...(any && { to: any.to, bodyId: "200", assignee: by.street.accountId }),
    });
    return true;
  } catch (error) {
    if (error instanceof Refused) return false;
    throw error;
  }
}

/** What must hold after every move, made or refused. */
async function holds(before: Row, after: Row, moved: boolean, personId: string): Promise<void> {
  expect(after.version).toBe(before.version + (moved ? 1 : 0));
  expect(after.records).toBe(before.records + (moved ? 1 : 0));
  if (!moved) expect(after).toEqual(before);
  expect([after.twice, after.typed >= 0]).toEqual([0, true]);
  expect(after.state === "closed").toBe(after.closed !== null);
  expect(after.turn === null).toBe(after.state === "closed");
  expect(before.state === "closed" && moved).toBe(false);
  const { rows } = await sql<{ periods: number; right: boolean }>`
    select count(*)::int as periods, bool_and(m.body_id = p.body_id and m.member_type = p.member_type) as right
    from people.membership m join people.person p using (person_id)
    where m.person_id = ${personId} and m.superseded_at is null and m.to_day is null`.execute(
    city.services.database.db,
  );
  expect(rows[0]).toEqual({ periods: 1, right: true });
}

/** A new applicant each time, so that no sequence sees another one's case. */
async function anApplicant(): Promise<string> {
  const personId = makeId();
  const { db } = city.services.database;
  await sql`insert into people.person (person_id, name, name_key, initials, bigrams, birth_date, member_type, member_state,
      body_id, body_lo, origin_id)
    select ${personId}, '样小试', 'yangxiaoshi', 'yxs', array['样小', '小试'], '1990-05-06', '5', '1', body_id, body_lo, 1
    from people.person where person_id = ${city.applicant("riversideFirst")}`.execute(db);
  await sql`insert into people.membership (person_id, membership_id, from_day, body_id, member_type, member_state, origin_id)
    select person_id, ${makeId()}, '2024-01-01', body_id, '5', '1', 1 from people.person where person_id = ${personId}`.execute(
    db,
  );
  for (const [table, key, value] of [
    ["head_count", "lo", sql`p.body_lo`],
    ["head_block", "block", sql`p.body_lo >> 24`],
  ] as const)
    await sql`update people.${sql.ref(table)} h set applicants = applicants + 1 from people.person p
      where p.person_id = ${personId} and h.${sql.ref(key)} = ${value}`.execute(db);
  return personId;
}

const seen = { sequences: 0, tried: 0, moved: 0 };

/** A life of a case: one try after the other, and after each everything must hold. */
async function live(sequence: readonly Try[], acts: readonly Act[]): Promise<void> {
  const personId = await anApplicant();
  const { caseId } = await openCase.run(city.services, hands(city, "riversideFirst").branch, {
    procedure: "admission",
    personId,
  });
  seen.sequences += 1;
  for (const one of sequence) {
    const before = await rowOf(caseId);
    const moved = await attempt(caseId, before, one, acts);
    seen.tried += 1;
    seen.moved += moved ? 1 : 0;
    await holds(before, await rowOf(caseId), moved, personId);
  }
}

test("whatever is tried in whatever order, no case comes into a state that is none", async () => {
  const acts = admissionActs(city.full("riversideFirst"));
  city.setDay("2027-07-10");
  await Promise.all(
    Array.from({ length: LANES }, (_, lane) =>
      fc.assert(
        fc.asyncProperty(fc.array(tries, { minLength: 3, maxLength: 30 }), (sequence) =>
          live(sequence, acts),
        ),
        { numRuns: Math.ceil(RUNS / LANES), endOnFailure: true, seed: SEED + lane },
      ),
    ),
  );
  expect(await findHeadFault(city.services.database.db)).toBeUndefined();
  expect(seen.moved / seen.tried).toBeGreaterThan(0.3);
  console.log(JSON.stringify({ name: "case-sequences", seed: SEED, ...seen }));
});
