import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { findHeadFault } from "#features/people/index.ts";
import { readCase } from "../read-case.ts";
import { readTimeline } from "../read-timeline.ts";
import { aCaseCity, admissionActs, type CaseCity, doAct, hands, openAdmission } from "./kit.ts";

let city: CaseCity;
beforeAll(async () => {
  city = await aCaseCity();
});
afterAll(() => city.close());

const person = async (id: string) => {
  const { rows } = await sql<Record<string, string | null>>`
    select member_type, apply_date, activist_date, object_date, join_date, full_date from people.person
    where person_id = ${id}`.execute(city.services.database.db);
  return rows[0];
};

test("a whole admission: every field typed once, nothing asked that is held, the person becomes a full member", async () => {
  const personId = city.applicant("riversideFirst");
  const by = hands(city, "riversideFirst");
  city.setDay("2025-01-10");
  let running = await openAdmission(city, "riversideFirst", personId);
  const typed = new Set<string>();
  for (const act of admissionActs(city.full("riversideFirst"))) {
    city.setDay(act.day);
    const view = await readCase.run(city.services, by[act.by], { caseId: running.caseId as never });
    expect(view.now?.step, `before ${act.step}`).toBe(act.step);
    const asked = new Set(view.now?.toType.map(({ code }) => code));
    const known = new Set(view.known.map(({ code }) => code));
    // Once only: what is asked is not known, and what was typed is not asked again.
    const repeats = act.step === "6" || act.step === "21";
    if (!repeats) {
      expect(
        [...asked].filter((code) => known.has(code)),
        `asked at ${act.step}`,
      ).toEqual([]);
      expect(
        [...asked].filter((code) => typed.has(code)),
        `asked again at ${act.step}`,
      ).toEqual([]);
    }
    expect(
      Object.keys(act.values).filter((code) => !asked.has(code)),
      `not asked at ${act.step}`,
    ).toEqual([]);
    for (const code of Object.keys(act.values)) typed.add(code);
    running = await doAct(city, by[act.by], running, act);
  }
  const view = await readCase.run(city.services, by.branch, { caseId: running.caseId as never });
  expect([view.state, view.outcome?.zh, view.now]).toEqual(["closed", "已归档", null]);
  expect(view.counts.twice).toBe(0);
  expect(view.counts.typed).toBeLessThanOrEqual(60);
  expect(await person(personId)).toEqual({
    member_type: "1",
    apply_date: "2025-01-10",
    activist_date: "2025-02-20",
    object_date: "2026-05-27",
    join_date: "2026-06-20",
    full_date: "2027-06-20",
  });
  expect(await findHeadFault(city.services.database.db)).toBeUndefined();
  const { entries } = await readTimeline.run(city.services, by.branch, { caseId: running.caseId as never });
  expect(entries.length).toBe(admissionActs([]).length + 1);
  expect(new Set(entries.map(({ edition }) => edition))).toEqual(new Set(["2014", "2026"]));
});
