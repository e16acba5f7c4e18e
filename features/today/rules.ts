import { addDays } from "#foundation/calendar.ts";
import { AHEAD_DAYS } from "#foundation/due.ts";
import type { Due } from "./contract.ts";

/** A screen of 768 px shows twelve; more than a page of them is no list for one day. */
const MOST_SHOWN = 60;

/** Sorts dues by date, those without a date last, and parts what is near from what is later. */
export function arrange(dues: readonly Due[], today: string): { near: Due[]; later: Due[] } {
  const limit = addDays(today, AHEAD_DAYS);
  const sorted = dues.toSorted(
    (a, b) => (a.day ?? "9999").localeCompare(b.day ?? "9999") || a.key.localeCompare(b.key),
  );
  return {
    near: sorted.filter((due) => due.day === null || due.day <= limit).slice(0, MOST_SHOWN),
    later: sorted.filter((due) => due.day !== null && due.day > limit),
  };
}
