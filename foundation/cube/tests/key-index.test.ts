import fc from "fast-check";
import { expect, test } from "vitest";
import { emptySlots, KeyIndex } from "../key-index.ts";
import { Ordinals } from "../ordinals.ts";

/** Keys that differ in the low word, in the high word, or in the sign. */
const key = fc
  .tuple(fc.integer({ min: 0, max: 6 }), fc.integer({ min: -3, max: 3 }))
  .map(([low, high]) => (BigInt(high) << 32n) + BigInt(low));

test("a key is found where it was last set, and no other is", () => {
  fc.assert(
    fc.property(fc.array(key, { maxLength: 60 }), fc.array(key), (set, asked) => {
      const keys = new BigInt64Array(new SharedArrayBuffer(64 * 8));
      const index = new KeyIndex(keys, emptySlots(64));
      const model = new Map<bigint, number>();
      set.forEach((id, place) => {
        keys[place] = id;
        index.set(place);
        model.set(id, place);
      });
      for (const id of [...set, ...asked]) expect(index.find(id)).toBe(model.get(id));
    }),
    { numRuns: 2000 },
  );
});

test("ordinals are dense, stay what they are while the room grows, and come back from their data", () => {
  const ordinals = new Ordinals();
  for (let n = 0; n < 5000; n++) expect(ordinals.ordinalOf(0, n * 2)).toBe(n);
  const again = new Ordinals(ordinals.data());
  for (let n = 0; n < 5000; n++) {
    expect(again.find(BigInt(n) << 33n)).toBe(n);
    expect(again.keyOf(n)).toBe(BigInt(n) << 33n);
  }
  expect(again.find(1n)).toBeUndefined();
  expect(again.ordinalOf(1, 0)).toBe(5000);
  expect(again.ordinalAs(ordinals, 4999)).toBe(4999);
});
