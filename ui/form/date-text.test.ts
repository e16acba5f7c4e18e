import { expect, test } from "vitest";
import { isBefore, readDate } from "./date-text.ts";
import { readNumber } from "./number-text.ts";

test("a date is read however people write it", () => {
  for (const text of [
    "2026-11-23",
    "2026/11/23",
    "2026.11.23",
    "20261123",
    "2026年11月23日",
    "２０２６－１１－２３",
    "２０２６年１１月２３日",
    " 2026-11-23 00:00:00",
    "2026 - 11 - 23",
  ])
    expect([text, readDate(text, "day")]).toEqual([text, { kind: "date", value: "2026-11-23" }]);
  expect(readDate("2026-1-5", "day")).toEqual({ kind: "date", value: "2026-01-05" });
});

test("a part of a date is kept as a part, where parts are allowed", () => {
  expect(readDate("1998", "year")).toEqual({ kind: "date", value: "1998" });
  expect(readDate("1998年7月", "year")).toEqual({ kind: "date", value: "1998-07" });
  expect(readDate("199807", "month")).toEqual({ kind: "date", value: "1998-07" });
  expect(readDate("1998", "month")).toEqual({ kind: "too_short" });
  expect(readDate("1998-07", "day")).toEqual({ kind: "too_short" });
});

test("days that do not exist are refused, leap days kept", () => {
  expect(readDate("1989-13-04", "day")).toEqual({ kind: "no_such_day" });
  expect(readDate("2026-02-29", "day")).toEqual({ kind: "no_such_day" });
  expect(readDate("2024-02-29", "day")).toEqual({ kind: "date", value: "2024-02-29" });
  expect(readDate("昨天", "day")).toEqual({ kind: "unreadable" });
  expect(readDate("", "day")).toEqual({ kind: "empty" });
});

test("parts are compared as far as both go", () => {
  expect(isBefore("1998", "1998-07-01")).toBe(false);
  expect(isBefore("1997", "1998-07-01")).toBe(true);
});

test("a number is read with full-width digits and separators, and nothing else", () => {
  expect(readNumber("１，２８６", 0)).toEqual({ kind: "number", value: 1286 });
  expect(readNumber("12.5", 2)).toEqual({ kind: "number", value: 12.5 });
  expect(readNumber("12.5", 0)).toEqual({ kind: "not_whole" });
  expect(readNumber("1.2.5", 2)).toEqual({ kind: "not_a_number" });
  expect(readNumber("12,86", 0)).toEqual({ kind: "not_a_number" });
});
