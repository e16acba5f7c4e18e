import fc from "fast-check";
import { expect, test } from "vitest";
import {
  addDays,
  addMonths,
  ageOn,
  compareDates,
  daysBetween,
  earliestDay,
  isDay,
  isPartialDate,
  latestDay,
  monthsAfter,
  monthsBetween,
} from "./calendar.ts";

const day = fc
  .date({ min: new Date("1900-01-01"), max: new Date("2100-12-31"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

test.each([
  ["2026-01-31", 1, "2026-02-28", true],
  ["2024-02-29", 12, "2025-02-28", true],
  ["2024-02-29", 48, "2028-02-29", false],
  ["2026-03-31", -1, "2026-02-28", true],
  ["2026-11-25", 2, "2027-01-25", false],
  ["2026-01-15", -13, "2024-12-15", false],
  ["2026-08-31", 6, "2027-02-28", true],
])("%s and %i months is %s", (from, months, to, clamped) => {
  expect(monthsAfter(from, months)).toEqual({ day: to, clamped });
});

test("months there and back never come out later, and whole months count back to the same number", () => {
  fc.assert(
    fc.property(day, fc.integer({ min: -600, max: 600 }), (from, months) => {
      const to = addMonths(from, months);
      expect(isDay(to)).toBe(true);
      expect(addMonths(to, -months) <= from).toBe(true);
      expect(monthsBetween(from, to)).toBe(months);
    }),
  );
});

test("the day before a month is full does not count as the month", () => {
  expect(monthsBetween("2026-05-11", "2026-06-10")).toBe(0);
  expect(monthsBetween("2026-05-11", "2026-06-11")).toBe(1);
  expect(monthsBetween("2026-01-31", "2026-02-28")).toBe(1);
  expect(monthsBetween("2026-05-11", "2026-05-10")).toBe(-1);
});

test("days are counted and added across months, leap days and years", () => {
  expect(daysBetween("2024-02-28", "2024-03-01")).toBe(2);
  expect(daysBetween("2026-03-01", "2026-02-28")).toBe(-1);
  fc.assert(
    fc.property(day, fc.integer({ min: -40_000, max: 40_000 }), (from, days) => {
      expect(daysBetween(from, addDays(from, days))).toBe(days);
    }),
  );
});

test.each([
  ["2026-02-30", false],
  ["2026-13", false],
  ["2026-00", false],
  ["0000", false],
  ["2026-1-1", false],
  ["2026-02-29", false],
  ["2024-02-29", true],
  ["1900-02-29", false],
  ["2000-02-29", true],
  ["1998-07", true],
  ["1998", true],
  ["2026-11-25T00:00", false],
])("%s is a date: %s", (text, is) => {
  expect(isPartialDate(text)).toBe(is);
});

test("only three known parts make a day", () => {
  expect(["1998", "1998-07", "1998-07-01"].map(isDay)).toEqual([false, false, true]);
  expect(() => addMonths("1998-07", 1)).toThrow("1998-07 is not a day");
  expect(() => addDays("2026-02-30", 1)).toThrow("not a day");
});

test("a partial date stands for all its days", () => {
  expect(["1998", "1998-02", "1998-02-03"].map(earliestDay)).toEqual([
    "1998-01-01",
    "1998-02-01",
    "1998-02-03",
  ]);
  expect(["1998", "1998-02", "2024-02", "1998-02-03"].map(latestDay)).toEqual([
    "1998-12-31",
    "1998-02-28",
    "2024-02-29",
    "1998-02-03",
  ]);
});

test("dates are compared as far as both are known", () => {
  expect(compareDates("1998", "1998-07")).toBe(0);
  expect(compareDates("1998-06-30", "1998-07")).toBeLessThan(0);
  expect(compareDates("1999", "1998-12-31")).toBeGreaterThan(0);
  expect(compareDates("1998-07-02", "1998-07-02")).toBe(0);
});

test("age is full years; what is not known of a birth date widens it", () => {
  expect(ageOn("2008-11-25", "2026-11-24")).toEqual({ least: 17, most: 17 });
  expect(ageOn("2008-11-25", "2026-11-25")).toEqual({ least: 18, most: 18 });
  expect(ageOn("2008-11", "2026-11-25")).toEqual({ least: 17, most: 18 });
  expect(ageOn("2008", "2026-11-25")).toEqual({ least: 17, most: 18 });
  expect(ageOn("2008-02-29", "2026-02-28")).toEqual({ least: 18, most: 18 });
  expect(ageOn("2026-12-01", "2026-11-25")).toEqual({ least: -1, most: -1 });
});
