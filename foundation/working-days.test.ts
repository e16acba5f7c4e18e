import { expect, test } from "vitest";
import { WORKING_DAYS } from "#packs/tianjin/procedures/working-days.ts";
import { isWorkingDay, workingDayCalendar, workingDaysAfter } from "./working-days.ts";

const calendar = workingDayCalendar(WORKING_DAYS);

/** Members-and-branches 0.5: five working days, the first day counted. */
test.each([
  ["2026-09-21", "2026-09-28", false],
  ["2026-09-28", "2026-10-09", false],
  ["2026-11-23", "2026-11-27", false],
  ["2026-04-30", "2026-05-09", false],
  ["2026-12-29", "2027-01-04", true],
])("five working days from %s end on %s", (from, day, provisional) => {
  expect(workingDaysAfter(calendar, from, 5, true)).toEqual({ day, provisional });
});

test("without the first day they end later; from a day off it makes no difference", () => {
  expect(workingDaysAfter(calendar, "2026-09-28", 5, false).day).toBe("2026-10-10");
  expect(workingDaysAfter(calendar, "2026-10-01", 1, true).day).toBe("2026-10-08");
  expect(workingDaysAfter(calendar, "2026-10-01", 1, false).day).toBe("2026-10-08");
});

test("make-up days are worked, holidays are not, other years go by the week", () => {
  expect(isWorkingDay(calendar, "2026-10-10")).toBe(true);
  expect(isWorkingDay(calendar, "2026-10-02")).toBe(false);
  expect(isWorkingDay(calendar, "2027-10-01")).toBe(true);
  expect(isWorkingDay(calendar, "2027-10-02")).toBe(false);
});

test("what cannot be counted is refused", () => {
  expect(() => workingDaysAfter(calendar, "2026-02-30", 5, true)).toThrow(RangeError);
  expect(() => workingDaysAfter(calendar, "2026-02-20", 0, true)).toThrow(RangeError);
});
