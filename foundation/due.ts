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
