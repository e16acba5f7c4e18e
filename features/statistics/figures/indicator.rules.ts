import type { Fact } from "#foundation/cube/fact.ts";
import { checkDimension, checkSource, type Facts, type Fault } from "./check-source.rules.ts";
import { IndicatorDefinition, type IndicatorEdition } from "../indicator.contract.ts";

/** What the indicators are checked against. */
export interface Known {
  facts: Facts;
  /** Names of the lists that are not rows of bodies. */
  lists: readonly string[];
}

export type ReadIndicators =
  | { indicators: IndicatorDefinition[]; faults?: never }
  | { indicators?: never; faults: Fault[] };

/**
 * Reads the indicators of a pack and checks them against what is published. Refused whole: every fault with its place
 * (`LC-06-01/2/source/where/…`) and how to mend it.
 */
export function readIndicators(input: readonly unknown[], known: Known): ReadIndicators {
  const faults: Fault[] = [];
  const indicators: IndicatorDefinition[] = [];
  for (const [index, one] of input.entries()) {
    const read = IndicatorDefinition.safeParse(one);
    if (read.success) {
      indicators.push(read.data);
      continue;
    }
    faults.push(
      ...read.error.issues.map((issue) => ({
        place: [codeOf(one) ?? String(index), ...issue.path].join("/"),
        zh: `写法不对，请改正：${issue.message}`,
        en: `Not written rightly, correct it: ${issue.message}`,
      })),
    );
  }
  faults.push(...findDoubles(indicators), ...indicators.flatMap((one) => checkIndicator(one, known)));
  return faults.length > 0 ? { faults } : { indicators };
}

function codeOf(one: unknown): string | undefined {
  const code = typeof one === "object" && one !== null ? (one as { code?: unknown }).code : undefined;
  return typeof code === "string" ? code : undefined;
}

function findDoubles(indicators: readonly IndicatorDefinition[]): Fault[] {
  const seen = new Set<string>();
  return indicators.flatMap(({ code }) => {
    if (!seen.has(code)) {
      seen.add(code);
      return [];
    }
    return [{ place: code, zh: "编号重复，请另编一个", en: "The code is taken: give it another one" }];
  });
}

function checkIndicator({ code, editions }: IndicatorDefinition, known: Known): Fault[] {
  return editions.flatMap((edition, index) => {
    const place = `${code}/${edition.edition}`;
    const before = editions[index - 1];
    const order =
      before && (before.edition >= edition.edition || before.validFrom >= edition.validFrom)
        ? [
            {
              place,
              zh: "各版要按先后排，版次和起用日期都要递增",
              en: "Editions stand in order: number and validFrom must rise",
            },
          ]
        : [];
    return [...order, ...checkEdition(edition, known, place)];
  });
}

function checkEdition(edition: IndicatorEdition, { facts, lists }: Known, place: string): Fault[] {
  const { source } = edition;
  if ("notYet" in source) return [];
  if ("list" in source) {
    if (lists.includes(source.list)) return [];
    const known = lists.join(", ");
    return [
      {
        place: `${place}/source/list`,
        zh: `没有叫 ${source.list} 的清单，可用的有：${known}`,
        en: `There is no list called ${source.list}; there are: ${known}`,
      },
    ];
  }
  const fact = facts.get(source.fact);
  return [
    ...checkSource(source, facts, `${place}/source`),
    ...(fact ? checkDimensions(edition, fact, place) : []),
  ];
}

function checkDimensions(edition: IndicatorEdition, fact: Fact, place: string): Fault[] {
  return edition.dimensions.flatMap((name) => checkDimension(name, fact, `${place}/dimensions/${name}`));
}

/** The edition in force on a day; before the first one there was no such figure. */
export function editionOn(indicator: IndicatorDefinition, day: string): IndicatorEdition | undefined {
  return indicator.editions.findLast(({ validFrom }) => validFrom <= day);
}

/** Whether two days are counted by one edition: only then is their difference a difference. */
export function isSameScale(indicator: IndicatorDefinition, day: string, other: string): boolean {
  const edition = editionOn(indicator, day);
  return edition !== undefined && edition.edition === editionOn(indicator, other)?.edition;
}
