import { expect, test } from "vitest";
import { facts } from "#apps/compose/facts.ts";
import { INDICATORS } from "#packs/tianjin/statistics/indicators/index.ts";
import { ANNUAL_SET } from "#packs/tianjin/statistics/annual/index.ts";
import { figure, PEOPLE } from "#packs/kit/indicator.ts";
import { readAnnualSet } from "../annual/annual-check.rules.ts";
import type { IndicatorInput } from "../indicator.contract.ts";
import { editionOn, isSameScale, readIndicators } from "../figures/indicator.rules.ts";

const LISTS = ["archive/admission/typical-42", "archive/admission/streamlined-17"];
const KNOWN = { facts, lists: LISTS };

/** A sound figure, to be spoilt. */
function sound(change: (edition: IndicatorInput["editions"][number]) => object): IndicatorInput {
  const one = figure("LC-05-99", "grass-roots", ["试", "Try"], {
    counts: ["试", "try"],
    basis: ["试", "try"],
    unit: PEOPLE,
    source: { fact: "membership", where: { dimension: "sex", in: ["2"] } },
    dimensions: ["education"],
  });
  const edition = one.editions[0] as IndicatorInput["editions"][number];
  return { ...one, editions: [{ ...edition, ...change(edition) }] };
}

function faultsOf(...input: unknown[]): string[] {
  return (readIndicators(input, KNOWN).faults ?? []).map(({ place }) => place);
}

test("the figures of the pack are sound, and so are its tables", () => {
  expect(readIndicators(INDICATORS, KNOWN).faults).toBeUndefined();
  expect(readAnnualSet(ANNUAL_SET, facts).faults).toBeUndefined();
  expect(ANNUAL_SET.tables.length).toBeGreaterThanOrEqual(12);
});

test("a figure is added by a few lines of data", () => {
  const added = figure("LC-05-98", "grass-roots", ["高校党员", "Members at universities"], {
    counts: ["高校的党员", "Members at universities"],
    basis: ["党内统计年报", "Annual report"],
    unit: PEOPLE,
    source: { fact: "membership", where: { dimension: "sector", in: ["8"] } },
  });
  expect(readIndicators([...INDICATORS, added], KNOWN).indicators?.at(-1)?.code).toBe("LC-05-98");
});

test("each planted fault is named with its place", () => {
  expect(faultsOf(sound(() => ({})))).toEqual([]);
  expect(faultsOf(sound(() => ({ source: { fact: "nothing" } })))).toEqual(["LC-05-99/1/source/fact"]);
  expect(
    faultsOf(sound(() => ({ source: { fact: "membership", where: { dimension: "sexx", in: ["1"] } } }))),
  ).toEqual(["LC-05-99/1/source/where/sexx"]);
  expect(faultsOf(sound(() => ({ source: { fact: "case", measure: "count" } })))).toContain(
    "LC-05-99/1/source",
  );
  expect(
    faultsOf(
      sound(() => ({
        source: { fact: "case", within: "opened_on", measure: { sum: "money" } },
        dimensions: [],
      })),
    ),
  ).toEqual(["LC-05-99/1/source/measure"]);
  expect(faultsOf(sound(() => ({ source: { fact: "case", within: "state" }, dimensions: [] })))).toEqual([
    "LC-05-99/1/source/within",
  ]);
  expect(faultsOf(sound(() => ({ dimensions: ["colour"] })))).toEqual(["LC-05-99/1/dimensions/colour"]);
  expect(faultsOf(sound(() => ({ source: { list: "archive/none" }, dimensions: [] })))).toEqual([
    "LC-05-99/1/source/list",
  ]);
  expect(faultsOf(sound(() => ({ source: { fact: "body", measure: "distinct" }, dimensions: [] })))).toEqual([
    "LC-05-99/1/source/measure",
  ]);
  const sexAfter = { all: [{ dimension: "sex", after: "1" }] };
  expect(faultsOf(sound(() => ({ source: { fact: "membership", where: sexAfter } })))).toEqual([
    "LC-05-99/1/source/where/all/0/sex",
  ]);
  expect(
    faultsOf(
      sound(() => ({})),
      sound(() => ({})),
    ),
  ).toEqual(["LC-05-99"]);
  expect(faultsOf({ ...sound(() => ({})), code: "five" })).toEqual(["five/code"]);
  expect(faultsOf(sound(() => ({ counts: { zh: "只有中文" } })))[0]).toContain("LC-05-99/editions/0/counts");
});

test("editions rise, hold from their day, and are compared only with themselves", () => {
  const one = sound(() => ({}));
  const [first] = one.editions;
  const two = { ...one, editions: [first, { ...first, edition: 2, validFrom: "2025-06-01" }] };
  const read = readIndicators([two], KNOWN).indicators?.[0];
  if (!read) throw new Error("two editions are sound");
  expect(editionOn(read, "2019-12-31")).toBeUndefined();
  expect(editionOn(read, "2025-05-31")?.edition).toBe(1);
  expect(editionOn(read, "2025-06-01")?.edition).toBe(2);
  expect(isSameScale(read, "2025-12-31", "2024-12-31")).toBe(false);
  expect(isSameScale(read, "2026-12-31", "2025-12-31")).toBe(true);
  expect(faultsOf({ ...two, editions: two.editions.toReversed() })).toEqual(["LC-05-99/1"]);
});

test("tables name faults too: unknown facts, dimensions and cells", () => {
  const [table] = ANNUAL_SET.tables;
  const faults = (change: object, equalities: object[] = []) =>
    (readAnnualSet({ tables: [{ ...table, ...change }], equalities }, facts).faults ?? []).map(
      ({ place }) => place,
    );
  expect(faults({})).toEqual([]);
  expect(faults({ fact: "nothing" })).toEqual(["tables/01/fact"]);
  expect(faults({ where: { dimension: "colour", in: ["red"] } })).toEqual(["tables/01/where/colour"]);
  const equality = {
    code: "wrong",
    says: { zh: "错", en: "wrong" },
    left: [{ table: "01", row: "sex.none", column: "now" }],
    right: [{ table: "77", row: "total", column: "total" }],
  };
  expect(faults({}, [equality])).toEqual(["equalities/wrong", "equalities/wrong"]);
});
