import { expect, test } from "vitest";
import { decideConsent, needsConsent } from "./export.rules.ts";

const rule = { most: 100, basis: { zh: "", en: "" } };

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

const madeBy = { accountId: "1", personId: "7" };

test.each([
  [{ accountId: "1", personId: "7" }, "own_proposal"],
  [{ accountId: "2", personId: "7" }, "own_proposal"],
  [{ accountId: "1", personId: null }, "own_proposal"],
  [{ accountId: "2", personId: "8" }, undefined],
  [{ accountId: "2", personId: null }, undefined],
])("settled by %j: %s", (settler, refusal) => {
  const decision = decideConsent({ state: "proposed", madeBy }, settler);
  expect(decision.accepted ? undefined : decision.refusal).toBe(refusal);
});

test.each(["free", "agreed", "refused", "withdrawn"])("what is %s is settled", (state) => {
  expect(decideConsent({ state, madeBy }, { accountId: "2", personId: null })).toMatchObject({
    accepted: false,
    refusal: "export_settled",
  });
});
