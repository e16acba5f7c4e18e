import { describe, expect, test } from "vitest";
import type { Definition, Situation } from "#features/procedures/contract.ts";
import {
  derivedOf,
  dueOf,
  fieldsOf,
  getStep,
  outcomeOf,
  valueOf,
  getField,
} from "#features/procedures/index.ts";
import { contextFor, definitionOf, done } from "#tests/kit/procedures.ts";

const EDITIONS = ["2014", "2026"] as const;

function derived(definition: Definition, step: string, given: Partial<Situation>) {
  return derivedOf(definition, getStep(definition, step), contextFor(definition, given));
}

describe.each(EDITIONS)("probation and conversion, %s", (edition) => {
  const definition = definitionOf("admission", edition);
  const admitted = { admission_on: "2025-05-20", approval_on: "2025-08-11" };

  test("the worked example: probation from the meeting, full member from its end, not from the meeting on it", () => {
    const given = { values: { ...admitted, approval_on: "2025-08-11" } };
    expect(derived(definition, "17", given)).toMatchObject({
      probation_from: "2025-05-20",
      probation_to: "2026-05-20",
    });
    expect(dueOf(definition, getStep(definition, "17"), contextFor(definition, given))?.day).toBe(
      "2025-08-20",
    );

    const resolved = {
      ...admitted,
      probation_to: "2026-05-20",
      conversion_on: "2026-06-18",
      conversion_result: "convert",
    };
    const context = contextFor(definition, { values: resolved, move: "agree" });
    expect(dueOf(definition, getStep(definition, "24"), context)?.day).toBe("2026-09-18");
    expect(derivedOf(definition, getStep(definition, "24"), context)).toMatchObject({
      full_from: "2026-05-20",
    });
    const outcome = outcomeOf(getStep(definition, "24"), context);
    expect(outcome?.code).toBe("converted");
    expect(outcome?.effects).toEqual([
      { do: "become", memberType: "1", from: "full_from", dates: { full_date: "full_from" } },
    ]);
  });

  test("extended by six months: the end, and the standing in the party, move to 2026-11-20", () => {
    const first = {
      ...admitted,
      probation_to: "2026-05-20",
      conversion_result: "extend",
      extension_months: 6,
    };
    const context = contextFor(definition, { values: first, move: "agree" });
    const outcome = outcomeOf(getStep(definition, "24"), context);
    expect(outcome).toMatchObject({ code: "extended", to: "21" });
    const kept = { ...first, ...derivedOf(definition, getStep(definition, "23"), context) };
    expect(kept).toMatchObject({ extension_to: "2026-11-20" });

    const again = Object.fromEntries(
      Object.entries(kept).filter(([code]) => !outcome?.clears.includes(code)),
    );
    const steps = { conversion_approval: done("2026-06-30", { past: ["extended"] }) };
    const second = { values: { ...again, conversion_result: "convert" }, steps };
    expect(derived(definition, "22", second)).toMatchObject({ expiry: "2026-11-20" });
    expect(derived(definition, "24", second)).toMatchObject({ full_from: "2026-11-20" });
  });

  test("a cancelled probation ends membership; refusing goes back to the branch", () => {
    const step = getStep(definition, "24");
    const cancel = contextFor(definition, { values: { conversion_result: "cancel" }, move: "agree" });
    expect(outcomeOf(step, cancel)?.effects).toMatchObject([{ do: "become", memberType: "9" }]);
    expect(outcomeOf(step, contextFor(definition, { move: "refuse" }))).toMatchObject({
      code: "refused",
      to: "23",
      effects: [],
    });
  });

  test("month ends clamp: talk by 2026-02-28, one year from 2024-02-29 by 2025-02-28", () => {
    const talk = contextFor(definition, { values: { application_on: "2026-01-31" } });
    expect(dueOf(definition, getStep(definition, "2"), talk)).toMatchObject({
      day: "2026-02-28",
      clamped: true,
      late: true,
    });
    expect(derived(definition, "17", { values: { admission_on: "2024-02-29" } })).toMatchObject({
      probation_to: "2025-02-28",
    });
  });
});

test("publicity from 2026-12-29 is provisional, since 2027 has no calendar yet", () => {
  const definition = definitionOf("admission", "2026");
  const context = contextFor(definition, { values: { publicity_from: "2026-12-29" } });
  expect(valueOf(context, getField(definition, "publicity_to"))).toBe("2027-01-04");
  expect(context.notes.provisional).toBe(true);
});

describe.each(EDITIONS)("what is typed, %s", (edition) => {
  const definition = definitionOf("admission", edition);
  /** A whole life with two reviews as activist and two in probation. */
  const entries = new Map([
    ["6", 2],
    ["21", 2],
  ]);

  function toType(code: string): number {
    const fields = fieldsOf(definition, getStep(definition, code), contextFor(definition, {})).toType;
    // A day offered as today counts as typed; other offers, such as the contacts for introducers, do not.
    const typed = fields.filter((field) => {
      const { suggest } = getField(definition, field.code);
      return !field.optional && (suggest === undefined || suggest === "today");
    });
    return typed.length * (entries.get(code) ?? 1);
  }

  test("at most 60 fields over the whole life, at most 12 at a step", () => {
    const counts = definition.steps.map(({ code }) => toType(code));
    expect(Math.max(...counts)).toBeLessThanOrEqual(12);
    expect(counts.reduce((sum, count) => sum + count, 0)).toBeLessThanOrEqual(60);
    expect(counts.reduce((sum, count) => sum + count, 0)).toBeGreaterThan(40);
  });

  test("what the person's file holds is known, not typed", () => {
    const step = getStep(definition, "1");
    const { toType: asked, known } = fieldsOf(
      definition,
      step,
      contextFor(definition, { person: { apply_date: "2024-03-01" } }),
    );
    expect(asked).toEqual([]);
    expect(known).toMatchObject([{ value: "2024-03-01", from: "file" }]);
  });
});

describe.each(EDITIONS)("ways through, %s", (edition) => {
  const definition = definitionOf("admission", edition);

  test("42 items become 17: kept, merged, derived, verified as tabled", () => {
    const [typical, streamlined] = definition.archives;
    expect(typical?.items).toHaveLength(42);
    expect(streamlined?.items).toHaveLength(edition === "2026" ? 17 : 16);
    const derive = typical?.items.filter(({ flag }) => flag === "derive").map(({ no }) => Number(no));
    expect(derive).toEqual([2, 7, 9, 10, 14, 21, 26, 32, 35]);
    expect(typical?.items.filter(({ partly }) => partly)).toHaveLength(9);
    expect(typical?.items.filter(({ flag }) => flag === "verify").map(({ no }) => no)).toEqual(["3"]);
    for (const profile of definition.archives) expect(profile.name.en).toContain("(demo)");
  });

  test("what no exception waives: age, political review, two introducers, vote, talk", () => {
    const waived = new Set(definition.variants.flatMap(({ waives }) => waives));
    for (const code of ["G01", "G08", "G09", "G13", "G13-quorum", "G14"]) expect(waived).not.toContain(code);
    for (const { needs } of definition.variants) expect(needs).toContain("authority_document");
  });

  test("every stage has a way out by the person's own will or death", () => {
    for (const { code } of definition.stages) {
      const exits = definition.exits.filter(({ stages }) => stages.includes(code)).map((exit) => exit.code);
      expect(exits).toContain("deceased");
      expect(exits.includes("withdrawn") || exits.includes("probation-cancelled")).toBe(true);
    }
  });
});
