import { expect, test } from "vitest";
import { calibrate, fitTable } from "./calibrate.ts";
import { addYears, dayOf, firstDayOf, textOf, yearOf } from "./calendar.ts";
import { checkCharacter, maskIdentityNumber, maskPhone } from "./identity-number.ts";
import { LEAF_WIDTH, LEAST_SLACK, type Numbered, numberTree } from "./intervals.ts";
import { Random } from "./random.ts";
import { shareOut } from "./share-out.ts";
import { Choice, Weighted } from "./weighted.ts";

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

test("the same seed and stream give the same draws, another stream gives others", () => {
  const draws = (seed: number, stream: number) => {
    const random = new Random(seed, stream);
    return Array.from({ length: 50 }, () => random.below(1000));
  };
  expect(draws(7, 3)).toEqual(draws(7, 3));
  expect(draws(7, 3)).not.toEqual(draws(7, 4));
  expect(draws(7, 3)).not.toEqual(draws(8, 3));
});

test("draws fill their range evenly", () => {
  const random = new Random(1);
  const counts = Array.from({ length: 10 }, () => 0);
  for (let index = 0; index < 100_000; index += 1)
    counts[random.below(10)] = (counts[random.below(10)] ?? 0) + 1;
  for (const count of counts) expect(Math.abs(count - 10_000)).toBeLessThan(600);
});

test("weights are met, also by weights of zero", () => {
  const random = new Random(5);
  const weighted = new Weighted([0, 1, 3, 0, 6]);
  const counts = [0, 0, 0, 0, 0];
  for (let index = 0; index < 100_000; index += 1) {
    const drawn = weighted.draw(random);
    counts[drawn] = (counts[drawn] ?? 0) + 1;
  }
  expect(counts[0]).toBe(0);
  expect(counts[3]).toBe(0);
  expect((counts[4] ?? 0) / 100_000).toBeCloseTo(0.6, 1);
  expect((counts[1] ?? 0) / 100_000).toBeCloseTo(0.1, 1);
  expect(new Choice([["only", 1]]).draw(random)).toBe("only");
  expect(() => new Weighted([0, 0])).toThrow(RangeError);
});

test("a whole number is shared out to the last one", () => {
  expect(shareOut(10, [1, 1, 1])).toEqual([4, 3, 3]);
  expect(sum(shareOut(1_076_000, [0.27, 0.0187, 0.7113]))).toBe(1_076_000);
  expect(shareOut(10, [5, 5], [2, 20])).toEqual([2, 8]);
  expect(shareOut(0, [0, 0])).toEqual([0, 0]);
  expect(() => shareOut(5, [1, 1], [2, 2])).toThrow("1 of 5 found no place");
});

test("calibration meets the shares and keeps who is likelier than whom", () => {
  const cells = [
    { weight: 3, seeds: [5, 1] },
    { weight: 7, seeds: [1, 1] },
  ];
  const [first, second] = calibrate(cells, [0.3, 0.7]) as [number[], number[]];
  expect(0.3 * (first[0] as number) + 0.7 * (second[0] as number)).toBeCloseTo(0.3, 6);
  expect(first[0]).toBeGreaterThan(second[0] as number);
  const table = fitTable(
    [
      [1, 1],
      [1, 0],
    ],
    [60, 40],
    [70, 30],
  );
  expect(sum(table.map((row) => row[1] as number))).toBeCloseTo(30, 4);
  expect(table[1]?.[1]).toBe(0);
});

test("check characters agree with the examples of GB 11643-1999 in the domain file", () => {
  expect(checkCharacter("12010118500101001")).toBe("X");
  expect(checkCharacter("12011118500615002")).toBe("2");
  expect(checkCharacter("12011718501231006")).toBe("X");
});

test("masks show the first six and last four, or the last three", () => {
  expect(maskIdentityNumber("18010119750318001X")).toBe("180101********001X");
  expect(maskPhone("022-01234567")).toBe("022-0****567");
});

test("days and years", () => {
  expect(textOf(dayOf("2026-11-25"))).toBe("2026-11-25");
  expect(yearOf(dayOf("1999-12-31"))).toBe(1999);
  expect(textOf(firstDayOf(1978))).toBe("1978-01-01");
  expect(textOf(addYears(dayOf("2024-02-29"), 1))).toBe("2025-02-28");
  expect(textOf(addYears(dayOf("2024-02-29"), 4))).toBe("2028-02-29");
  expect(textOf(addYears(dayOf("2023-12-31"), 1))).toBe("2024-12-31");
  expect(textOf(addYears(dayOf("2024-03-01"), -1))).toBe("2023-03-01");
  expect(textOf(addYears(dayOf("2021-03-20"), 5))).toBe("2026-03-20");
  expect(() => dayOf("2026-02-30")).toThrow(RangeError);
});

interface Node extends Numbered<Node> {
  children: Node[];
}

test("numbers of a tree are nested, disjoint and gapped", () => {
  const leaf = (): Node => ({ children: [], lo: 0, hi: 0, depth: 0 });
  const middle = (count: number): Node => ({ ...leaf(), children: Array.from({ length: count }, leaf) });
  const root: Node = { ...leaf(), children: [middle(2), middle(40), leaf()] };
  const next = numberTree(root);
  expect(root.lo).toBe(0);
  expect(root.hi).toBe(next - 1);
  const [small, large] = root.children as [Node, Node];
  expect(small.children[0]?.hi).toBe((small.children[0]?.lo ?? 0) + LEAF_WIDTH - 1);
  expect(small.hi - (small.children.at(-1)?.hi ?? 0)).toBeGreaterThanOrEqual(LEAST_SLACK);
  const used = (large.children.at(-1)?.hi ?? 0) - large.lo;
  expect(large.hi - (large.children.at(-1)?.hi ?? 0)).toBeGreaterThanOrEqual(used / 4 - LEAF_WIDTH);
  expect(large.lo).toBe(small.hi + 1);
});
