import type { Day } from "#foundation/messages/format.ts";

/** Ink of a bar; the legend says what each stands for. */
export type TimelineInk = "idle" | "c1" | "c2" | "c3" | "c4";

export interface Period {
  key: string;
  label: string;
  /** A date or a part of one. */
  from: Day;
  /** undefined: still going on. */
  to?: Day | undefined;
  ink: TimelineInk;
}

export interface TimelineProps {
  label: string;
  lanes: readonly { key: string; label: string; periods: readonly Period[] }[];
  legend: readonly { ink: TimelineInk; label: string }[];
  today: Day;
  /** Opens the dates and the decision of a period. */
  onOpen?: ((period: Period) => void) | undefined;
}
