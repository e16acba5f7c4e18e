import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { EPOCH, firstIdAt, makeId } from "./ids.ts";

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"] });
});
afterEach(() => {
  vi.useRealTimers();
});

test("ids never repeat and always grow, also when the clock stands or steps back an hour", () => {
  const now = Date.now();
  const ids: bigint[] = [];
  for (const at of [now, now + 5, now - 3_600_000, now + 6]) {
    vi.setSystemTime(at);
    for (let turn = 0; turn < 10_000; turn += 1) ids.push(BigInt(makeId()));
  }
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.every((id, index) => index === 0 || id > (ids[index - 1] ?? id))).toBe(true);
});

test("an id is a positive 63-bit number as decimal text, and begins with its millisecond", () => {
  vi.setSystemTime(new Date("2030-01-01T00:00:00Z"));
  const id = makeId();
  expect(id).toMatch(/^[1-9]\d*$/);
  expect(BigInt(id) < 2n ** 63n).toBe(true);
  expect(Number(BigInt(id) >> 22n) + EPOCH).toBe(Date.parse("2030-01-01T00:00:00Z"));
});

test("the first id of a moment lies below all that are made from then on", () => {
  const moment = new Date("2031-01-01T00:00:00Z");
  vi.setSystemTime(moment);
  expect(BigInt(firstIdAt(moment)) <= BigInt(makeId())).toBe(true);
  expect(BigInt(firstIdAt(new Date(moment.getTime() + 1))) > BigInt(makeId())).toBe(true);
});
