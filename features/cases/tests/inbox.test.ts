import { afterAll, beforeAll, expect, test } from "vitest";
import { BODIES } from "#tests/kit/tree.ts";
import { readInbox } from "../list-cases.ts";
import { aCaseCity, admissionActs, carry, type CaseCity, openAdmission } from "./kit.ts";

let city: CaseCity;
let here: string;
let there: string;
beforeAll(async () => {
  city = await aCaseCity();
  city.setDay("2026-01-10");
  const first = await openAdmission(city, "riversideFirst", city.applicant("riversideFirst"));
  const acts = admissionActs(city.full("riversideFirst"));
  // Up to the filing by the committee above: the second stage.
  await carry(
    city,
    "riversideFirst",
    first,
    acts.slice(
      0,
      acts.findIndex(({ step }) => step === "4"),
    ),
  );
  here = first.caseId;
  city.setDay("2026-01-10");
  const second = await openAdmission(city, "harbourFirst", city.applicant("harbourFirst"));
  await carry(city, "harbourFirst", second, [
    { step: "1", by: "branch", day: "2026-01-10", values: { application_on: "2026-01-10" } },
  ]);
  there = second.caseId;
});
afterAll(() => city.close());

async function found(more: object): Promise<string[]> {
  const { rows, total } = await readInbox.run(city.services, city.actor("city-section", "city"), {
    reach: "below",
    ...more,
  });
  expect(total).toBe(rows.length);
  return rows.map(({ caseId }) => caseId);
}

test("the inbox is narrowed by procedure, stage, body and to what is late", async () => {
  city.setDay("2026-01-20");
  expect(new Set(await found({}))).toEqual(new Set([here, there]));
  expect(await found({ procedure: "transfer" })).toEqual([]);
  expect(await found({ procedure: "admission", stage: "apply" })).toEqual([there]);
  expect(await found({ body: BODIES.riverside.id })).toEqual([here]);
  expect(await found({ body: BODIES.harbourFirst.id })).toEqual([there]);
  expect(await found({ late: "yes" })).toEqual([]);
  // A month after the application somebody of the branch should have talked with them.
  city.setDay("2026-03-01");
  expect(await found({ late: "yes" })).toEqual([there]);
  await expect(found({ body: "999999999" })).rejects.toThrow("not_found");
});
