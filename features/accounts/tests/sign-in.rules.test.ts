import fc from "fast-check";
import { expect, test } from "vitest";
import { addressGroup, failuresNow, secondsToWait, type WrongTries } from "../brute-force.rules.ts";
import { isWeakPassword, writeOneTimePassword } from "../password.rules.ts";

const start = new Date("2026-11-23T08:00:00+08:00");
const after = (seconds: number) => new Date(start.getTime() + seconds * 1000);
const tries = (kind: WrongTries["kind"], failures: number): WrongTries => ({
  kind,
  failures,
  failedAt: start,
});

test("waits grow with the failures", () => {
  const waits = Array.from({ length: 12 }, (_, failures) => secondsToWait(tries("name", failures), start));
  expect(waits).toEqual([0, 0, 0, 0, 0, 2, 4, 8, 16, 32, 900, 1800]);
  expect(secondsToWait(tries("address", 40), start)).toBe(900);
  expect(secondsToWait(tries("name", 99), start)).toBe(8 * 3600);
});

test("a name sees at most twenty tries a day, however many addresses they come from", () => {
  let state: WrongTries = { kind: "name", failures: 0, failedAt: after(-100_000) };
  let answered = 0;
  for (let second = 0; second < 86_400; second += 1) {
    const now = after(second);
    if (secondsToWait(state, now) > 0) continue;
    answered += 1;
    state = { kind: "name", failures: failuresNow(state, now) + 1, failedAt: now };
  }
  expect(answered).toBeLessThanOrEqual(20);
});

test("a clock that steps back neither frees nor locks for longer", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 0, max: 100_000 }), (failures, back) => {
      const now = secondsToWait(tries("name", failures), start);
      expect(secondsToWait(tries("name", failures), after(-back))).toBe(now);
    }),
  );
});

test("failures are forgotten: by a name after a day, by an address after an hour", () => {
  expect(failuresNow(tries("name", 9), after(86_399))).toBe(9);
  expect(failuresNow(tries("name", 9), after(86_400))).toBe(0);
  expect(failuresNow(tries("address", 9), after(3600))).toBe(0);
});

test("addresses of one customer count as one", () => {
  expect(addressGroup("203.0.113.9")).toBe("203.0.113.9");
  expect(addressGroup("::ffff:203.0.113.9")).toBe("203.0.113.9");
  expect(addressGroup("2001:db8:1:2:aaaa::1")).toBe("2001:db8:1:2");
  expect(addressGroup("2001:DB8:1:2::5")).toBe("2001:db8:1:2");
  expect(addressGroup("2001:db8::1")).toBe("2001:db8:0:0");
  expect(addressGroup("::1")).toBe("0:0:0:0");
  expect(addressGroup("fe80::1%eth0")).toBe("fe80:0:0:0");
});

test("passwords that are guessed first are weak", () => {
  for (const weak of [
    "1234567890",
    "aaaaaaaaaaaa",
    "abcdefghij",
    "qwertyuiop",
    "password123",
    "wenruyan123",
    "Zugong123456",
    "9876543210",
    "ababababab",
  ])
    expect(isWeakPassword(weak, "wenruyan"), weak).toBe(true);
  for (const strong of [
    "长亭里的柳树今年又发芽了",
    "correct horse battery",
    "t7Kd-92mq-Lx4z",
    "wenruyan-t7Kd92mq",
  ])
    expect(isWeakPassword(strong, "wenruyan"), strong).toBe(false);
});

test("one-time passwords are four groups that nobody misreads, and pass for strong", () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 16, maxLength: 32 }), (bytes) => {
      const password = writeOneTimePassword(bytes);
      expect(password).toMatch(/^([a-hjkmnp-z2-9]{4}-){3}[a-hjkmnp-z2-9]{4}$/);
    }),
  );
});
