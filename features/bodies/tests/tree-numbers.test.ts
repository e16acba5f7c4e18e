import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { firstFree, growth, siblingsToShift } from "../tree-numbers.rules.ts";

describe("numbers of the tree", () => {
  const LEAF = 2 ** 16;

  test("siblings step aside up to the first gap that is large enough", () => {
    const range = (from: number, to: number) => ({ lo: from * LEAF, hi: to * LEAF - 1 });
    const body = range(1, 2);
    const right = [range(2, 3), range(3, 4), range(9, 10)];
    expect(siblingsToShift(body, right, 20 * LEAF - 1, 4 * LEAF)).toEqual(right.slice(0, 2));
    expect(siblingsToShift(body, right, 20 * LEAF - 1, 6 * LEAF)).toEqual(right);
    expect(siblingsToShift(body, right, 12 * LEAF - 1, 6 * LEAF)).toBeUndefined();
    expect(siblingsToShift(body, [], 2 * LEAF - 1, LEAF)).toBeUndefined();
  });

  test("whoever steps aside stays apart, in order and inside", () => {
    const widths = fc.array(fc.tuple(fc.nat(5), fc.integer({ min: 1, max: 5 })), { maxLength: 12 });
    fc.assert(
      fc.property(widths, fc.nat(30), fc.integer({ min: 1, max: 20 }), (list, slack, need) => {
        let at = 10;
        const right = list.map(([gap, width]) => {
          const lo = at + gap;
          at = lo + width;
          return { lo, hi: at - 1 };
        });
        const end = at - 1 + slack;
        const aside = siblingsToShift({ lo: 5, hi: 9 }, right, end, need);
        if (aside === undefined) return;
        const after = right.map((one) =>
          aside.includes(one) ? { lo: one.lo + need, hi: one.hi + need } : one,
        );
        const all = [{ lo: 5, hi: 9 + need }, ...after];
        for (const [index, one] of all.entries()) {
          expect(one.lo).toBeGreaterThan(all[index - 1]?.hi ?? 0);
          expect(one.hi).toBeLessThanOrEqual(end);
        }
      }),
    );
  });

  test("a body finds room behind its last child and grows by a quarter", () => {
    expect(firstFree({ lo: 100, hi: 10 ** 9 }, null)).toBe(100 + LEAF);
    expect(firstFree({ lo: 0, hi: 10 ** 9 }, 5 * LEAF - 1)).toBe(5 * LEAF);
    expect(growth({ lo: 0, hi: 80 * LEAF - 1 }, LEAF)).toBe(20 * LEAF);
    expect(growth({ lo: 0, hi: LEAF - 1 }, 9 * LEAF)).toBe(9 * LEAF);
  });
});
