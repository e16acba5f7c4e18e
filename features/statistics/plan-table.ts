import { listTops } from "#features/bodies/index.ts";
import { reachOf } from "#foundation/access/scope.ts";
import type { Fact } from "#foundation/cube/fact.ts";
import type { Filter, Grouping, Interval } from "#foundation/cube/query.ts";
import { Refused } from "#foundation/decision.ts";
import type { LookContext } from "#foundation/query/look.ts";
import { findPlace, listBranchPlaces, listPlacesBelow, type Place } from "./places-store.ts";
import { findTooFine } from "./protect.rules.ts";
import {
  type AskedCondition,
  type AskedGrouping,
  MOST_DIMENSIONS,
  type Question,
} from "./question.contract.ts";
import { fits, monthEndUpTo, readGrouping, readWhere, splitGroupings } from "./question.rules.ts";
import { clipRanges, subtractRanges } from "./ranges.rules.ts";

export type PlannedGrouping = AskedGrouping & {
  text: string;
  /** The bodies of a grouping by bodies, each with its part inside and outside of one's own unit. */
  places?: readonly PlannedPlace[];
};

export interface PlannedPlace {
  place: Place;
  /** Only what hangs on the body itself. */
  ranges: readonly Interval[];
  outside: boolean;
}

/** A question that was understood: what is asked of the engine, inside and outside of one's own unit. */
export interface TablePlan {
  fact: Fact;
  groupings: readonly PlannedGrouping[];
  rowAxes: number;
  measure: { kind: "count" | "distinct" | "sum" | "mean"; of: string | undefined };
  where: readonly AskedCondition[];
  scope: { bodyId: string | null; name: string };
  own: readonly Interval[];
  outside: readonly Interval[];
  /** Undefined: now. */
  day: string | undefined;
  otherDay: string | undefined;
}

/**
 * Understands a question, or refuses it in words. @returns undefined when there is no such body
 * @throws Refused with one of the codes of the contract
 */
export async function planTable(context: LookContext, question: Question): Promise<TablePlan | undefined> {
  const fact = context.services.cubes.facts.get(question.fact);
  if (!fact) throw new Refused("fact_unknown", { fact: question.fact });
  const rows = splitGroupings(question.rows);
  const asked = [...rows, ...splitGroupings(question.columns)].map((text) => understand(fact, text));
  if (asked.length > MOST_DIMENSIONS) throw new Refused("too_many_dimensions", { most: MOST_DIMENSIONS });
  const where = conditionsOf(fact, question.where);
  const scope = await findScope(context, question.body);
  if (!scope) return undefined;
  const outside = subtractRanges(scope.ranges, context.reach.ranges);
  if (outside.length > 0) judgeOutside(fact, asked, where, scope);
  return {
    fact,
    groupings: await Promise.all(asked.map((one) => placed(context, one, scope, outside))),
    rowAxes: rows.length,
    measure: measureOf(fact, question, asked),
    where,
    scope: { bodyId: scope.top?.bodyId ?? null, name: scope.name },
    own: clipRanges(scope.ranges, context.reach.ranges),
    outside,
    ...daysOf(context, fact, question, outside.length > 0),
  };
}

function understand(fact: Fact, text: string): PlannedGrouping {
  const grouping = readGrouping(text);
  if (!grouping || !fits(fact, grouping)) throw new Refused("grouping_unfit", { grouping: text });
  return { ...grouping, text };
}

function conditionsOf(fact: Fact, text: string): AskedCondition[] {
  const { conditions, unreadable } = readWhere(text);
  if (unreadable !== undefined) throw new Refused("condition_unfit", { condition: unreadable });
  for (const { dimension } of conditions)
    if (!Object.hasOwn(fact.dimensions, dimension))
      throw new Refused("condition_unfit", { condition: dimension });
  return conditions;
}

function measureOf(fact: Fact, question: Question, asked: readonly PlannedGrouping[]): TablePlan["measure"] {
  const [kind, of] = question.measure.split(".") as [TablePlan["measure"]["kind"], string | undefined];
  const unfit =
    (of !== undefined && !Object.hasOwn(fact.measures, of)) ||
    (kind === "distinct" && (fact.person === undefined || asked.some((one) => one.kind === "first"))) ||
    (kind === "mean" && question.share !== "none");
  if (unfit) throw new Refused("measure_unfit", { measure: question.measure });
  return { kind, of };
}

interface FoundScope {
  top: Place | undefined;
  tops: readonly Place[];
  name: string;
  ranges: readonly Interval[];
}

/** The body that is asked about, or where one's own permission lies. */
async function findScope(context: LookContext, bodyId: string | undefined): Promise<FoundScope | undefined> {
  const ids =
    bodyId === undefined ? (await listTops(context.db, context.reach)).map(({ id }) => id) : [bodyId];
  const tops = (await Promise.all(ids.map((id) => findPlace(context.db, id)))).filter(
    (one) => one !== undefined,
  );
  const [first, ...more] = tops;
  if (!first) return undefined;
  return {
    top: more.length === 0 ? first : undefined,
    tops,
    name: tops.map(({ name }) => name).join("、"),
    ranges: reachOf(tops).ranges,
  };
}

/** Kinds of bodies whose figures are told outside: committees and what stands above, no branches. */
const TOLD_OUTSIDE = new Set(["1", "4", "5", "6", "7", "8"]);

function judgeOutside(
  fact: Fact,
  asked: readonly PlannedGrouping[],
  where: readonly AskedCondition[],
  scope: FoundScope,
): void {
  if (scope.tops.some(({ kind }) => !TOLD_OUTSIDE.has(kind))) throw new Refused("outside_body_too_small");
  const isDate = (dimension: string) => fact.dimensions[dimension]?.type === "date";
  const what = findTooFine(asked, where, isDate);
  if (what !== undefined) throw new Refused("outside_too_fine", { what });
}

async function placed(
  context: LookContext,
  grouping: PlannedGrouping,
  scope: FoundScope,
  outside: readonly Interval[],
): Promise<PlannedGrouping> {
  if (grouping.kind !== "body") return grouping;
  const isOutside = ({ lo, hi }: Interval) => clipRanges([{ lo, hi }], outside).length > 0;
  if (grouping.level === "branches") {
    const branches = await listBranchPlaces(context.db, reachOf(scope.ranges));
    return { ...grouping, places: branches.map((place) => ({ place, ranges: [place], outside: false })) };
  }
  const below = scope.top ? await listPlacesBelow(context.db, scope.top.bodyId) : scope.tops;
  const places = below
    .map((place) => ({ place, ranges: [{ lo: place.lo, hi: place.hi }], outside: isOutside(place) }))
    .filter((one) => !one.outside || TOLD_OUTSIDE.has(one.place.kind));
  if (!scope.top) return { ...grouping, places };
  const self = { lo: scope.top.lo, hi: scope.top.lo };
  return { ...grouping, places: [...places, { place: scope.top, ranges: [self], outside: isOutside(self) }] };
}

function daysOf(context: LookContext, fact: Fact, question: Question, protectedPart: boolean) {
  const { today } = context;
  for (const day of [question.on, question.against]) {
    if (day === undefined) continue;
    if (!fact.period) throw new Refused("day_not_kept");
    if (day > today) throw new Refused("day_to_come", { day });
  }
  const settle = (day: string) => (protectedPart ? monthEndUpTo(day) : day);
  const plain = question.on === today ? undefined : question.on;
  return {
    day: protectedPart && fact.period ? settle(question.on ?? today) : plain,
    otherDay: question.against === undefined ? undefined : settle(question.against),
  };
}

/** The conditions as the engine takes them. Outside of one's own unit events of the running month are left out. */
export function filterOf(plan: TablePlan, today: string, outside: boolean): Filter | undefined {
  const parts: Filter[] = plan.where.map((condition) => filterOfOne(plan.fact, condition));
  const date = Object.keys(plan.fact.dimensions).find((name) => plan.fact.dimensions[name]?.type === "date");
  if (outside && !plan.fact.period && date !== undefined)
    parts.push({ dimension: date, to: monthEndUpTo(today) });
  return parts.length === 0 ? undefined : { all: parts };
}

function filterOfOne(fact: Fact, condition: AskedCondition): Filter {
  const { dimension } = condition;
  const type = fact.dimensions[dimension]?.type;
  const typed = (value: string) => (type === "integer" ? Number(value) : value);
  if ("in" in condition)
    return { dimension, in: condition.in.map((value) => (value === null ? null : typed(value))) };
  const { from, to } = condition;
  return {
    dimension,
    ...(from !== undefined && { from: typed(from) }),
    // A partial date as an end takes in all its days: 1998 means up to 1998-12-31.
    ...(to !== undefined && { to: type === "date" && to.length < 10 ? `${to}\u{10FFFF}` : typed(to) }),
  };
}

/** A grouping as the engine takes it; ages are those of the day. */
export function engineGrouping(grouping: PlannedGrouping, day: string): Grouping {
  if (grouping.kind === "body")
    return { bodies: (grouping.places ?? []).map(({ place, ranges }) => ({ key: place.bodyId, ranges })) };
  const { dimension } = grouping;
  if (grouping.kind === "year") return { dimension, yearOf: true };
  if (grouping.kind === "age") return { dimension, ages: grouping.bounds, on: day };
  return grouping.kind === "bands" ? { dimension, bands: grouping.bounds } : { dimension };
}
