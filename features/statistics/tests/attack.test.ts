import { createHmac } from "node:crypto";
import { describe, expect, test } from "vitest";
import { blur, findTooFine, identityOf, STEP } from "../protect.rules.ts";
import { readGrouping, readWhere } from "../question.rules.ts";

/**
 * Somebody asks for every table of another unit that may be asked, over several months, and reckons with all of them
 * together: parents minus children, totals minus parts, the same set in other tables and on other days. They know how
 * figures are told. A small figure is found out when only one number is left for it.
 */

const VALUES = [3, 4, 5] as const;
const BODIES = 3;
/** A set of people: a value for each item, −1 for all; the body first. */
type Cell = readonly number[];

function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** A population in which most combinations are held by a few people. */
function aPopulation(seed: number, size: number): number[][] {
  const next = random(seed);
  const skewed = (count: number) => Math.min(count - 1, Math.floor(next() ** 2.2 * count));
  return Array.from({ length: size }, () => [Math.floor(next() * BODIES), ...VALUES.map(skewed)]);
}

const SIZES = [BODIES, ...VALUES];

function allCells(): Cell[] {
  return SIZES.reduce<number[][]>(
    (cells, size) =>
      cells.flatMap((cell) => [-1, ...Array.from({ length: size }).keys()].map((v) => [...cell, v])),
    [[]],
  );
}

function countIn(people: readonly number[][], cell: Cell): number {
  return people.filter((one) => cell.every((value, i) => value === -1 || value === one[i])).length;
}

type Tell = (count: number, cell: Cell) => number | undefined;

/** What the attacker knows of each set: not less than, not more than. */
function knowledge(
  people: readonly number[][],
  tell: Tell,
  told: (figure: number | undefined) => [number, number],
) {
  return new Map(allCells().map((cell) => [cell.join(), told(tell(countIn(people, cell), cell))]));
}

/** Narrows every bound by every total and its parts until nothing moves. */
function reckon(known: Map<string, [number, number]>): void {
  for (let moved = true; moved; ) {
    moved = false;
    for (const cell of allCells()) {
      for (const [i, size] of SIZES.entries()) {
        if (cell[i] !== -1) continue;
        const parts = Array.from(
          { length: size },
          (_, v) => known.get(cell.toSpliced(i, 1, v).join()) as [number, number],
        );
        moved = narrow(known.get(cell.join()) as [number, number], parts) || moved;
      }
    }
  }
}

function narrow(whole: [number, number], parts: [number, number][]): boolean {
  const low = parts.reduce((sum, [lo]) => sum + lo, 0);
  const high = parts.reduce((sum, [, hi]) => sum + hi, 0);
  let moved = clamp(whole, low, high);
  for (const part of parts) moved = clamp(part, whole[0] - high + part[1], whole[1] - low + part[0]) || moved;
  return moved;
}

function clamp(bounds: [number, number], low: number, high: number): boolean {
  const [lo, hi] = bounds;
  bounds[0] = Math.max(lo, low);
  bounds[1] = Math.min(hi, high);
  return bounds[0] !== lo || bounds[1] !== hi;
}

/** Small figures for which only one number is left. */
function foundOut(
  people: readonly number[][],
  tell: Tell,
  told: (figure: number | undefined) => [number, number],
): number {
  const known = knowledge(people, tell, told);
  reckon(known);
  return allCells().filter((cell) => {
    const count = countIn(people, cell);
    const [lo, hi] = known.get(cell.join()) as [number, number];
    expect(count, "what the attacker knows is true").toBeGreaterThanOrEqual(lo);
    expect(count).toBeLessThanOrEqual(hi);
    return count > 0 && count < STEP && lo === hi;
  }).length;
}

const RANGES = [{ lo: 100, hi: 999 }];
const ours =
  (key: string): Tell =>
  (count, cell) => {
    const parts = cell.flatMap((value, i) => (value === -1 ? [] : [[`d${i}`, "value", value] as const]));
    const mac = createHmac("sha256", key)
      .update(identityOf("membership", RANGES, parts))
      .digest();
    return blur(count, mac.readUInt32BE(0));
  };
/** What is not told may be anything below ten; what is told lies less than five away. */
const reading = (figure: number | undefined): [number, number] =>
  figure === undefined ? [0, 2 * STEP - 1] : [Math.max(STEP, figure - STEP + 1), figure + STEP - 1];

describe("reckoning with every table that is told", () => {
  test("finds out no small figure, whatever the people and the key", () => {
    let small = 0;
    for (let seed = 1; seed <= 40; seed += 1) {
      const people = aPopulation(seed, 60 + 15 * seed);
      small += allCells().filter((cell) => [1, 2, 3, 4].includes(countIn(people, cell))).length;
      expect(foundOut(people, ours(`key ${seed}`), reading), `seed ${seed}`).toBe(0);
    }
    expect(small).toBeGreaterThan(1000);
  });

  test("months later, with some people gone and some come, it still finds out none", () => {
    for (let seed = 1; seed <= 10; seed += 1) {
      const people = aPopulation(seed, 300);
      const next = random(seed + 99);
      for (let month = 0; month < 6; month += 1) {
        people.splice(Math.floor(next() * people.length), 1, ...aPopulation(seed * 100 + month, 1));
        expect(foundOut(people, ours(`key ${seed}`), reading)).toBe(0);
      }
    }
  });

  test("control: hiding small figures alone gives hundreds of them away", () => {
    const hiding: Tell = (count) => (count < STEP ? undefined : count);
    const exact = (figure: number | undefined): [number, number] =>
      figure === undefined ? [0, STEP - 1] : [figure, figure];
    expect(foundOut(aPopulation(3, 300), hiding, exact)).toBeGreaterThan(50);
  });

  test("control: rounding to the nearest five gives some away where 'not told' means below five", () => {
    const nearest: Tell = (count) => (count < STEP ? undefined : Math.round(count / STEP) * STEP);
    const near = (figure: number | undefined): [number, number] =>
      figure === undefined ? [0, STEP - 1] : [figure - 2, figure + 2];
    let found = 0;
    for (let seed = 1; seed <= 40; seed += 1)
      found += foundOut(aPopulation(seed, 100 + 10 * seed), nearest, near);
    expect(found).toBeGreaterThan(0);
  });
});

describe("one figure", () => {
  test("below five never told, from ten on always, and less than five away", () => {
    for (let count = 0; count < 200; count += 1) {
      for (let draw = 0; draw < 10; draw += 1) {
        const told = blur(count, draw);
        if (count < STEP) expect(told).toBeUndefined();
        if (count >= 2 * STEP) expect(told).toBeDefined();
        if (told !== undefined) {
          expect(told % STEP).toBe(0);
          expect(Math.abs(told - count)).toBeLessThan(STEP);
        }
      }
    }
  });

  test("the same set is told alike, however it was asked for", () => {
    const one = identityOf("membership", RANGES, [
      ["sex", "value", "1"],
      ["education", "value", "2"],
    ]);
    const other = identityOf("membership", RANGES, [
      ["education", "value", "2"],
      ["sex", "value", "1"],
    ]);
    expect(one).toBe(other);
    expect(identityOf("membership", [{ lo: 100, hi: 998 }], [])).not.toBe(
      identityOf("membership", RANGES, []),
    );
  });
});

describe("questions that would cut one set out of another are too fine", () => {
  const isDate = (dimension: string) => dimension.endsWith("_date");
  const ask = (groupings: string, where: string) =>
    findTooFine(
      groupings.split(",").flatMap((text) => {
        const read = readGrouping(text);
        return read ? [{ ...read, text }] : [];
      }),
      readWhere(where).conditions,
      isDate,
    );

  test.each([
    ["sex,education", "", undefined],
    ["birth_date.age,body", "sex:2", undefined],
    ["join_date.year", "", undefined],
    ["birth_date.age.0.36.37", "", "birth_date.age.0.36.37"],
    ["birth_date", "", "birth_date"],
    ["body.branches", "", "body.branches"],
    ["sex", "ethnicity:01,02", "ethnicity"],
    ["sex", "birth_date:1990-01-01", "birth_date"],
    ["sex", "typed:3..9", "typed"],
  ])("%s, only %s: %s", (groupings, where, what) => expect(ask(groupings, where)).toBe(what));

  test("four things at once describe a person", () =>
    expect(ask("sex,education,ethnicity", "member_type:1")).toBeDefined());
});
