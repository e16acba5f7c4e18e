import { describe, expect, test } from "vitest";
import type { Situation } from "#features/procedures/contract.ts";
import { definitionOf, done, resultOf } from "#tests/kit/procedures.ts";

type Row = [guard: string, step: string, what: string, result: string, given: Partial<Situation>];

const values = (given: Situation["values"]) => ({ values: given });

/** Vectors of members-and-branches 1.6 and 1.4 that hold in both editions. */
const BOTH: Row[] = [
  [
    "L05",
    "3",
    "League, 28 years old",
    "met",
    {
      person: { birth_date: "1998-01-01" },
      ...values({ activist_way: "league", activist_on: "2026-12-31" }),
    },
  ],
  [
    "L05",
    "3",
    "League, 29 years old",
    "warn",
    {
      person: { birth_date: "1998-01-01" },
      ...values({ activist_way: "league", activist_on: "2027-01-01" }),
    },
  ],
  [
    "L05",
    "3",
    "members, of any age",
    "met",
    {
      person: { birth_date: "1960-01-01" },
      ...values({ activist_way: "members", activist_on: "2026-12-31" }),
    },
  ],
  [
    "G01",
    "1",
    "born 2008-11-23, applies 2026-11-24",
    "met",
    { person: { birth_date: "2008-11-23" }, ...values({ application_on: "2026-11-24" }) },
  ],
  [
    "G01",
    "1",
    "born 2008-12-01, applies 2026-11-23",
    "stop",
    { person: { birth_date: "2008-12-01" }, ...values({ application_on: "2026-11-23" }) },
  ],
  [
    "G01",
    "1",
    "on the birthday",
    "met",
    { person: { birth_date: "2008-11-24" }, ...values({ application_on: "2026-11-24" }) },
  ],
  [
    "G01",
    "1",
    "born in a month that is known alone",
    "stop",
    { person: { birth_date: "2008-11" }, ...values({ application_on: "2026-11-24" }) },
  ],
  ["G01", "1", "birth not known", "unknown", values({ application_on: "2026-11-24" })],
  [
    "G02",
    "2",
    "received 2026-01-31, talk 2026-02-28",
    "met",
    values({ application_on: "2026-01-31", talk_on: "2026-02-28" }),
  ],
  ["G02", "2", "talk 2026-03-01", "warn", values({ application_on: "2026-01-31", talk_on: "2026-03-01" })],
  [
    "G03",
    "3",
    "activist earlier than the talk",
    "stop",
    { ...values({ talk_on: "2026-02-10", activist_on: "2026-02-09" }), steps: { talk: done("2026-02-10") } },
  ],
  ["G03", "3", "no talk", "stop", values({ activist_on: "2026-02-09" })],
  [
    "G03",
    "3",
    "talk first",
    "met",
    { ...values({ talk_on: "2026-02-10", activist_on: "2026-02-11" }), steps: { talk: done("2026-02-10") } },
  ],
  ["G04", "5", "two full members", "met", values({ contacts: ["f1", "f2"] })],
  ["G04", "5", "one full member", "met", values({ contacts: ["f1"] })],
  ["G04", "5", "one probationary member", "stop", values({ contacts: ["probationary"] })],
  ["G04", "5", "three people", "stop", values({ contacts: ["f1", "f2", "f3"] })],
  ["G04", "5", "of another branch", "stop", values({ contacts: ["elsewhere"] })],
  ["G04", "5", "nothing is known of the person", "stop", values({ contacts: ["nobody"] })],
  [
    "G05",
    "7",
    "13 months and 2 entries",
    "met",
    {
      ...values({ activist_on: "2025-03-10", object_on: "2026-04-02" }),
      steps: { cultivation: done("2026-03-10", { entries: 2 }) },
    },
  ],
  [
    "G05",
    "7",
    "13 months and 1 entry",
    "stop",
    {
      ...values({ activist_on: "2025-03-10", object_on: "2026-04-02" }),
      steps: { cultivation: done("2026-03-10", { entries: 1 }) },
    },
  ],
  [
    "G05",
    "7",
    "one entry here, one elsewhere",
    "met",
    {
      ...values({ activist_on: "2025-03-10", object_on: "2026-04-02", reviews_elsewhere: 1 }),
      steps: { cultivation: done("2026-03-10", { entries: 1 }) },
    },
  ],
  [
    "G06",
    "7",
    "2025-09-12 to 2026-09-12",
    "met",
    values({ activist_on: "2025-09-12", object_on: "2026-09-12" }),
  ],
  [
    "G06",
    "7",
    "2025-09-12 to 2026-09-11",
    "stop",
    values({ activist_on: "2025-09-12", object_on: "2026-09-11" }),
  ],
  [
    "G06",
    "7",
    "front line, 3 months",
    "waived",
    { ...values({ activist_on: "2026-06-12", object_on: "2026-09-12" }), variant: "front-line" },
  ],
  ["G08", "9", "two full members", "met", values({ introducers: ["f1", "f2"] })],
  ["G08", "9", "one probationary", "stop", values({ introducers: ["f1", "probationary"] })],
  ["G08", "9", "one on probation within the Party", "stop", values({ introducers: ["f1", "watched"] })],
  ["G08", "9", "only one", "stop", values({ introducers: ["f1"] })],
  [
    "G08",
    "9",
    "front line does not waive it",
    "stop",
    { ...values({ introducers: ["f1"] }), variant: "front-line" },
  ],
  ["G09", "12", "passed", "met", values({ political_result: "passed", political_on: "2026-05-01" })],
  ["G09", "12", "missing", "stop", {}],
  ["G09", "13", "failed", "stop", values({ political_result: "failed" })],
  [
    "G09",
    "15",
    "failed, front line",
    "stop",
    { ...values({ political_result: "failed" }), variant: "front-line" },
  ],
  ["G10", "11", "2.5 days and 24 hours", "met", values({ training_days: 2.5, training_hours: 24 })],
  ["G10", "11", "3 days", "met", values({ training_days: 3 })],
  ["G10", "11", "2 days and 20 hours", "stop", values({ training_days: 2, training_hours: 20 })],
  [
    "G10",
    "11",
    "special case with a document",
    "waived",
    { ...values({ training_days: 2, training_hours: 20 }), variant: "training-waiver" },
  ],
  ["G10", "11", "nothing typed", "unknown", {}],
  ["G11", "15", "leaving unknown", "met", values({ admission_on: "2026-11-23" })],
  [
    "G11",
    "15",
    "leaves 2026-12-15, meeting 2026-11-23",
    "stop",
    values({ leaves_on: "2026-12-15", admission_on: "2026-11-23" }),
  ],
  [
    "G11",
    "15",
    "leaves after three months",
    "met",
    values({ leaves_on: "2027-02-24", admission_on: "2026-11-23" }),
  ],
  [
    "G11",
    "15",
    "waived by a document",
    "waived",
    { ...values({ leaves_on: "2026-12-15", admission_on: "2026-11-23" }), variant: "time-waiver" },
  ],
];

describe.each(["2014", "2026"])("admission %s", (edition) => {
  const definition = definitionOf("admission", edition);

  test.each(BOTH)("%s at step %s: %s is %s", (guard, step, _, result, given) => {
    expect(resultOf(definition, step, guard, given)).toBe(result);
  });
});
