import { expect, test } from "vitest";
import { contextFor, definitionOf } from "#tests/kit/procedures.ts";
import { evaluateIn, valueOf } from "./context.rules.ts";
import { compileFeel } from "./feel.rules.ts";
import { countFields, derivedOf, fieldsOf, getField } from "./fields.rules.ts";
import { dueOf, getStep, judgeStep, mayGoOn, outcomeOf } from "./judge.rules.ts";

const definition = definitionOf("admission", "2026");

test.each([
  ["talk_on > application_on", null],
  ["talk_on = null", true],
  ["talk_on != null and talk_on > application_on", false],
  ["application_on = null or talk_on > application_on", true],
  ["talk.done", false],
  ["talk.date = null", true],
  ["talk.entries", 0],
  ["count(contacts)", null],
  ["variant = null", true],
  ["age on(person.birth_date, today)", null],
  ["full months(talk_on, today)", null],
  ["approver.kind", "6"],
  ["roll.voters", 16],
])("%s without data is %s", (expression, value) => {
  expect(evaluateIn(contextFor(definition, {}), expression)).toBe(value);
});

test.each([
  ["age on(person.birth_date, today)", "1998-07", 28],
  ["age on(person.birth_date, today)", "1998-11-24", 28],
  ["age on(person.birth_date, today)", "1998-11-25", 27],
  ["age on(person.birth_date, today)", "1998", 27],
])("%s of somebody born %s is %i, the least it may be", (expression, birth_date, age) => {
  expect(evaluateIn(contextFor(definition, { person: { birth_date } }), expression)).toBe(age);
});

test("an expression is parsed once; what is no FEEL is told", () => {
  expect(compileFeel("roll.voters > 3")).toBe(compileFeel("roll.voters > 3"));
  expect(() => compileFeel("roll.voters >")).toThrow("no FEEL");
  expect(() => compileFeel("roll.voters > 3) + (1")).toThrow("no FEEL");
});

test("a value goes before the file, the file before what is derived; what was kept does not drift", () => {
  const field = getField(definition, "application_on");
  const person = { apply_date: "2024-01-02" };
  expect(valueOf(contextFor(definition, { person }), field)).toBe("2024-01-02");
  expect(valueOf(contextFor(definition, { person, values: { application_on: "2024-01-03" } }), field)).toBe(
    "2024-01-03",
  );

  const step = getStep(definition, "15");
  const before = derivedOf(definition, step, contextFor(definition, {}));
  expect(before).toMatchObject({ admission_should: 16 });
  const later = { values: before, roll: { voters: 40, full: 40, members: 40 } };
  expect(valueOf(contextFor(definition, later), getField(definition, "admission_should"))).toBe(16);
});

test("an offer that is taken as it stands was not typed; what is held is never asked", () => {
  const fields = fieldsOf(
    definition,
    getStep(definition, "9"),
    contextFor(definition, { values: { contacts: ["f1", "f2"] } }),
  );
  expect(fields.toType.map(({ code, suggested }) => [code, suggested])).toEqual([
    ["introducers_on", "2026-11-24"],
    ["introducers", ["f1", "f2"]],
  ]);
  expect(countFields(fields, { introducers_on: "2026-11-24", introducers: ["f1", "f2"] })).toEqual({
    typed: 0,
    derived: 2,
    twice: 0,
  });
  expect(countFields(fields, { introducers_on: "2026-11-20", introducers: ["f1", "f3"] })).toEqual({
    typed: 2,
    derived: 0,
    twice: 0,
  });
  const held = fieldsOf(
    definition,
    getStep(definition, "1"),
    contextFor(definition, { person: { apply_date: "2024-01-02" } }),
  );
  expect(countFields(held, { application_on: "2024-01-02" })).toEqual({ typed: 0, derived: 1, twice: 1 });
});

test("fields that a choice opens are asked with it", () => {
  const step = getStep(definition, "23");
  const codes = (conversion_result: string | null) =>
    fieldsOf(definition, step, contextFor(definition, { values: { conversion_result } })).toType.map(
      ({ code }) => code,
    );
  expect(codes("extend")).toContain("extension_months");
  expect(codes("convert")).not.toContain("extension_months");
  expect(codes(null)).not.toContain("extension_months");
});

test("the arithmetic stands in the words of a check, its article with its edition", () => {
  const values = { admission_present: 9, admission_for: 8, admission_against: 1 };
  const checks = judgeStep(definition, getStep(definition, "15"), contextFor(definition, { values }));
  const quorum = checks.find(({ code }) => code === "G13-quorum");
  expect(quorum?.text.zh).toBe("实到 9 人，超过应到 16 人的一半，可以开会");
  expect(quorum?.basis.short.zh).toBe("细则 2026 版第十九条");
  expect(quorum?.basis.full.zh).toBe("《中国共产党发展党员工作细则》（2026 年修订）第十九条");
  expect(checks.find(({ code }) => code === "G13")?.text.en).toBe("8 of 16 due in favour: not adopted");
  const older = definitionOf("admission", "2014");
  const then = judgeStep(older, getStep(older, "15"), contextFor(older, { values }));
  expect(then.find(({ code }) => code === "G13-quorum")?.basis.full.zh).toBe(
    "《中国共产党发展党员工作细则》（2014 年印发）第二十条",
  );
});

test("stop and what is not known of a rule that stops bar the way on; a warning asks for a reason", () => {
  const step = getStep(definition, "2");
  const given = (talk_on: string | null, application_on: string) =>
    mayGoOn(
      step,
      judgeStep(definition, step, contextFor(definition, { values: { talk_on, application_on } })),
    );
  expect(given("2026-02-20", "2026-02-01")).toEqual({ may: true, needsReason: false, needsApproval: false });
  expect(given("2026-04-20", "2026-02-01")).toEqual({ may: true, needsReason: true, needsApproval: false });
  expect(given("2026-01-20", "2026-02-01").may).toBe(false);
  expect(given(null, "2026-02-01").may).toBe(false);
});

test("where a step leads is not known while its choice is not made; the move decides the rest", () => {
  const publicity = getStep(definition, "7a");
  expect(outcomeOf(publicity, contextFor(definition, {}))).toBeNull();
  expect(
    outcomeOf(publicity, contextFor(definition, { values: { publicity_result: "affects" } })),
  ).toMatchObject({ to: "6" });
  const consent = getStep(definition, "8");
  expect(outcomeOf(consent, contextFor(definition, {}))?.code).toBe("listed");
  expect(outcomeOf(consent, contextFor(definition, { move: "refuse" }))?.code).toBe("refused");
});

test("a due says from what it counts and by when; without its beginning there is none", () => {
  const step = getStep(definition, "2");
  expect(dueOf(definition, step, contextFor(definition, {}))).toBeNull();
  const due = dueOf(definition, step, contextFor(definition, { values: { application_on: "2026-11-20" } }));
  expect(due).toMatchObject({ day: "2026-12-20", late: false, provisional: false, clamped: false });
  expect(due?.why).toEqual({
    zh: "自收到入党申请书（2026-11-20）起 1 个月内，最迟 2026-12-20",
    en: "Within 1 month of receipt of the application (2026-11-20), at the latest 2026-12-20",
  });
});
