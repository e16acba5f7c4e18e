import type { FactQuery } from "#foundation/cube/cubes.ts";
import { type Cell, type CrossTab, type Interval, total } from "#foundation/cube/query.ts";
import type { Services } from "#foundation/services.ts";
import {
  type DayPlan,
  engineGrouping,
  filterOf,
  type PlannedGrouping,
  type TablePlan,
} from "./plan-table.ts";
import { blur, blurMean, identityOf } from "./protect.rules.ts";
import { clipRanges } from "./ranges.rules.ts";

/** What stands in one cell before it becomes the value that was asked for. */
interface Amount {
  count: number;
  distinct: number;
  sum: number;
  /** Part of it is not told. */
  hidden: boolean;
}

export interface CountedCell {
  group: Cell["group"];
  value: number;
}

export interface CountedTable {
  day: string | undefined;
  cells: CountedCell[];
}

export interface Counted {
  tables: CountedTable[];
  at: string;
  by: "arrays" | "sql";
}

/**
 * Counts the table of a plan on its day, and on the other day if one is asked, all at one state of the records. Inside of
 * one's own unit exactly, the rest as protect.rules.ts tells it.
 */
export async function countTables(services: Services, plan: TablePlan, today: string): Promise<Counted> {
  const asked = plan.days.flatMap((day) => [
    queryOf(plan, day, day.own, today),
    queryOf(plan, day, day.outside, today),
  ]);
  const filled = asked.filter(({ query }) => query.ranges.length > 0);
  const { tables, at, by } = await services.cubes.tables(filled);
  const answers = new Map(filled.map((one, i) => [one, tables[i] ?? []]));
  const cellsOf = (nr: number) => rolledUp(plan.groupings, answers.get(asked[nr] as FactQuery) ?? []);
  return {
    at,
    by,
    tables: plan.days.map((day, i) => ({
      day: day.day,
      cells: mergeParts(plan, day, cellsOf(2 * i), cellsOf(2 * i + 1), services.keys),
    })),
  };
}

/** What is asked of the engine for one part of the scope on one day. */
export function queryOf(
  plan: TablePlan,
  { day, groupings, outside }: DayPlan,
  ranges: readonly Interval[],
  today: string,
): FactQuery {
  const where = filterOf(plan, today, ranges === outside);
  const { kind, of } = plan.measure;
  const query: CrossTab = {
    ranges,
    by: groupings.map((grouping) => engineGrouping(grouping, day ?? today)),
    subtotals: true,
    ...(where && { where }),
    ...(day !== undefined && plan.fact.period && { asOf: day }),
    ...(of !== undefined && { sums: [of] }),
    ...(kind === "distinct" && { distinct: true }),
  };
  return { fact: plan.fact.name, query };
}

/** Values told by their first characters are counted by the engine one by one and put together here. */
function rolledUp(groupings: readonly PlannedGrouping[], cells: readonly Cell[]): readonly Cell[] {
  if (groupings.every(({ kind }) => kind !== "first")) return cells;
  const sums = new Map<string, Cell>();
  for (const cell of cells) {
    const group = cell.group.map((value, i) => cut(groupings[i], value));
    const key = JSON.stringify(group);
    const former = sums.get(key);
    sums.set(key, {
      group,
      count: cell.count + (former?.count ?? 0),
      sums: cell.sums.map((sum, i) => sum + (former?.sums[i] ?? 0)),
      distinct: undefined,
    });
  }
  return [...sums.values()];
}

function cut(grouping: PlannedGrouping | undefined, value: Cell["group"][number]) {
  return grouping?.kind === "first" && typeof value === "string" && value !== total
    ? value.slice(0, grouping.length)
    : value;
}

function mergeParts(
  plan: TablePlan,
  day: DayPlan,
  own: readonly Cell[],
  outside: readonly Cell[],
  keys: Services["keys"],
): CountedCell[] {
  const amounts = new Map<string, { group: Cell["group"]; amount: Amount }>();
  for (const cell of own) amounts.set(JSON.stringify(cell.group), { group: cell.group, amount: exact(cell) });
  for (const cell of outside) {
    const key = JSON.stringify(cell.group);
    const told = blurred(plan, day, cell, keys);
    const mine = amounts.get(key)?.amount;
    amounts.set(key, { group: cell.group, amount: mine ? added(mine, told) : told });
  }
  // A figure that is not told leaves no trace: not even that there is anybody.
  return [...amounts.values()].flatMap(({ group, amount }) =>
    amount.hidden ? [] : [{ group, value: valueOf(plan, amount) }],
  );
}

function exact({ count, distinct, sums }: Cell): Amount {
  return { count, distinct: distinct ?? 0, sum: sums[0] ?? 0, hidden: false };
}

function blurred(plan: TablePlan, day: DayPlan, cell: Cell, keys: Services["keys"]): Amount {
  const identity = identityOfCell(plan, day, cell);
  const draw = keys.mac("statistics-draw", identity).readUInt32BE(0);
  const count = blur(cell.count, draw);
  const people = blur(cell.distinct ?? 0, draw >>> 8);
  if (count === undefined || (plan.measure.kind === "distinct" && people === undefined))
    return { count: 0, distinct: 0, sum: 0, hidden: true };
  return {
    count,
    distinct: people ?? 0,
    sum: blurMean((cell.sums[0] ?? 0) / cell.count) * count,
    hidden: false,
  };
}

/** The rows of a cell of the outside part, whatever table it stands in: narrowed by groups and conditions alike. */
function identityOfCell(plan: TablePlan, day: DayPlan, cell: Cell): string {
  let ranges: readonly Interval[] = day.outside;
  const parts: [string, string, string | number | null][] = plan.where.map((condition) =>
    "in" in condition
      ? [condition.dimension, "value", condition.in[0] ?? null]
      : [condition.dimension, "range", null],
  );
  for (const [i, value] of cell.group.entries()) {
    const grouping = day.groupings[i];
    if (value === total || !grouping) continue;
    if (grouping.kind !== "body") parts.push([grouping.dimension, grouping.kind, value]);
    else if (value === null) parts.push(["body", "none", null]);
    else {
      const place = grouping.places?.find((one) => one.place.bodyId === value);
      ranges = clipRanges(ranges, place?.ranges ?? []);
    }
  }
  return identityOf(plan.fact.name, ranges, parts);
}

function added(one: Amount, other: Amount): Amount {
  return {
    count: one.count + other.count,
    distinct: one.distinct + other.distinct,
    sum: one.sum + other.sum,
    hidden: one.hidden || other.hidden,
  };
}

function valueOf({ measure }: TablePlan, amount: Amount): number {
  const { count, distinct, sum } = amount;
  return { count, distinct, sum, mean: sum / count }[measure.kind];
}
