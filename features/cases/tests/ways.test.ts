import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { findHeadFault } from "#features/people/index.ts";
import type { BodyName } from "#tests/kit/tree.ts";
import type { FieldValues } from "../case.contract.ts";
import { openCase } from "../moves/open-case.ts";
import { readCase } from "../read-case.ts";
import { type Act, aCaseCity, admissionActs, type CaseCity, doAct, hands } from "./kit.ts";

let city: CaseCity;
beforeAll(async () => {
  city = await aCaseCity();
});
afterAll(() => city.close());

const DOCUMENT = {
  authority_document: "样组〔2026〕1号",
  authority_body: "样本市委",
  authority_on: "2026-01-01",
};

async function person(id: string) {
  const { rows } = await sql<Record<string, string | null>>`
    select body_id, member_type, member_state, join_date, full_date from people.person
    where person_id = ${id}`.execute(city.services.database.db);
  return rows[0];
}

/** Opens an admission and carries it through these acts; each is made at the step where the case stands. */
async function through(
  branch: BodyName,
  opening: { personId: string; variant?: string; values?: FieldValues },
  acts: readonly Act[],
) {
  const by = hands(city, branch);
  let at = await openCase.run(city.services, by.branch, { procedure: "admission", ...opening });
  for (const act of acts) {
    const view = await readCase.run(city.services, by[act.by], { caseId: at.caseId as never });
    expect(view.now?.step, `before ${act.step}`).toBe(act.step);
    at = { ...at, ...(await doAct(city, by[act.by], at, act)) };
  }
  return readCase.run(city.services, by.branch, { caseId: at.caseId as never });
}

function actsOf(branch: BodyName, keep: (act: Act) => boolean): Act[] {
  return admissionActs(city.full(branch)).filter(keep);
}

test("front line: three months of cultivation, everything else as ever", async () => {
  const personId = city.applicant("riversideFirst");
  city.setDay("2025-01-10");
  const acts = actsOf(
    "riversideFirst",
    (act) => Number.parseInt(act.step, 10) <= 17 && (act.step !== "6" || act.move === "agree"),
  );
  const soon = acts.map(
    (act): Act =>
      act.step === "6"
        ? { ...act, day: "2025-06-01", values: { ...act.values, review_on: "2025-06-01" } }
        : act,
  );
  const values = { ...DOCUMENT, authority_event: "抗洪" };
  const view = await through("riversideFirst", { personId, variant: "front-line", values }, soon);
  expect(view.now?.step).toBe("18");
  expect(await person(personId)).toMatchObject({ member_type: "2", join_date: "2026-06-20" });
});

test("direct admission: steps left out are passed over, probation counts from the approval", async () => {
  const personId = city.applicant("riversideSecond");
  city.setDay("2025-01-10");
  const acts = actsOf("riversideSecond", ({ step }) =>
    ["1", "2", "9", "10", "14", "16", "17", "18", "19"].includes(step),
  );
  const view = await through("riversideSecond", { personId, variant: "direct", values: DOCUMENT }, acts);
  expect(view.now?.step).toBe("20");
  expect(view.steps.filter(({ state }) => state === "skipped").map(({ code }) => code)).toContain("15");
  expect(await person(personId)).toMatchObject({ member_type: "2", join_date: "2026-07-01" });
});

test("an extended probation: a second meeting is typed anew, membership counts from its later end", async () => {
  const personId = city.applicant("harbourSecond");
  city.setDay("2025-01-10");
  const acts = actsOf("harbourSecond", ({ step }) => step !== "25").map(
    (act): Act =>
      act.step === "23"
        ? { ...act, values: { ...act.values, conversion_result: "extend", extension_months: 6 } }
        : act,
  );
  const later = (day: string) => day.replace("2027-06", "2027-12").replace("2027-07", "2028-01");
  const review: Act = {
    step: "21",
    by: "branch",
    day: "2027-12-18",
    move: "agree",
    values: { probation_on: "2027-12-18", probation_text: "有进步" },
  };
  const again = actsOf("harbourSecond", ({ step }) => ["22", "23", "24", "25"].includes(step)).map(
    (act): Act => ({
      ...act,
      day: later(act.day),
      values: Object.fromEntries(
        Object.entries(act.values).map(([code, value]) => [
          code,
          typeof value === "string" ? later(value) : value,
        ]),
      ),
    }),
  );
  const view = await through("harbourSecond", { personId }, [...acts, review, ...again]);
  expect([view.state, view.counts.twice]).toEqual(["closed", 0]);
  expect(await person(personId)).toMatchObject({
    member_type: "1",
    join_date: "2026-06-20",
    full_date: "2027-12-20",
  });
  expect(await findHeadFault(city.services.database.db)).toBeUndefined();
});

test("an activist of before this system enters at the reviews; those held elsewhere count", async () => {
  const personId = city.applicant("hillsideFirst");
  await sql`update people.person set member_type = '4', activist_date = '2025-03-10' where person_id = ${personId}`.execute(
    city.services.database.db,
  );
  city.setDay("2026-05-12");
  const acts = actsOf(
    "hillsideFirst",
    (act) => act.step === "7" || (act.step === "6" && act.move === "agree"),
  ).map(
    (act): Act =>
      act.step === "6"
        ? { ...act, day: "2026-05-12", values: { ...act.values, review_on: "2026-05-12" } }
        : { ...act, values: { ...act.values, reviews_elsewhere: 1 } },
  );
  const view = await through("hillsideFirst", { personId }, acts);
  expect(view.now?.step).toBe("7a");
  expect(view.steps.find(({ code }) => code === "3")).toMatchObject({
    state: "done",
    decidedOn: "2025-03-10",
  });
});
