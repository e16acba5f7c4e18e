import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { rearrangementOperations } from "#features/bodies/index.ts";
import { peopleMover } from "#features/people/index.ts";
import { BODIES } from "#tests/kit/tree.ts";
import { realignCases, withCases } from "../moves/case-mover.ts";
import { aCaseCity, admissionActs, carry, type CaseCity, openAdmission } from "./kit.ts";

let city: CaseCity;
beforeAll(async () => {
  city = await aCaseCity();
});
afterAll(() => city.close());

const operations = rearrangementOperations(withCases(peopleMover));

/** Plans and confirms as the city section, with the numbers of the tree as they are now. */
async function rearrange(bodyId: string, plan: object): Promise<void> {
  const { db } = city.services.database;
  const { rows } = await sql<{ lo: number; hi: number }>`
    select lo::float8 as lo, hi::float8 as hi from bodies.body where parent_id is null`.execute(db);
  const section = city.actor("city-section", "city");
  const actor = { ...section, scopes: new Map([...section.scopes.keys()].map((one) => [one, rows])) };
  const run = (name: string, input: object) =>
    operations.find(({ contract }) => contract.name === name)?.run(city.services, actor, input);
  const planned = (await run("bodies.plan-rearrangement", {
    bodyId,
    plan,
    effectiveOn: "2026-06-01",
    document: "样组〔2026〕1号",
  })) as { rearrangementId: string; version: number };
  await run("bodies.confirm-rearrangement", { ...planned, reason: "工作需要，上级已批准" });
}

interface Place {
  body: string;
  turn: string;
  right: boolean;
}

/** Where a case stands by its ids, and whether its numbers are those of the tree. */
async function placeOf(caseId: string): Promise<Place | undefined> {
  const { rows } = await sql<Place>`
    select b.body_id::text as body, t.body_id::text as turn, b.lo = c.body_lo and t.lo = c.turn_lo as right
    from cases.case_file c join bodies.body b on b.body_id = c.body_id join bodies.body t on t.body_id = c.turn_id
    where c.case_id = ${caseId}`.execute(city.services.database.db);
  return rows[0];
}

test("a branch that goes under another street takes its cases along, and the new street gets the turn", async () => {
  const personId = city.applicant("hillsideFirst");
  city.setDay("2025-01-10");
  const opened = await openAdmission(city, "hillsideFirst", personId);
  const acts = admissionActs(city.full("hillsideFirst")).slice(0, 3);
  const { caseId } = await carry(city, "hillsideFirst", opened, acts);
  city.setDay("2026-11-25");
  const before = { body: BODIES.hillsideFirst.id, turn: BODIES.hillside.id, right: true };
  expect(await placeOf(caseId)).toEqual(before);
  await rearrange(BODIES.hillsideFirst.id, { kind: "move", parentId: BODIES.harbour.id });
  expect((await placeOf(caseId))?.right).toBe(true);
  expect(await realignCases(city.services)).toBe(1);
  expect(await placeOf(caseId)).toEqual({ ...before, turn: BODIES.harbour.id });
  expect(await realignCases(city.services)).toBe(0);
});

test("when a branch is closed its people's cases go to the branch that takes them", async () => {
  const personId = city.applicant("riversideSecond");
  city.setDay("2025-01-10");
  const { caseId } = await openAdmission(city, "riversideSecond", personId);
  city.setDay("2026-11-25");
  await rearrange(BODIES.riversideSecond.id, { kind: "close", peopleTo: BODIES.riversideFirst.id });
  const first = BODIES.riversideFirst.id;
  expect(await placeOf(caseId)).toEqual({ body: first, turn: first, right: true });
});
