import { describe, expect, test } from "vitest";
import type { Situation } from "#features/procedures/contract.ts";
import { definitionOf, resultOf } from "#tests/kit/procedures.ts";

type Row = [guard: string, step: string, what: string, result: string, given: Partial<Situation>];

const values = (given: Situation["values"]) => ({ values: given });

/** What only the revision of 2026 asks. */
const SINCE_2026: Row[] = [
  [
    "G07",
    "8",
    "start 2026-09-28, listed 2026-10-10",
    "met",
    values({ publicity_from: "2026-09-28", publicity_result: "clear", consent_on: "2026-10-10" }),
  ],
  [
    "G07",
    "8",
    "listed 2026-10-09, the last day",
    "stop",
    values({ publicity_from: "2026-09-28", publicity_result: "clear", consent_on: "2026-10-09" }),
  ],
  [
    "G07",
    "8",
    "something against it",
    "stop",
    values({ publicity_from: "2026-09-28", publicity_result: "affects", consent_on: "2026-10-12" }),
  ],
  [
    "G07-days",
    "7a",
    "the result on the last day",
    "stop",
    values({ publicity_from: "2026-09-21", publicity_done_on: "2026-09-28" }),
  ],
  [
    "G07-days",
    "7a",
    "the result after it",
    "met",
    values({ publicity_from: "2026-09-21", publicity_done_on: "2026-09-29" }),
  ],
  [
    "G12",
    "15",
    "2026-06-05 to 2026-07-05",
    "met",
    values({ prereview_on: "2026-06-05", admission_on: "2026-07-05" }),
  ],
  ["G12", "15", "2026-07-06", "stop", values({ prereview_on: "2026-06-05", admission_on: "2026-07-06" })],
  ["L01", "20", "oath within a month", "met", values({ approval_on: "2026-08-11", oath_on: "2026-09-11" })],
  ["L01", "20", "oath later", "warn", values({ approval_on: "2026-08-11", oath_on: "2026-09-12" })],
];

describe("what differs between the editions", () => {
  const [older, newer] = [definitionOf("admission", "2014"), definitionOf("admission", "2026")];

  test.each(SINCE_2026)("%s at step %s: %s is %s", (guard, step, _, result, given) => {
    expect(resultOf(newer, step, guard, given)).toBe(result);
    expect(older.steps.flatMap(({ guards }) => guards).map(({ code }) => code)).not.toContain(guard);
  });

  test("the stricter setting does not count the day of posting", () => {
    const strict = { ...newer, countFirstDay: false };
    const listed = (day: string) =>
      values({ publicity_from: "2026-09-28", publicity_result: "clear", consent_on: day });
    expect(resultOf(strict, "8", "G07", listed("2026-10-10"))).toBe("stop");
    expect(resultOf(strict, "8", "G07", listed("2026-10-11"))).toBe("met");
  });

  test("publicity is a step of 2026 alone; the superior consents there and files before", () => {
    expect(older.steps.map(({ code }) => code)).toEqual(
      newer.steps.map(({ code }) => code).filter((code) => code !== "7a"),
    );
    expect(newer.steps).toHaveLength(26);
    expect(older.steps.find(({ code }) => code === "8")?.name.zh).toBe("报上级党委备案");
    expect(newer.steps.find(({ code }) => code === "8")?.name.zh).toBe("报上级党委同意");
    expect(older.steps.find(({ code }) => code === "15")?.name.zh).toBe("支部大会讨论");
    expect(newer.steps.find(({ code }) => code === "15")?.name.zh).toBe("党支部党员大会讨论");
  });
});
