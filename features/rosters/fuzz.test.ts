import fc from "fast-check";
import { expect, test } from "vitest";
import { judgeAll } from "#tests/kit/judge.ts";
import { MEMBER, workbookOf } from "#tests/kit/rosters.ts";

test("whatever stands in the cells is judged without a crash, and never imported in part", async () => {
  const text = fc.oneof(
    fc.string({ unit: "binary", maxLength: 30 }),
    fc.string({ unit: fc.constantFrom(..."0123456789.-/年月日（）XxＯ·　\n\t'=+王汉男无"), maxLength: 20 }),
  );
  const cell = fc.oneof(
    text,
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    fc.integer({ min: -5, max: 3_000_000 }).map((date) => ({ date })),
  );
  const record = fc.record(
    Object.fromEntries([...Object.keys(MEMBER), "备注", "党内职务"].map((header) => [header, cell])),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(record, { minLength: 1, maxLength: 4 }), async (records) => {
      const { rows, summary } = await judgeAll(workbookOf(records.map((one) => ({ ...one }))));
      expect(summary.totals.dataRows).toBe(rows.length);
      for (const row of rows) {
        const errors = row.findings.filter(({ severity }) => severity === "error");
        expect(row.status === "bad").toBe(errors.length > 0);
        for (const { field } of errors)
          expect(field === null || row.values[field] === null || /^(?:identity_number)$/.test(field)).toBe(
            true,
          );
      }
    }),
    { numRuns: 300 },
  );
});
