import { expect, test } from "vitest";
import { ELEMENTS } from "#features/dictionary/contract.ts";
import { ITEMS } from "#packs/tianjin/sieve/index.ts";
import { PROCEDURES } from "#packs/tianjin/procedures/index.ts";
import { Item } from "../item.contract.ts";
import type { Known } from "../finding.contract.ts";
import { draftOf, sift } from "../sieve.rules.ts";

const admission = PROCEDURES.filter(({ code }) => code === "admission").at(-1);
const item = Item.parse(ITEMS.find(({ code }) => code === "admission-habit"));
const fields = PROCEDURES.flatMap((one) => one.fields).map(({ code, name }) => [code, name.zh] as const);
const held = new Map(
  [...fields, ...ELEMENTS.map(({ code, name }) => [code, name.zh] as const)].map(([code, name]) => [
    code,
    { name, where: "档案" },
  ]),
);
const known: Known = { today: "2026-11-23", held, log: new Map(), superior: undefined };

test("every fact that the 42 papers ask is an element or a field of the procedure", () => {
  const asked = new Set(item.papers.flatMap(({ asks }) => asks));
  expect([...asked].filter((code) => !held.has(code))).toEqual([]);
});

test("the 42 papers become the streamlined 17, each of the 25 with its finding", () => {
  const findings = sift(item, known);
  const draft = draftOf(item, findings);
  expect(item.papers).toHaveLength(42);
  expect(draft.papers).toHaveLength(17);
  const gone = draft.fates.filter(({ becomes }) => becomes !== "keep");
  expect(gone).toHaveLength(25);
  const told = new Set(findings.filter(({ code }) => code !== "LOCKED").flatMap(({ papers }) => papers));
  expect([...told].toSorted()).toEqual(gone.map(({ no }) => no).toSorted());
  const counted = Object.groupBy(gone, ({ becomes }) => becomes);
  expect(Object.fromEntries(Object.entries(counted).map(([key, all]) => [key, all.length]))).toEqual({
    derive: 9,
    verify: 1,
    merge: 15,
  });
});

test("the draft is the streamlined profile of the definition: the same papers end in the same places", () => {
  const typical = admission?.archives?.find(({ code }) => code === "typical-42");
  const draft = draftOf(item, sift(item, known));
  const groups = draft.papers.map(({ no, children }) =>
    [no, ...children].map(Number).toSorted((a, b) => a - b),
  );
  const wanted = new Map<string, number[]>();
  for (const { no, flag, goesTo = [] } of typical?.items ?? []) {
    // Two items end in two papers of the profile; here they are the record of the approval.
    const to = goesTo.at(-1);
    if ((flag === "keep" || flag === "merge") && to) wanted.set(to, [...(wanted.get(to) ?? []), Number(no)]);
  }
  expect(groups.toSorted(byFirst)).toEqual([...wanted.values()].toSorted(byFirst));
});

test("what a regulation keeps is locked, whatever else is said of it", () => {
  const locked = sift(item, known).filter(({ code }) => code === "LOCKED");
  expect(locked.map(({ papers }) => papers[0])).toEqual(["1", "11", "23", "29", "39"]);
  const draft = draftOf(item, sift(item, known));
  for (const { papers } of locked) expect(draft.papers.map(({ no }) => no)).toContain(papers[0]);
});

function byFirst([a = 0]: number[], [b = 0]: number[]): number {
  return a - b;
}
