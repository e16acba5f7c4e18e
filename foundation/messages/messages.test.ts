import { expect, test } from "vitest";
import { dayOf, formatDay, formatDaysLeft, formatMoment, formatTime, formatWeekday } from "./format.ts";
import { formatNumber, messages, say, textOf } from "./messages.ts";

const words = messages({
  title: { zh: "组织", en: "Bodies" },
  found: { zh: "找到 {count} 个，第 1 个在{place}", en: "{count} {count|body|bodies}, the first in {place}" },
});

test("a sentence is said in the language of the reader", () => {
  expect(textOf(words, "zh")("title")).toBe("组织");
  expect(textOf(words, "en")("title")).toBe("Bodies");
});

test("numbers stand in sentences with separators, English chooses by number", () => {
  expect(textOf(words, "zh")("found", { count: 1286, place: "望河区" })).toBe(
    "找到 1,286 个，第 1 个在望河区",
  );
  expect(textOf(words, "en")("found", { count: 1, place: "Wanghe" })).toBe("1 body, the first in Wanghe");
  expect(textOf(words, "en")("found", { count: 2, place: "Wanghe" })).toBe("2 bodies, the first in Wanghe");
});

test("a placeholder without a value is a mistake and throws", () => {
  expect(() => say(words.found, "zh", { count: 1 })).toThrow("{place}");
});

test("what is missing does not compile", () => {
  // @ts-expect-error a language is missing
  messages({ a: { zh: "甲" } });
  // @ts-expect-error the placeholders differ
  messages({ a: { zh: "{name} 来了", en: "came" } });
  // @ts-expect-error there is no such key
  expect(() => textOf(words, "zh")("nothing")).toThrow("nothing");
  // @ts-expect-error a value is missing
  expect(() => textOf(words, "zh")("found")).toThrow("{count}");
});

test("numbers have separators and a true minus", () => {
  expect(formatNumber(1_076_214)).toBe("1,076,214");
  expect(formatNumber(-9)).toBe("−9");
  expect(formatNumber(1204, 2)).toBe("1,204.00");
  expect(formatNumber(-0.001, 2)).toBe("0.00");
});

test("a day in a sentence leaves out the reader's own year and keeps parts of dates", () => {
  expect(formatDay("2026-11-23", "zh", "2026-11-01")).toBe("11月23日");
  expect(formatDay("2027-02-23", "zh", "2026-11-23")).toBe("2027年2月23日");
  expect(formatDay("2024-05", "zh", "2024-11-23")).toBe("2024年5月");
  expect(formatDay("2026-11-23", "en", "2026-11-01")).toBe("23 Nov");
  expect(formatDay("1998", "en")).toBe("1998");
  expect(formatWeekday("2026-11-23", "zh")).toBe("星期一");
});

test("what is left is said in words", () => {
  const left = (day: string) => formatDaysLeft(day, "2026-11-23", "zh");
  expect(["2026-11-20", "2026-11-23", "2026-11-24", "2026-11-25", "2026-11-26"].map(left)).toEqual([
    "逾期 3 天",
    "今天",
    "明天",
    "后天",
    "3 天",
  ]);
});

test("an instant is written in city time", () => {
  expect(formatMoment("2026-11-22T16:30:00Z")).toBe("2026-11-23 00:30");
  expect(dayOf(new Date("2026-11-22T15:59:00Z"))).toBe("2026-11-22");
  expect(formatTime("2026-11-22T16:30:00Z")).toBe("00:30");
});
