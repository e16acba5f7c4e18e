import fc from "fast-check";
import { expect, test } from "vitest";
import { boxHeight, placeAt, placeToSee, rowsInView, scrolled, topOf } from "./row-scroll.ts";

const ROW = 38;
const city = { rows: 1_076_000 * ROW, view: 560 };
const branch = { rows: 48 * ROW, view: 560 };

test("a short list scrolls as itself", () => {
  expect(scrolled({ scrollTop: 0, offset: 0 }, 700, branch)).toEqual({ scrollTop: 700, offset: 0 });
});

test("the box of a city's people stays drawable and both its ends are real", () => {
  expect(boxHeight(city)).toBeLessThan(16_000_000);
  expect(topOf(scrolled({ scrollTop: 500_000, offset: 0 }, 0, city))).toBe(0);
  const end = boxHeight(city) - city.view;
  expect(topOf(scrolled({ scrollTop: 0, offset: 0 }, end, city))).toBeCloseTo(city.rows - city.view);
});

test("small movements are exact wherever one is, and never leave the rows", () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.array(fc.integer({ min: -500, max: 500 }), { maxLength: 60 }),
      (share, steps) => {
        let place = placeAt(share * (city.rows - city.view), city);
        for (const step of steps) {
          const before = topOf(place);
          const scrollTop = Math.min(Math.max(0, place.scrollTop + step), boxHeight(city) - city.view);
          const moved = scrollTop - place.scrollTop;
          place = scrolled(place, scrollTop, city);
          expect(topOf(place)).toBeCloseTo(before + moved, 3);
          expect(topOf(place)).toBeGreaterThanOrEqual(-0.001);
          expect(topOf(place)).toBeLessThanOrEqual(city.rows - city.view + 0.001);
        }
      },
    ),
    { examples: [[6.114347095342726e-8, [-3]]] },
  );
});

test("scrolling up by small steps reaches the very first row", () => {
  let place = placeAt(300_000, city);
  for (let step = 0; step < 2000 && topOf(place) > 0; step++)
    place = scrolled(place, Math.max(0, place.scrollTop - 400), city);
  expect(topOf(place)).toBe(0);
});

test("every row can be brought into view", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 1_075_999 }),
      fc.integer({ min: 0, max: 1_075_999 }),
      (from, row) => {
        const place = placeToSee(row, ROW, placeAt(from * ROW, city), city);
        const window = rowsInView(place, ROW, 1_076_000, city);
        expect(topOf(place)).toBeLessThanOrEqual(row * ROW + 0.001);
        expect(topOf(place) + city.view).toBeGreaterThanOrEqual((row + 1) * ROW - 0.001);
        expect(row >= window.from && row < window.to && window.to - window.from < 40).toBe(true);
        expect(place.scrollTop).toBeGreaterThanOrEqual(0);
        expect(place.scrollTop).toBeLessThanOrEqual(boxHeight(city) - city.view);
      },
    ),
  );
});
