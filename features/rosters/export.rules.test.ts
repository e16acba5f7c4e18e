import { expect, test } from "vitest";
import { decideConsent, needsConsent } from "./export.rules.ts";

const rule = { most: 100, consentDays: 7, basis: { zh: "", en: "" } };

test.each([
  [100, 0, false],
  [101, 0, true],
  [60, 40, false],
  [60, 41, true],
  [0, 100, false],
  [1, 100, true],
])("%d people after %d need consent: %s", (counted, recent, needed) => {
  expect(needsConsent(rule, counted, recent)).toBe(needed);
});

const proposed = { state: "proposed", lapsesOn: "2026-03-08" };
const madeBy = { accountId: "1", personId: "7" };

test.each([
  [{ accountId: "1", personId: "7" }, "own_proposal"],
  [{ accountId: "2", personId: "7" }, "own_proposal"],
  [{ accountId: "1", personId: null }, "own_proposal"],
  [{ accountId: "2", personId: "8" }, undefined],
  [{ accountId: "2", personId: null }, undefined],
])("settled by %j: %s", (settler, refusal) => {
  const decision = decideConsent({ ...proposed, madeBy }, settler, "2026-03-08");
  expect(decision.accepted ? undefined : decision.refusal).toBe(refusal);
});

const other = { accountId: "2", personId: null };

test("a request lapses on the day after its last one, and nobody agrees to it then", () => {
  expect(decideConsent({ ...proposed, madeBy }, other, "2026-03-09")).toMatchObject({
    accepted: false,
    refusal: "export_lapsed",
  });
});

test.each(["free", "agreed", "refused", "withdrawn"])("what is %s is settled", (state) => {
  expect(decideConsent({ ...proposed, state, madeBy }, other, "2026-03-01")).toMatchObject({
    accepted: false,
    refusal: "export_settled",
  });
});
