import type { FactQuery } from "#foundation/cube/cubes.ts";
import type { Cell, Grouping } from "#foundation/cube/query.ts";
import type { LookContext } from "#foundation/query/look.ts";
import type { Figure } from "../figures.contract.ts";
import type { IndicatorDefinition, IndicatorEdition } from "../indicator.contract.ts";
import { editionOn, isSameScale } from "./indicator.rules.ts";
import type { ListItems } from "./list-items.ts";
import type { ScopeOf } from "./scope-of.ts";
import type { FactSource } from "../source.contract.ts";
import { type Moment, numberOf, questionsOf } from "./source.rules.ts";

export interface Counting {
  context: LookContext;
  lists: ListItems;
}

interface Asked {
  code: string;
  source: FactSource;
  /** Where the answers begin, and how many there are. */
  at: number;
  count: number;
}

/** The values of figures at one moment; those that have no source are left out. */
async function valuesOf(
  { context, lists }: Counting,
  editions: ReadonlyMap<string, IndicatorEdition>,
  moment: Moment,
): Promise<{ values: Map<string, number | null>; at: string }> {
  const queries: FactQuery[] = [];
  const asked: Asked[] = [];
  const values = new Map<string, number | null>();
  for (const [code, { source }] of editions) {
    if ("fact" in source) {
      const questions = questionsOf(source, moment);
      asked.push({ code, source, at: queries.length, count: questions.length });
      queries.push(...questions);
    } else if ("list" in source) {
      // oxlint-disable-next-line no-await-in-loop -- a few, read from memory
      values.set(code, (await lists.items(context.db, source.list, moment.day)).length);
    }
  }
  const { tables, at } = await context.services.cubes.tables(queries);
  for (const one of asked) {
    const [whole, kept] = tables.slice(one.at, one.at + one.count);
    values.set(one.code, numberOf(one.source.measure, whole?.[0], kept?.[0]));
  }
  return { values, at };
}

function editionsOn(
  indicators: readonly IndicatorDefinition[],
  day: string,
): ReadonlyMap<string, IndicatorEdition> {
  return new Map(
    indicators.flatMap((one) => {
      const edition = editionOn(one, day);
      return edition ? [[one.code, edition] as const] : [];
    }),
  );
}

/** Figures on the day of a scope, each with the value of the same day a year before. */
export async function countFigures(
  counting: Counting,
  indicators: readonly IndicatorDefinition[],
  scope: ScopeOf,
): Promise<{ figures: Figure[]; at: string }> {
  const { day, before } = scope;
  const editions = editionsOn(indicators, day);
  const [now, then] = await Promise.all([
    valuesOf(counting, editions, { ranges: await scope.rangesOn(day), day }),
    valuesOf(counting, editionsOn(indicators, before), { ranges: await scope.rangesOn(before), day: before }),
  ]);
  const figures = indicators.flatMap((indicator) => {
    const edition = editions.get(indicator.code);
    if (!edition) return [];
    const value = now.values.get(indicator.code) ?? null;
    return [
      figureOf(indicator, edition, { day, before, value, last: then.values.get(indicator.code) ?? null }),
    ];
  });
  return { figures, at: now.at };
}

function figureOf(
  indicator: IndicatorDefinition,
  edition: IndicatorEdition,
  told: { day: string; before: string; value: number | null; last: number | null },
): Figure {
  const year = Number(told.day.slice(0, 4));
  return {
    code: indicator.code,
    lever: indicator.lever,
    edition: edition.edition,
    validFrom: edition.validFrom,
    name: edition.name,
    unit: edition.unit,
    digits: edition.digits,
    value: told.value,
    before: told.last,
    comparable: isSameScale(indicator, told.day, told.before),
    target: edition.targets.find((target) => target.year === year)?.value ?? null,
    notYet: "notYet" in edition.source ? edition.source.notYet : null,
  };
}

/** A source counted by groups; a key for each group. */
export async function countGroups(
  { context }: Counting,
  source: FactSource,
  moment: Moment,
  grouping: Grouping,
): Promise<Map<Cell["group"][number], number | null>> {
  const { tables } = await context.services.cubes.tables(questionsOf(source, moment, [grouping]));
  const kept = new Map((tables[1] ?? []).map((cell) => [cell.group[0] ?? null, cell]));
  return new Map(
    (tables[0] ?? []).map((cell) => {
      const key = cell.group[0] ?? null;
      return [key, numberOf(source.measure, cell, kept.get(key))];
    }),
  );
}

/** A source at several moments. */
export async function countMoments(
  { context }: Counting,
  source: FactSource,
  moments: readonly Moment[],
): Promise<(number | null)[]> {
  const questions = moments.map((moment) => questionsOf(source, moment));
  const { tables } = await context.services.cubes.tables(questions.flat());
  let at = 0;
  return questions.map((own) => {
    const [whole, kept] = tables.slice(at, at + own.length);
    at += own.length;
    return numberOf(source.measure, whole?.[0], kept?.[0]);
  });
}
