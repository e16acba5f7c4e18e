import { expect, test } from "vitest";
import type { PartyFacts, Situation } from "#features/procedures/contract.ts";
import { derivedOf, dueOf, fieldsOf, getStep, outcomeOf } from "#features/procedures/index.ts";
import { BRANCH, COMMITTEE, contextFor, definitionOf, resultOf } from "#tests/kit/procedures.ts";

const definition = definitionOf("transfer", "2019");
const THERE: PartyFacts = { ...BRANCH, id: "300", district: "20" };
const THEIRS: PartyFacts = { ...COMMITTEE, id: "301", district: "20" };

/** From branch 200 below committee 100 to branch 300 below committee 301, in another district. */
function between(values: Situation["values"], more: Partial<Situation> = {}): Partial<Situation> {
  return {
    values: { to_where: "city", to_branch_id: "300", from_branch_id: "200", ...values },
    parties: { holder: BRANCH, from_branch: BRANCH, from: COMMITTEE, to_branch: THERE, to: THEIRS },
    bodies: { "200": BRANCH, "300": THERE },
    ...more,
  };
}

test.each([
  ["2026-11-01", 30, "2026-12-01"],
  ["2026-11-01", 10, "2026-11-11"],
])("a letter of %s valid for %i days expires on %s", (letter_on, valid_days, until) => {
  const context = contextFor(definition, between({ letter_on, valid_days }));
  expect(derivedOf(definition, getStep(definition, "2"), context)).toMatchObject({ valid_to: until });
  expect(dueOf(definition, getStep(definition, "3"), context)?.day).toBe(until);
});

test.each([
  ["T05", "2", "90 days", "met", between({ valid_days: 90 })],
  ["T05", "2", "91 days", "stop", between({ valid_days: 91 })],
  [
    "T07",
    "3",
    "received on the last day",
    "met",
    between({ received_on: "2026-12-01", valid_to: "2026-12-01" }),
  ],
  [
    "T07",
    "3",
    "received after it: issued anew",
    "stop",
    between({ received_on: "2026-12-02", valid_to: "2026-12-01" }),
  ],
  ["T02", "1", "to one's own branch", "stop", between({ to_branch_id: "200" })],
  ["T02", "1", "no branch chosen yet", "unknown", between({ to_branch_id: null })],
  ["T03", "1", "no branch chosen yet", "unknown", between({ to_branch_id: null })],
  ["T02", "1", "out of the city", "met", between({ to_where: "outside" })],
  ["T03", "1", "to a committee", "stop", between({ to_branch_id: "301" }, { bodies: { "301": THEIRS } })],
  ["T04-to", "1", "the receiver may approve", "met", between({})],
  [
    "T04-from",
    "2",
    "a village committee may not",
    "stop",
    between({}, { parties: { from: { ...COMMITTEE, approves_admission: false } } }),
  ],
] as const)("%s at step %s, %s: %s", (guard, step, _, result, given) => {
  expect(resultOf(definition, step, guard, given)).toBe(result);
});

test.each([
  ["across districts", between({}), "city"],
  ["within the district", between({}, { bodies: { "300": { ...THERE, district: "10" } } }), "district"],
  [
    "within one committee",
    between({}, { parties: { holder: BRANCH, from: COMMITTEE, to: COMMITTEE } }),
    "committee",
  ],
  ["out of the city", between({ to_where: "outside" }), "outside"],
])("the reach is told from the bodies: %s", (_, given, distance) => {
  expect(derivedOf(definition, getStep(definition, "1"), contextFor(definition, given))).toMatchObject({
    distance,
  });
});

test("in transit the member stays with the sender; the receiver's acceptance moves the person and sets the state", () => {
  const sent = outcomeOf(getStep(definition, "2"), contextFor(definition, between({}, { move: "agree" })));
  expect(sent).toMatchObject({ code: "sent", to: "3", effects: [{ do: "state", memberState: "7" }] });
  const received = outcomeOf(
    getStep(definition, "3"),
    contextFor(definition, between({}, { move: "agree" })),
  );
  expect(received?.effects).toMatchObject([
    { do: "move", to: "to_branch", from: "received_on" },
    { do: "state", memberState: "1" },
  ]);
});

test("sent back, the member stays and is regular again; out of the city the person leaves with the receipt", () => {
  const back = outcomeOf(getStep(definition, "3"), contextFor(definition, between({}, { move: "refuse" })));
  expect(back).toMatchObject({ code: "refused", to: "end", effects: [{ do: "state", memberState: "1" }] });
  const away = contextFor(definition, between({ to_where: "outside" }, { move: "agree" }));
  expect(outcomeOf(getStep(definition, "2"), away)).toMatchObject({ code: "outside", to: "4" });
  expect(outcomeOf(getStep(definition, "4"), away)).toMatchObject({
    code: "gone",
    effects: [{ do: "become", memberType: "0" }],
  });
});

test("the sender keeps its name after the move: the branch of before is fixed at the first step", () => {
  const context = contextFor(definition, between({ from_branch_id: null }));
  expect(derivedOf(definition, getStep(definition, "1"), context)).toMatchObject({ from_branch_id: "200" });
});

test("six things are typed for a transfer, three of them offered", () => {
  const first = fieldsOf(
    definition,
    getStep(definition, "1"),
    contextFor(definition, between({ to_where: "city" })),
  );
  expect(first.toType.map(({ code }) => code)).toEqual([
    "asked_on",
    "to_where",
    "to_branch_id",
    "transfer_reason",
    "dues_to",
  ]);
  const letter = fieldsOf(definition, getStep(definition, "2"), contextFor(definition, between({})));
  expect(letter.toType.map(({ code, suggested }) => [code, suggested])).toEqual([
    ["letter_on", "2026-11-24"],
    ["valid_days", 10],
  ]);
});

test("who comes from outside is received by the committee, as what the letter says", () => {
  const arrival = definitionOf("transfer-in", "2019");
  const step = getStep(arrival, "2");
  const as = (member_kind: string) =>
    outcomeOf(step, contextFor(arrival, { values: { member_kind }, move: "agree" }));
  expect(as("full")?.effects).toMatchObject([
    { do: "become", memberType: "1" },
    { do: "state", memberState: "1" },
  ]);
  expect(as("probationary")?.effects).toMatchObject([
    { do: "become", memberType: "2" },
    { do: "state", memberState: "1" },
  ]);
  expect(resultOf(arrival, "1", "T05", { values: { valid_days: 91 } })).toBe("stop");
});

test.each([
  ["2026-01-31", "2026-07-30", "stop"],
  ["2026-01-31", "2026-07-31", "met"],
  ["2026-08-31", "2027-02-28", "met"],
])("floating: away from %s to %s is %s", (left_on, back_on, result) => {
  const floating = definitionOf("floating", "2024");
  expect(resultOf(floating, "1", "F01", { values: { left_on, back_on } })).toBe(result);
  const next = contextFor(floating, { values: { left_on } });
  expect(dueOf(floating, getStep(floating, "3"), next)?.day).toBe(
    back_on < "2026-07-31" ? "2026-07-31" : back_on,
  );
});
