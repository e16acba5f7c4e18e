import { describe, expect, test } from "vitest";
import { fits, monthEndUpTo, readGrouping, readWhere, writeGrouping, writeWhere } from "../question.rules.ts";

describe("a grouping", () => {
  test.each([
    "sex",
    "occupation.first.1",
    "join_date.year",
    "birth_date.age",
    "birth_date.age.0.18.36",
    "typed.bands.0.10.20",
    "body",
    "body.branches",
  ])("%s is written as it was read", (text) => {
    const read = readGrouping(text);
    expect(read).toBeDefined();
    expect(read && writeGrouping(read)).toBe(text);
  });

  test.each([
    "",
    ".year",
    "sex.",
    "sex.rhyme",
    "occupation.first",
    "occupation.first.0",
    "typed.bands",
    "typed.bands.5.5",
  ])("%j is none", (text) => expect(readGrouping(text)).toBeUndefined());

  test("must suit the item", () => {
    const fact = {
      dimensions: { sex: { type: "text" }, born: { type: "date" }, typed: { type: "integer" } },
      measures: {},
    } as const;
    const suits = (text: string) => fits(fact, readGrouping(text) as never);
    expect(["sex", "born.year", "born.age", "typed.bands.0", "sex.first.1", "body"].every(suits)).toBe(true);
    expect(["sex.year", "typed.age", "born.bands.0", "born.first.1", "toString", "shoe"].some(suits)).toBe(
      false,
    );
  });
});

test("conditions are written as they were read, the first unreadable one is named", () => {
  const text = "sex:1;education:1,-;join_date:2020..2024-06;birth_date:..1960";
  expect(writeWhere(readWhere(text).conditions)).toBe(text);
  expect(readWhere("sex:1;rubbish;education:").unreadable).toBe("rubbish");
  expect(readWhere("born:..").unreadable).toBe("born:..");
});

test.each([
  ["2026-11-23", "2026-10-31"],
  ["2026-01-01", "2025-12-31"],
  ["2024-02-29", "2024-02-29"],
  ["2024-03-30", "2024-02-29"],
])("the last end of a month up to %s is %s", (day, end) => expect(monthEndUpTo(day)).toBe(end));
