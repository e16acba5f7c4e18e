import { expect, test } from "vitest";
import { openClock } from "./clock.ts";

test("the business day changes at midnight in Shanghai, whatever the machine's zone", () => {
  let now = new Date("2026-11-24T15:59:59.999Z");
  const clock = openClock(() => now);
  expect(clock.today()).toBe("2026-11-24");
  now = new Date("2026-11-24T16:00:00Z");
  expect(clock.today()).toBe("2026-11-25");
  now = new Date("2026-11-24T15:59:00Z");
  expect(clock.today()).toBe("2026-11-24");
});

test("summer time of 1986 to 1991 counts as the zone did", () => {
  expect(openClock(() => new Date("1988-07-01T15:30:00Z")).today()).toBe("1988-07-02");
});
