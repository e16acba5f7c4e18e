/** The time of the installation; tests put their own in its place. */
export interface Clock {
  now(): Date;
  /** The business day in Asia/Shanghai, YYYY-MM-DD. */
  today(): string;
}

const DAY = new Intl.DateTimeFormat("sv-SE", { timeZone: "Asia/Shanghai" });

export function openClock(now: () => Date = () => new Date()): Clock {
  return { now, today: () => DAY.format(now()) };
}
