import {
  archiveLists,
  archiveListsOf,
  readAnnualSet,
  readIndicators,
  readReviewDefinition,
  type ReviewOf,
} from "#features/statistics/index.ts";
import { PROCEDURES } from "#packs/tianjin/procedures/index.ts";
import { ANNUAL_SET } from "#packs/tianjin/statistics/annual/index.ts";
import { INDICATORS } from "#packs/tianjin/statistics/indicators/index.ts";
import { REVIEW } from "#packs/tianjin/statistics/review/index.ts";
import { facts } from "./facts.ts";

interface Fault {
  place: string;
  zh: string;
  en: string;
}

/** Definitions of a pack that do not fit what is published: each fault with its place and how to mend it. */
class StatisticsRefused extends Error {
  override name = "StatisticsRefused";
  constructor(what: string, faults: readonly Fault[]) {
    super([what, ...faults.map(({ place, zh, en }) => `  ${place}\n    ${zh}\n    ${en}`)].join("\n"));
  }
}

const indicators = readAll();

/** What the city counts: read and checked when the process starts, so that a faulty definition opens nothing. */
export const cityFigures: ReviewOf = { indicators, lists: archiveLists, review: reviewOf(indicators) };

/** The annual tables of the city. */
export const cityTables = tables();

function tables() {
  const { set, faults } = readAnnualSet(ANNUAL_SET, facts);
  if (faults) throw new StatisticsRefused("年报有错，没有载入 / The annual tables are not sound", faults);
  return set;
}

function readAll(): ReviewOf["indicators"] {
  const lists = archiveListsOf(PROCEDURES);
  const { indicators: read, faults } = readIndicators(INDICATORS, { facts, lists });
  if (faults) throw new StatisticsRefused("指标有错，没有载入 / The figures are not sound", faults);
  return read;
}

function reviewOf(known: ReviewOf["indicators"]): ReviewOf["review"] {
  const { review, faults } = readReviewDefinition(REVIEW, known);
  if (faults) throw new StatisticsRefused("年度综述有错，没有载入 / The review is not sound", faults);
  return review;
}
