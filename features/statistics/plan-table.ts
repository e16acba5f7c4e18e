import { childrenOn, listTops, subtreeOn } from "#features/bodies/index.ts";
import { reachOf } from "#foundation/access/scope.ts";
import type { Fact } from "#foundation/cube/fact.ts";
import type { Filter, Grouping, Interval } from "#foundation/cube/query.ts";
import { Refused } from "#foundation/decision.ts";
import type { LookContext } from "#foundation/query/look.ts";
import { findPlace, listBranchPlaces, listPlaces, listPlacesBelow, type Place } from "./places-store.ts";
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

/** The tree and the reach as they lie on one of the days that are asked about. */
export interface DayPlan {
  /** Undefined: now. */
  day: string | undefined;
  own: readonly Interval[];
  outside: readonly Interval[];
  groupings: readonly PlannedGrouping[];
}

/** A question that was understood: what is asked of the engine, inside and outside of one's own unit. */
export interface TablePlan {
  fact: Fact;
  /** With the bodies of all days. */
  groupings: readonly PlannedGrouping[];
  rowAxes: number;
  measure: { kind: "count" | "distinct" | "sum" | "mean"; of: string | undefined };
  where: readonly AskedCondition[];
  scope: { bodyId: string | null; name: string };
  outside: boolean;
  /** The day itself, and the other day if one is asked. */
  days: readonly [DayPlan, ...DayPlan[]];
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
  const measure = measureOf(fact, question, asked);
  const days = askedDays(context, fact, question);
  const scope = await findScope(context, question.body);
  if (!scope) return undefined;
  const outside = await reachesOutside(context, scope, days);
  if (outside) judgeOutside(fact, asked, where, scope);
  const settled = outside && fact.period ? days.map((day) => monthEndUpTo(day ?? context.today)) : days;
  const plans = await Promise.all(settled.map((day) => planDay(context, asked, scope, day)));
  const [first, ...more] = plans;
  return {
    fact,
    groupings: asked.map((one, i) => ({ ...one, ...placesOf(plans.map(({ groupings }) => groupings[i])) })),
    rowAxes: rows.length,
    measure,
    where,
    scope: { bodyId: scope.top?.bodyId ?? null, name: scope.name },
    outside,
    days: [first as DayPlan, ...more],
  };
}

/** Bodies that stood below on any of the days, the first day's first. */
function placesOf(groupings: readonly (PlannedGrouping | undefined)[]): Pick<PlannedGrouping, "places"> {
  const all = groupings.flatMap((one) => one?.places ?? []);
  if (all.length === 0) return {};
  const byId = new Map<string, PlannedPlace>();
  for (const one of all) {
    const former = byId.get(one.place.bodyId);
    byId.set(one.place.bodyId, former ? { ...former, outside: former.outside || one.outside } : one);
  }
  return { places: [...byId.values()] };
}

/** Whether anything of the scope lies outside of one's own unit, now or on one of the days. */
async function reachesOutside(
  context: LookContext,
  scope: FoundScope,
  days: readonly (string | undefined)[],
): Promise<boolean> {
  const lists = await Promise.all([undefined, ...days].map((day) => rangesOf(context, scope, day)));
  return lists.some((ranges) => subtractRanges(ranges, context.reach.ranges).length > 0);
}

/** Today's numbers of what stood below on a day. */
async function rangesOf(
  { db }: LookContext,
  { top, ranges }: FoundScope,
  day: string | undefined,
): Promise<readonly Interval[]> {
  return day === undefined || !top ? ranges : subtreeOn(db, top.bodyId, day);
}

async function planDay(
  context: LookContext,
  asked: readonly PlannedGrouping[],
  scope: FoundScope,
  day: string | undefined,
): Promise<DayPlan> {
  const ranges = await rangesOf(context, scope, day);
  const outside = subtractRanges(ranges, context.reach.ranges);
  return {
    day,
    own: clipRanges(ranges, context.reach.ranges),
    outside,
    groupings: await Promise.all(
      asked.map((one) => placed(context, one, { ...scope, ranges }, day, outside)),
    ),
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
  day: string | undefined,
  outside: readonly Interval[],
): Promise<PlannedGrouping> {
  if (grouping.kind !== "body") return grouping;
  if (grouping.level === "branches") {
    const branches = await listBranchPlaces(context.db, reachOf([...scope.ranges]));
    return { ...grouping, places: branches.map((place) => ({ place, ranges: [place], outside: false })) };
  }
  const places = await placesBelow(context, scope, day);
  return {
    ...grouping,
    places: places
      .map((one) => ({ ...one, outside: clipRanges(one.ranges, outside).length > 0 }))
      .filter((one) => !one.outside || TOLD_OUTSIDE.has(one.place.kind)),
  };
}

type PlaceOfDay = Omit<PlannedPlace, "outside">;

/** What stood directly below on the day, and the body itself last; where several bodies are asked about, these. */
async function placesBelow(
  { db }: LookContext,
  { top, tops }: FoundScope,
  day: string | undefined,
): Promise<PlaceOfDay[]> {
  const whole = (place: Place): PlaceOfDay => ({ place, ranges: [{ lo: place.lo, hi: place.hi }] });
  if (!top) return tops.map(whole);
  const itself: PlaceOfDay = { place: top, ranges: [{ lo: top.lo, hi: top.lo }] };
  if (day === undefined) return [...(await listPlacesBelow(db, top.bodyId)).map(whole), itself];
  const { children } = await childrenOn(db, top.bodyId, day);
  const known = await listPlaces(
    db,
    children.map(({ bodyId }) => bodyId),
  );
  const then = children.flatMap(({ bodyId, name, ranges }) => {
    const place = known.get(bodyId);
    return place ? [{ place: { ...place, name }, ranges }] : [];
  });
  return [...then, itself];
}

/** The day that is asked about (undefined: now) and the other one. */
function askedDays({ today }: LookContext, fact: Fact, { on, against }: Question): (string | undefined)[] {
  for (const day of [on, against]) {
    if (day === undefined) continue;
    if (!fact.period) throw new Refused("day_not_kept");
    if (day > today) throw new Refused("day_to_come", { day });
  }
  const plain = on === today ? undefined : on;
  return against === undefined ? [plain] : [plain, against];
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
