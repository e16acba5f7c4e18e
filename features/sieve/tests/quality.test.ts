import { expect, test } from "vitest";
import { FINDING_CODES, type Known } from "../finding.contract.ts";
import { refusalBound } from "../find-flow.rules.ts";
import { Item } from "../item.contract.ts";
import { draftOf, sift } from "../sieve.rules.ts";
import { type Sample, SAMPLES } from "./samples.ts";

const QUIET = { decided: 0, refused: 0, returned: 0, returnedTo: {}, waitedDays: 0, workedMinutes: 0 };

function itemOf(given: Sample["item"]): Item {
  return Item.parse({ code: "sample", name: "样本事项", category: "样本", owner: "样本科", ...given });
}

function findingsOf({ item, held = [], log = {}, superior }: Sample) {
  const known: Known = {
    today: "2026-11-23",
    held: new Map(held.map((code) => [code, { name: code, where: "档案" }])),
    log: new Map(Object.entries(log).map(([no, one]) => [no, { ...QUIET, ...one }])),
    superior: superior && itemOf(superior),
  };
  return sift(itemOf(item), known);
}

for (const sample of SAMPLES) {
  test(`${sample.name}: ${sample.finds.join(", ") || "nothing"}`, () => {
    expect(findingsOf(sample).map(({ code }) => code)).toEqual(sample.finds);
  });
}

test("precision and recall are 1 for every code, over samples that hold both kinds", () => {
  for (const code of FINDING_CODES) {
    const wanted = SAMPLES.map(({ finds }) => finds.filter((one) => one === code).length);
    const found = SAMPLES.map((sample) => findingsOf(sample).filter((one) => one.code === code).length);
    const hits = wanted.reduce((sum, count, at) => sum + Math.min(count, found[at] ?? 0), 0);
    const all = (counts: number[]) => counts.reduce((sum, count) => sum + count, 0);
    expect({ code, precision: hits / all(found), recall: hits / all(wanted) }).toEqual({
      code,
      precision: 1,
      recall: 1,
    });
    expect(wanted.filter((count) => count === 0).length).toBeGreaterThan(0);
  }
});

test("nought of n refused: the bound is the one of Clopper and Pearson", () => {
  expect(refusalBound(59)).toBeCloseTo(0.0495, 3);
  expect(refusalBound(200)).toBeLessThan(0.015);
});

test("a finding keeps its key while its facts change, and shows that they did", () => {
  const [first] = findingsOf({
    name: "",
    item: { papers: [{ no: "1", name: "表", word: "person" }] },
    finds: [],
  });
  const basis = { document: "多年如此", level: "habit" } as const;
  const [second] = findingsOf({
    name: "",
    item: { papers: [{ no: "1", name: "表", word: "person", basis }] },
    finds: [],
  });
  expect(second?.key).toBe(first?.key);
  expect(second?.facts).not.toBe(first?.facts);
});

test("merged papers are listed as children and their places in the draft are written once", () => {
  const papers = [
    {
      no: "1",
      name: "记录",
      word: "decision",
      asks: ["a_on", "b_text"],
      occasion: "m",
      basis: null,
      statutory: true,
    },
    {
      no: "2",
      name: "汇总",
      word: "decision",
      asks: ["a_on", "c_text"],
      occasion: "m",
      basis: { document: "规定", level: "city" },
    },
  ] as const;
  const item = itemOf({ papers: papers.map((one) => ({ ...one, asks: [...one.asks] })) });
  const findings = findingsOf({ name: "", item, finds: [] });
  const draft = draftOf(item, findings);
  expect(draft.papers).toMatchObject([{ no: "1", children: ["2"], asks: ["a_on", "b_text", "c_text"] }]);
  expect([draft.before.fields, draft.before.twice, draft.after.fields, draft.after.twice]).toEqual([
    4, 1, 3, 0,
  ]);
});
