import { toHalfWidth } from "#ui/form/number-text.ts";

/** How much of a date must be known. */
export type DatePrecision = "day" | "month" | "year";

/** What a date field makes of typed or pasted text. */
export type DateReading =
  | { kind: "empty" }
  /** `2026-11-23`, or a part of it where parts are allowed. */
  | { kind: "date"; value: string }
  | { kind: "unreadable" }
  | { kind: "no_such_day" }
  | { kind: "too_short" };

const MONTHS_IN_YEAR = 12;
const WRITTEN = /^(\d{4})(?:[-/.年](\d{1,2})(?:[-/.月](\d{1,2})日?)?)?[年月]?$/;
const TOGETHER = /^(\d{4})(\d{2})?(\d{2})?$/;
const LENGTH: Record<DatePrecision, number> = { year: 1, month: 2, day: 3 };

/**
 * Reads a date as people type and paste it: 2026-11-23, 2026/11/23, 2026.11.23, 20261123, 2026年11月23日, also
 * in full-width digits and with a time behind it, as tables give it.
 * @param least what must be known at least; "year" allows 2026 and 2026-11 too
 */
export function readDate(text: string, least: DatePrecision): DateReading {
  const plain = withoutTime(toHalfWidth(text).trim()).replaceAll(/\s/g, "");
  if (plain === "") return { kind: "empty" };
  const found = TOGETHER.exec(plain) ?? WRITTEN.exec(plain);
  if (found === null) return { kind: "unreadable" };
  const parts = found
    .slice(1)
    .filter((part) => part !== undefined)
    .map(Number);
  if (!isOnCalendar(parts)) return { kind: "no_such_day" };
  if (parts.length < LENGTH[least]) return { kind: "too_short" };
  return { kind: "date", value: parts.map((part, place) => pad(part, place === 0 ? 4 : 2)).join("-") };
}

function isOnCalendar([year = 0, month = 1, day = 1]: readonly number[]): boolean {
  return month >= 1 && month <= MONTHS_IN_YEAR && day >= 1 && day <= daysIn(year, month);
}

/** Whether a date lies before another; of parts only what both state is compared. */
export function isBefore(date: string, other: string): boolean {
  const length = Math.min(date.length, other.length);
  return date.slice(0, length) < other.slice(0, length);
}

function withoutTime(text: string): string {
  return text.replace(/[T\s]+\d{1,2}:\d{2}.*$/, "");
}

function daysIn(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

function pad(value: number, length: number): string {
  return String(value).padStart(length, "0");
}
