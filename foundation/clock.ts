/** The time of the installation; tests put their own in its place. */
export interface Clock {
  now(): Date;
  /** The business day in Asia/Shanghai, YYYY-MM-DD. */
  today(): string;
}

const DAY = new Intl.DateTimeFormat("sv-SE", { timeZone: "Asia/Shanghai" });

export function openClock(now: () => Date = () => new Date()): Clock {
  let minute = -1;
  let day = "";
  return {
    now,
    // Asked for by every request; formatting a date is slow, and a day changes on a minute.
    today() {
      const moment = now();
      const at = Math.floor(moment.getTime() / 60_000);
      if (at !== minute) {
        minute = at;
        day = DAY.format(moment);
      }
      return day;
    },
  };
}
