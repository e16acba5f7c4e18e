import { addDays } from "./calendar.ts";
import type { Words } from "./endpoint.ts";

/** Something due, as a feature publishes it for the page Today. */
export interface PublishedDue {
  key: string;
  /** Last day, YYYY-MM-DD; null when there is none. */
  day: string | null;
  what: Words;
  /** Reason, with its article and edition. */
  why: Words;
  /** The verb on the button. */
  action: Words;
  /** The page where it is done. */
  to: string;
  /** Whose data it names; kept for the audit, not for the page. */
  personId?: string;
}

/** What falls due within so many days stands on Today; the rest is counted. */
export const AHEAD_DAYS = 7;

/**
 * The day of a matter that must be seen from the beginning, such as a decision that others wait for: with a day that is
 * far off it would only be counted, so until then it has none.
 */
export function dayWhenNear(day: string, today: string): string | null {
  return day <= addDays(today, AHEAD_DAYS) ? day : null;
}
