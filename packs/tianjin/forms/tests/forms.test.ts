import { expect, test } from "vitest";
import type { CaseFacts } from "#features/cases/facts.contract.ts";
import { openPrinter } from "#foundation/documents/print/open-printer.ts";
import { findClippings } from "#foundation/documents/tests/find-clippings.ts";
import { flat, readPdf } from "#foundation/documents/tests/read-pdf.ts";
import { listForms, makeForm } from "../make-form.ts";
import { longestFacts } from "./longest-facts.ts";
import { fullFacts, leastFacts } from "./sample-facts.ts";

const printer = openPrinter();
const printedAt = new Date("2026-11-25T01:00:00Z");

/** Pages with full facts, with the least, with the longest values. */
const PAGES: Record<string, [full: number, least: number, longest: number]> = {
  A1: [2, 2, 2],
  A2: [1, 1, 2],
  A3: [1, 1, 2],
  A4: [1, 1, 2],
  A5: [2, 1, 10],
  A6: [1, 1, 3],
  A7: [2, 2, 2],
  A8: [1, 1, 2],
  A9: [1, 1, 2],
  A10: [1, 1, 1],
  A11: [1, 1, 3],
  A12: [9, 9, 10],
  A13: [1, 1, 3],
  A14: [2, 1, 7],
  A15: [2, 2, 2],
  A16: [2, 2, 4],
  A17: [2, 2, 3],
  "archive-list": [1, 1, 2],
  "case-sheet": [2, 1, 2],
  "transfer-letter": [1, 1, 1],
  "member-certificate": [1, 1, 1],
};

async function print(name: string, facts: CaseFacts) {
  const { form, lacks } = makeForm(name, facts);
  const pdf = await printer.print([form], { title: form.title, author: "试验", printedAt });
  return { pdf, lacks, ...readPdf(pdf) };
}

test.each(listForms())("%s prints with full facts, with the least and with the longest", async (name) => {
  const full = await print(name, fullFacts);
  const least = await print(name, leastFacts);
  const longest = await print(name, longestFacts);
  // The tick of a chosen square stands in its frame.
  expect(findClippings(full.drawings).filter((fault) => !fault.endsWith("√"))).toEqual([]);
  expect(findClippings(least.drawings)).toEqual([]);
  expect(findClippings(longest.drawings).filter((fault) => fault.includes("leaves the sheet"))).toEqual([]);
  expect([full, least, longest].map(({ pages }) => pages.length)).toEqual(PAGES[name]);
  expect(least.lacks.length).toBeGreaterThanOrEqual(full.lacks.length);
});

test.each(listForms())("%s comes out the same twice", async (name) => {
  const [first, second] = [await print(name, fullFacts), await print(name, fullFacts)];
  expect(first.pdf.equals(second.pdf)).toBe(true);
});

test("a publicity notice shows neither numbers nor telephones nor family", async () => {
  const text = flat((await print("A7", fullFacts)).pages.join(""));
  expect(text).toContain("王吉喆");
  expect(text).not.toMatch(/120118|0028|139\*|0007|家庭/);
});

test("a name of several parts with a dot stands whole on every paper that names the subject", async () => {
  const name = longestFacts.subject.name;
  const missing: string[] = [];
  for (const form of listForms()) {
    const text = flat((await print(form, longestFacts)).pages.join(""));
    if (!text.includes(flat(name))) missing.push(form);
  }
  expect(missing).toEqual([]);
});
