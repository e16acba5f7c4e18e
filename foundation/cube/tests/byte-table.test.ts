import fc from "fast-check";
import { expect, test } from "vitest";
import { Dictionary } from "../dictionary.ts";

test("a text in a buffer has the code of the same text, whatever its length and whoever came first", () => {
  const text = fc.oneof(
    fc.string({ maxLength: 3 }),
    fc.constantFrom("", "1", "01", "甲", "2026-01-01", "2026-01"),
  );
  fc.assert(
    fc.property(fc.array(text, { maxLength: 300 }), fc.boolean(), (texts, textFirst) => {
      const dictionary = new Dictionary("sample", 16);
      for (const one of texts) {
        // Text that no encoding can hold comes out of no database.
        const clean = Buffer.from(one).toString();
        const buffer = Buffer.from(`x${clean}y`);
        const before = textFirst ? dictionary.codeOf(clean) : undefined;
        const code = dictionary.codeOfText(buffer, 1, buffer.length - 1);
        expect(dictionary.values[code]).toBe(clean);
        expect(dictionary.codeOf(clean)).toBe(code);
        if (before !== undefined) expect(code).toBe(before);
        expect(dictionary.codeOfText(buffer, 1, buffer.length - 1)).toBe(code);
      }
    }),
    { numRuns: 300 },
  );
});

test("tens of thousands of days keep their codes while the table grows", () => {
  const dictionary = new Dictionary("day", 16);
  const days = Array.from({ length: 40_000 }, (_, n) =>
    new Date(n * 86_400_000 - 1e12).toISOString().slice(0, 10),
  );
  for (const round of [1, 2]) {
    for (const [n, day] of days.entries()) {
      const code = dictionary.codeOfText(Buffer.from(day), 0, 10);
      if (code !== n + 1) throw new Error(`round ${round}: ${day} has code ${code}`);
    }
  }
  expect(dictionary.values.length).toBe(40_001);
});
