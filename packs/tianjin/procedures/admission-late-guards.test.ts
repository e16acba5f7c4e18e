import { describe, expect, test } from "vitest";
import type { Situation } from "#features/procedures/contract.ts";
import { BRANCH, COMMITTEE, definitionOf, done, resultOf } from "#tests/kit/procedures.ts";

type Row = [guard: string, step: string, what: string, result: string, given: Partial<Situation>];

const values = (given: Situation["values"]) => ({ values: given });
const roll = (voters: number) => ({ roll: { voters, full: voters, members: voters } });

/** A meeting: voters on the roll, present, for (with the written ones), written, left out. */
function meeting(
  prefix: "admission" | "conversion",
  voters: number,
  present: number,
  yes: number,
  more = {},
): Partial<Situation> {
  return {
    ...roll(voters),
    ...values({ [`${prefix}_present`]: present, [`${prefix}_for`]: yes, [`${prefix}_against`]: 0, ...more }),
  };
}

/** Vectors of members-and-branches 1.6 and 1.4 that hold in both editions. */
const BOTH: Row[] = [
  [
    "L04",
    "23",
    "moved in, six months after the end",
    "met",
    values({ conversion_moved_in_on: "2026-03-01", expiry: "2026-05-20", conversion_on: "2026-11-20" }),
  ],
  [
    "L04",
    "23",
    "moved in, a day later",
    "warn",
    values({ conversion_moved_in_on: "2026-03-01", expiry: "2026-05-20", conversion_on: "2026-11-21" }),
  ],
  ["G13-quorum", "15", "16 on the roll, 8 present", "stop", meeting("admission", 16, 8, 8)],
  ["G13-quorum", "15", "16 on the roll, 9 present", "met", meeting("admission", 16, 9, 9)],
  [
    "G13",
    "15",
    "present 9, 8 and 1 written",
    "met",
    meeting("admission", 16, 9, 9, { admission_written: 1 }),
  ],
  [
    "G13-tally",
    "15",
    "present 9, 8 and 1 written",
    "met",
    meeting("admission", 16, 9, 9, { admission_written: 1 }),
  ],
  ["G13-tally", "15", "more votes than people", "stop", meeting("admission", 16, 9, 10)],
  ["G13", "15", "present 16, 8 for", "stop", meeting("admission", 16, 16, 8)],
  [
    "G13",
    "15",
    "roll 17, one left out with consent",
    "met",
    meeting("admission", 17, 9, 9, { admission_left_out: 1, admission_left_out_consent: true }),
  ],
  [
    "G13-quorum",
    "15",
    "roll 17, one left out, 8 present",
    "stop",
    meeting("admission", 17, 8, 8, { admission_left_out: 1, admission_left_out_consent: true }),
  ],
  [
    "G13-left-out",
    "15",
    "left out without consent",
    "stop",
    meeting("admission", 17, 9, 9, { admission_left_out: 1, admission_left_out_consent: false }),
  ],
  ["G13-quorum", "15", "roll 3, 2 present", "met", meeting("admission", 3, 2, 2)],
  ["G13", "15", "roll 3, 2 for", "met", meeting("admission", 3, 2, 2)],
  ["G13", "23", "conversion counts alike", "stop", meeting("conversion", 16, 16, 8)],
  ["G13-quorum", "23", "conversion, 9 of 16", "met", meeting("conversion", 16, 9, 9)],
  [
    "G14",
    "17",
    "approval before the talk",
    "stop",
    {
      ...values({ committee_talk_on: "2026-03-02", approval_on: "2026-03-01" }),
      steps: { committee_talk: done("2026-03-02") },
    },
  ],
  [
    "G14",
    "17",
    "approval after the talk",
    "met",
    {
      ...values({ committee_talk_on: "2026-03-02", approval_on: "2026-03-02" }),
      steps: { committee_talk: done("2026-03-02") },
    },
  ],
  [
    "G15",
    "17",
    "2026-01-31 to 2026-04-30",
    "met",
    values({ admission_on: "2026-01-31", approval_on: "2026-04-30" }),
  ],
  [
    "G15",
    "17",
    "a day later: with the reason",
    "warn",
    values({ admission_on: "2026-01-31", approval_on: "2026-05-01" }),
  ],
  [
    "G15-redo",
    "17",
    "until 2026-07-31",
    "met",
    values({ admission_on: "2026-01-31", approval_on: "2026-07-31" }),
  ],
  [
    "G15-redo",
    "17",
    "after 2026-07-31 it is done again",
    "stop",
    values({ admission_on: "2026-01-31", approval_on: "2026-08-01" }),
  ],
  [
    "G16",
    "23",
    "expiry 2026-05-20, meeting 2026-05-20",
    "met",
    values({ expiry: "2026-05-20", conversion_on: "2026-05-20" }),
  ],
  ["G16", "23", "meeting 2026-05-19", "stop", values({ expiry: "2026-05-20", conversion_on: "2026-05-19" })],
  [
    "G18",
    "2",
    "talk before the application",
    "stop",
    values({ application_on: "2026-03-01", talk_on: "2026-02-28" }),
  ],
  [
    "G18",
    "8",
    "listed before the study",
    "stop",
    values({ object_on: "2026-03-01", consent_on: "2026-02-28" }),
  ],
  [
    "G18",
    "13",
    "pre-review before the review",
    "stop",
    values({ branch_review_on: "2026-03-01", prereview_on: "2026-02-28" }),
  ],
  [
    "G18",
    "15",
    "meeting before the form",
    "stop",
    values({ form_filled_on: "2026-03-01", admission_on: "2026-02-28" }),
  ],
  [
    "G18",
    "17",
    "approval before the meeting",
    "stop",
    values({ admission_on: "2026-03-01", approval_on: "2026-02-28" }),
  ],
  [
    "G18",
    "24",
    "approval before the conversion meeting",
    "stop",
    values({ conversion_on: "2026-03-01", conversion_approved_on: "2026-02-28" }),
  ],
  ["G18", "8", "in order", "met", values({ object_on: "2026-03-01", consent_on: "2026-03-01" })],
  ["G19", "7", "moved in, papers reviewed", "met", values({ moved_in_on: "2026-01-10", moved_papers: true })],
  [
    "G19",
    "7",
    "moved in, papers missing",
    "stop",
    values({ moved_in_on: "2026-01-10", moved_papers: false }),
  ],
  ["G20", "13", "first form", "met", values({ form_number: "TJ-001" })],
  [
    "G20",
    "13",
    "second form, first open",
    "unknown",
    { ...values({ form_number: "TJ-002" }), earlier: { form_number: "TJ-001" } },
  ],
  [
    "G20",
    "13",
    "second form, first not void",
    "stop",
    { ...values({ form_number: "TJ-002", form_voided: false }), earlier: { form_number: "TJ-001" } },
  ],
  [
    "G20",
    "13",
    "second form, first void",
    "met",
    { ...values({ form_number: "TJ-002", form_voided: true }), earlier: { form_number: "TJ-001" } },
  ],
  ["G21", "17", "working committee of a street", "met", {}],
  [
    "G21",
    "17",
    "community committee below a street",
    "stop",
    { parties: { holder: BRANCH, approver: { ...COMMITTEE, kind: "1", under_township: true } } },
  ],
  [
    "G21",
    "17",
    "general branch",
    "stop",
    { parties: { holder: BRANCH, approver: { ...COMMITTEE, kind: "2" } } },
  ],
  [
    "G21",
    "17",
    "temporary body",
    "stop",
    { parties: { holder: BRANCH, approver: { ...COMMITTEE, temporary: true } } },
  ],
  ["P01", "13", "plan left", "met", { plan: { quota: 3, used: 2 } }],
  ["P01", "13", "plan used up", "approval", { plan: { quota: 3, used: 3 } }],
  ["P01", "13", "plan used up, front line", "waived", { plan: { quota: 3, used: 3 }, variant: "front-line" }],
];

/** Extensions: six to twelve months, once. */
const EXTENSIONS: [months: number, before: boolean, result: string][] = [
  [5, false, "stop"],
  [6, false, "met"],
  [9, false, "met"],
  [12, false, "met"],
  [13, false, "stop"],
  [6, true, "stop"],
];

describe.each(["2014", "2026"])("admission %s", (edition) => {
  const definition = definitionOf("admission", edition);

  test.each(BOTH)("%s at step %s: %s is %s", (guard, step, _, result, given) => {
    expect(resultOf(definition, step, guard, given)).toBe(result);
  });

  test.each(EXTENSIONS)("G17: %i months, extended before %s: %s", (months, before, result) => {
    const past = before ? ["extended"] : [];
    const given = values({ conversion_result: "extend", extension_months: months });
    const steps = before ? { conversion_approval: done("2026-06-01", { past }) } : {};
    expect(resultOf(definition, "23", "G17", { ...given, steps })).toBe(result);
  });
});
