import { addDays, addMonths } from "#foundation/calendar.ts";
import { mayAnywhere, reach } from "#foundation/access/scope.ts";
import { getFact } from "#foundation/cube/cubes.ts";
import { getDimension } from "#foundation/cube/fact.ts";
import { Refused } from "#foundation/decision.ts";
import type { Operation } from "#foundation/operation.ts";
import { look, type LookContext } from "#foundation/query/look.ts";
import { type Counting, countFigures, countGroups, countMoments } from "./count-figures.ts";
import {
  type FigureRow,
  type IndicatorDetail,
  listIndicatorRows as rowsContract,
  listIndicators as listContract,
  readIndicator as readContract,
} from "../figures.contract.ts";
import type { IndicatorDefinition, IndicatorEdition } from "../indicator.contract.ts";
import { editionOn } from "./indicator.rules.ts";
import type { ListItems } from "./list-items.ts";
import { nameBodies, nameCases, namePersons } from "./row-store.ts";
import { childrenOf, findScope, type ScopeOf } from "./scope-of.ts";
import type { FactSource } from "../source.contract.ts";
import { questionsOf } from "./source.rules.ts";

export const CHILDREN = "children";

/** What a city counts, handed in by the composition. */
export interface FiguresOf {
  indicators: readonly IndicatorDefinition[];
  lists: ListItems;
}

export function figureOperations({ indicators, lists }: FiguresOf): readonly Operation[] {
  const byCode = new Map(indicators.map((one) => [one.code, one]));
  return [
    look(listContract, async (context, input) => {
      const scope = await findScope(context, input);
      if (!scope) return undefined;
      const { figures, at } = await countFigures({ context, lists }, indicators, scope);
      return { answer: { scope: scopeAnswer(scope, at), figures } };
    }),
    look(readContract, async (context, input) => {
      const indicator = byCode.get(input.code);
      const scope = indicator && (await findScope(context, input));
      if (!scope) return undefined;
      return { answer: await detailOf({ context, lists }, indicator, scope, input) };
    }),
    look(rowsContract, async (context, input) => {
      const indicator = byCode.get(input.code);
      const scope = indicator && (await findScope(context, input));
      const edition = scope && editionOn(indicator, scope.day);
      if (!edition) return undefined;
      const page = await rowsOf({ context, lists }, edition, scope, input);
      return {
        answer: page,
        persons: page.rows.flatMap(({ personId }) => personId ?? []),
        bodyId: scope.place.bodyId,
        detail: { code: input.code, day: scope.day, rows: page.rows.length },
      };
    }),
  ];
}

export function scopeAnswer({ place, day, before }: ScopeOf, at: string): IndicatorDetail["scope"] {
  return { bodyId: place.bodyId, name: place.name, day, before, at };
}

async function detailOf(
  counting: Counting,
  indicator: IndicatorDefinition,
  scope: ScopeOf,
  asked: { by: string; trend: "yes" | "no" },
): Promise<IndicatorDetail> {
  const { figures, at } = await countFigures(counting, [indicator], scope);
  const [figure] = figures;
  const edition = editionOn(indicator, scope.day);
  // Before its first edition a figure does not exist.
  if (!figure || !edition) throw new Refused("not_found");
  const source = "fact" in edition.source ? edition.source : undefined;
  return {
    scope: scopeAnswer(scope, at),
    figure,
    counts: edition.counts,
    basis: edition.basis,
    editions: indicator.editions.map(({ edition: number, validFrom, counts, basis }) => ({
      edition: number,
      validFrom,
      counts,
      basis,
    })),
    ways: source ? waysOf(counting, edition, source) : [],
    breakdown: await breakdownOf(counting, edition, scope, asked.by),
    ...(source && asked.trend === "yes" ? await trendOf(counting, source, scope) : { years: [], months: [] }),
    rows: await rowCount(counting, edition, scope),
  };
}

function waysOf({ context }: Counting, edition: IndicatorEdition, source: FactSource) {
  const fact = getFact(context.services.cubes.facts, source.fact);
  return [
    { code: CHILDREN, label: { zh: "下级组织", en: "Bodies below" }, codes: null },
    ...edition.dimensions.map((code) => {
      const { label, codes } = getDimension(fact, code);
      return { code, label, codes: codes ?? null };
    }),
  ];
}

/** Who hangs on the body itself has no name of a child. */
async function breakdownOf(
  counting: Counting,
  edition: IndicatorEdition,
  scope: ScopeOf,
  by: string,
): Promise<IndicatorDetail["breakdown"]> {
  const { source } = edition;
  if ("notYet" in source) return { by, lines: [] };
  const { db } = counting.context;
  if ("list" in source) {
    const items = await counting.lists.items(db, source.list, scope.day);
    return { by: "items", lines: items.map(({ key, name }) => ({ key, name: name.zh, value: null })) };
  }
  const moment = { ranges: await scope.rangesOn(scope.day), day: scope.day };
  if (by !== CHILDREN) {
    if (!edition.dimensions.includes(by)) throw new Refused("breakdown_unfit", { by });
    const groups = await countGroups(counting, source, moment, { dimension: by });
    const lines = [...groups].map(([key, value]) => ({
      key: key === null ? null : String(key),
      name: "",
      value,
    }));
    return { by, lines: lines.toSorted((a, b) => (b.value ?? 0) - (a.value ?? 0)) };
  }
  const { own, children } = await childrenOf(counting.context, scope);
  if (children.length === 0) return { by, lines: [] };
  const bodies = [...children, { bodyId: scope.place.bodyId, name: scope.place.name, ranges: own }];
  const groups = await countGroups(counting, source, moment, {
    bodies: bodies.map(({ bodyId, ranges }) => ({ key: bodyId, ranges })),
  });
  const lines = children.map(({ bodyId, name }) => ({ key: bodyId, name, value: groups.get(bodyId) ?? 0 }));
  const itself = groups.get(scope.place.bodyId);
  if (itself !== undefined && itself !== null)
    lines.push({ key: scope.place.bodyId, name: scope.place.name, value: itself });
  return { by, lines };
}

const YEARS = 5;
const MONTHS = 12;

/** The last days of the years and months before, and the day itself. Of events each month counts its own. */
async function trendOf(
  counting: Counting,
  source: FactSource,
  scope: ScopeOf,
): Promise<Pick<IndicatorDetail, "years" | "months">> {
  const year = Number(scope.day.slice(0, 4));
  const yearDays = Array.from({ length: YEARS }, (_, back) =>
    back === YEARS - 1 ? scope.day : `${year - (YEARS - 1 - back)}-12-31`,
  );
  const monthDays = monthEnds(scope.day);
  const moments = await Promise.all(
    [...yearDays, ...monthDays].map(async (day, index) => ({
      ranges: await scope.rangesOn(day),
      day,
      ...(index >= yearDays.length && { from: `${day.slice(0, 7)}-01` }),
    })),
  );
  const values = await countMoments(counting, source, moments);
  const points = moments.map(({ day }, index) => ({ day, value: values[index] ?? null }));
  return { years: points.slice(0, YEARS), months: points.slice(YEARS) };
}

function monthEnds(day: string): string[] {
  const first = `${day.slice(0, 7)}-01`;
  const ends = Array.from({ length: MONTHS - 1 }, (_, back) => addDays(addMonths(first, -back), -1));
  return [...ends.toReversed(), day];
}

async function rowCount({ context, lists }: Counting, edition: IndicatorEdition, scope: ScopeOf) {
  const { source } = edition;
  if ("notYet" in source) return { count: 0, mayOpen: false };
  if ("list" in source)
    return { count: (await lists.items(context.db, source.list, scope.day)).length, mayOpen: true };
  const moment = { ranges: await scope.rangesOn(scope.day), day: scope.day };
  const [question] = questionsOf(source, moment);
  const { tables } = await context.services.cubes.tables(question ? [question] : []);
  return { count: tables[0]?.[0]?.count ?? 0, mayOpen: mayOpen(context, source.fact, scope) };
}

/** Rows are opened by whoever may read the people, and the cases where the rows are cases. */
function mayOpen({ actor }: LookContext, fact: string, scope: ScopeOf): boolean {
  const needed = ["people.read", ...(isCase(fact) ? ["cases.read"] : [])];
  return needed.every(
    (permission) =>
      mayAnywhere(actor, permission) &&
      reach(actor, permission).ranges.some(({ lo, hi }) => lo <= scope.place.lo && scope.place.hi <= hi),
  );
}

function isCase(fact: string): fact is "case" | "step" {
  return fact === "case" || fact === "step";
}

async function rowsOf(
  { context }: Counting,
  { source }: IndicatorEdition,
  scope: ScopeOf,
  page: { after: string; limit: number },
): Promise<{ rows: FigureRow[]; next: string | null }> {
  if (!("fact" in source)) return { rows: [], next: null };
  if (!mayOpen(context, source.fact, scope)) throw new Refused("forbidden");
  const [question] = questionsOf(source, { ranges: await scope.rangesOn(scope.day), day: scope.day });
  if (!question) return { rows: [], next: null };
  const { ids, persons, next } = await context.services.cubes.rows(source.fact, question.query, [], page);
  return { rows: await nameRows(context, source.fact, ids, persons), next };
}

function nameRows(
  { db }: LookContext,
  fact: string,
  ids: readonly string[],
  persons: readonly (string | null)[],
): Promise<FigureRow[]> {
  if (fact === "body") return nameBodies(db, ids);
  if (isCase(fact)) return nameCases(db, fact, ids);
  return namePersons(
    db,
    ids.map((id, index) => ({ id, person: persons[index] ?? null })),
  );
}
