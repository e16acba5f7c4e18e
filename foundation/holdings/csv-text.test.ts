import fc from "fast-check";
import { expect, test } from "vitest";
import { CsvFault, csvRecord, readRecords } from "./csv-text.ts";
import { RowDigest } from "./row-digest.ts";

async function read(text: string, size = text.length): Promise<(string | null)[][]> {
  async function* pieces() {
    for (let at = 0; at < text.length; at += size) yield text.slice(at, at + size);
  }
  const found: (string | null)[][] = [];
  for await (const records of readRecords(pieces())) found.push(...records);
  return found;
}

const field = fc.option(
  fc.string({ unit: fc.constantFrom('"', ",", "\n", "\r", "\\", ".", "N", " ", "党", "a") }),
);

test("whatever is written is read back, however the text is cut up", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(field, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 6 }),
      fc.integer({ min: 1, max: 9 }),
      async (rows, size) => {
        expect(await read(rows.map(csvRecord).join(""), size)).toEqual(rows);
      },
    ),
  );
});

test("nothing and an empty text are two things, as PostgreSQL reads them", () => {
  expect(csvRecord([null, "", "a", 'say "so"'])).toBe(',"",a,"say ""so"""\n');
});

test.each(['a"b,c\n', '"a"b\n', "a,b", '"a,b\n'])("%j is refused", async (text) => {
  await expect(read(text)).rejects.toBeInstanceOf(CsvFault);
});

test("a digest does not depend on the order, but on every row and how often it is there", () => {
  const digest = (...rows: string[]) => {
    const sum = new RowDigest();
    for (const row of rows) sum.add(row);
    return sum.toString();
  };
  expect(digest("a", "b", "c")).toBe(digest("c", "a", "b"));
  const all = [digest(), digest("a"), digest("b"), digest("a", "a"), digest("a", "b"), digest("a", "c")];
  expect(new Set(all).size).toBe(all.length);
});
