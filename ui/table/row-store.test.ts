import { expect, test, vi } from "vitest";
import { KeysetRows } from "./keyset-rows.ts";
import { RangeRows } from "./range-rows.ts";

const numbers = (from: number, count: number) => Array.from({ length: count }, (_, step) => from + step);

test("keyset rows are read page after page as the window nears the end, each page once", async () => {
  const asked: (string | undefined)[] = [];
  const rows = new KeysetRows<number>(async (after) => {
    asked.push(after);
    const from = Number(after ?? 0);
    return { rows: numbers(from, 50), next: from + 50 < 150 ? String(from + 50) : null };
  });
  for (let round = 0; round < 5; round++) {
    rows.want(0, 150);
    rows.want(0, 150);
    await Promise.resolve();
    await Promise.resolve();
  }
  expect(asked).toEqual([undefined, "50", "100"]);
  expect([rows.complete(), rows.count(), rows.total(), rows.rowAt(149)]).toEqual([true, 150, 150, 149]);
});

test("a failed page is told, asked again on wish only, and nothing read is lost", async () => {
  let broken = true;
  let asked = 0;
  const rows = new KeysetRows<number>(async (after) => {
    asked += 1;
    if (after !== undefined && broken) throw new Error("gone");
    return { rows: numbers(0, 50), next: after === undefined ? "50" : null };
  });
  rows.want(0, 20);
  await vi.waitFor(() => expect(rows.rowAt(49)).toBe(49));
  rows.want(0, 50);
  await vi.waitFor(() => expect(rows.failure()).toBeInstanceOf(Error));
  rows.want(0, 50);
  expect(asked).toBe(2);
  broken = false;
  rows.again();
  await vi.waitFor(() => expect(rows.complete()).toBe(true));
  expect(rows.rowAt(0)).toBe(0);
});

test("a jump to the millionth row reads its block only, and few blocks are held", async () => {
  const asked: number[] = [];
  const rows = new RangeRows<number>(async (from, count) => {
    asked.push(from);
    return { rows: numbers(from, count), total: 1_076_000 };
  });
  vi.useFakeTimers();
  async function look(from: number) {
    rows.want(from, from + 20);
    await vi.advanceTimersByTimeAsync(100);
  }
  await look(0);
  expect(rows.total()).toBe(1_076_000);
  await look(1_000_000);
  expect(rows.rowAt(1_000_019)).toBe(1_000_019);
  expect(asked).toEqual([0, 1_000_000]);
  for (let block = 1; block <= 60; block++) await look(block * 100);
  expect(rows.rowAt(6000)).toBe(6000);
  expect(rows.rowAt(1_000_019)).toBeUndefined();
  vi.useRealTimers();
});

test("what left the view before it was read is broken off", async () => {
  const stopped: number[] = [];
  const rows = new RangeRows<number>(
    (from, count, signal) =>
      new Promise((resolve, reject) => {
        if (from === 0) resolve({ rows: numbers(0, count), total: 5000 });
        signal.addEventListener("abort", () => (stopped.push(from), reject(signal.reason)));
      }),
  );
  rows.want(0, 20);
  await vi.waitFor(() => expect(rows.total()).toBe(5000));
  rows.want(2000, 2020);
  await new Promise((resolve) => setTimeout(resolve, 120));
  rows.want(4000, 4020);
  await vi.waitFor(() => expect(stopped).toEqual([2000]));
});
