import { mayAnywhere, reach } from "#foundation/access/scope.ts";
import type { Value } from "#foundation/cube/fact.ts";
import { total } from "#foundation/cube/query.ts";
import { Refused } from "#foundation/decision.ts";
import { look, type LookContext } from "#foundation/query/look.ts";
import { type CountedTable, countTables } from "./count-table.ts";
import { type Axis, type CrossTabAnswer, readCrosstab as contract } from "./crosstab.contract.ts";
import { groupingLabel, groupName, orderValues } from "./label.rules.ts";
import { type PlannedGrouping, planTable, type TablePlan } from "./plan-table.ts";
import type { Question } from "./question.contract.ts";
import { clipRanges } from "./ranges.rules.ts";
import { rowPermission } from "./row-permission.rules.ts";
import { notTold } from "./table.rules.ts";

export const readCrosstab = look(contract, async (context, question) => {
  const answer = await answerTable(context, question);
  return answer && { answer };
});

/** More cells than a browser should be sent at once. */
const MOST_CELLS = 300_000;
/** So many bodies as groups are counted by the arrays only. */
const MOST_PLACES_BY_SQL = 3000;

/** The whole answer to a question; undefined when the body does not exist. @throws Refused as the contract says */
export async function answerTable(
  context: LookContext,
  question: Question,
): Promise<CrossTabAnswer | undefined> {
  const began = performance.now();
  const plan = await planTable(context, question);
  if (!plan) return undefined;
  await judgeSize(context, plan);
  const { tables, at, by } = await countTables(context.services, plan, context.today);
  const axes = plan.groupings.map((grouping, i) => axisOf(plan, grouping, i, tables));
  const scope = { ...plan.scope, outside: plan.outside };
  const cells = cellsOf({ axes, scope }, tables);
  if (cells.length > MOST_CELLS)
    throw new Refused("too_many_cells", { cells: cells.length, most: MOST_CELLS });
  return {
    axes,
    rowAxes: plan.rowAxes,
    cells,
    scope,
    day: plan.days[0].day ?? null,
    otherDay: plan.days[1]?.day ?? null,
    at,
    took: Math.round((performance.now() - began) * 10) / 10,
    by,
    opens: mayOpen(context, plan),
  };
}

function mayOpen({ actor }: LookContext, plan: TablePlan): boolean {
  const permission = rowPermission(plan.fact.name);
  return (
    mayAnywhere(actor, permission) && clipRanges(plan.days[0].own, reach(actor, permission).ranges).length > 0
  );
}

async function judgeSize(context: LookContext, plan: TablePlan): Promise<void> {
  const places = Math.max(0, ...plan.groupings.map((one) => one.places?.length ?? 0));
  if (places <= MOST_PLACES_BY_SQL) return;
  const states = await context.services.cubes.status();
  if (states.find(({ fact }) => fact === plan.fact.name)?.state !== "ready")
    throw new Refused("too_many_cells", { cells: places, most: MOST_PLACES_BY_SQL });
}

function axisOf(
  plan: TablePlan,
  grouping: PlannedGrouping,
  i: number,
  tables: readonly CountedTable[],
): Axis {
  const found = new Set<Value>();
  for (const { cells } of tables)
    for (const { group } of cells) if (group[i] !== undefined && group[i] !== total) found.add(group[i]);
  return {
    grouping: grouping.text,
    label: groupingLabel(plan.fact, grouping),
    entries:
      grouping.kind === "body"
        ? placeEntries(plan, grouping, found)
        : orderValues(plan.fact, grouping, found).map((key) => ({
            key,
            name: groupName(plan.fact, grouping, key),
          })),
  };
}

/** Every body is named, also one that has nothing to count; the body itself only if something hangs on it. */
function placeEntries(
  plan: TablePlan,
  grouping: PlannedGrouping,
  found: ReadonlySet<Value>,
): Axis["entries"] {
  const places = (grouping.places ?? []).filter(
    ({ place }) =>
      place.bodyId !== plan.scope.bodyId || found.has(place.bodyId) || grouping.places?.length === 1,
  );
  const named = places.map(({ place, outside }) => ({
    key: place.bodyId,
    name:
      place.bodyId === plan.scope.bodyId
        ? { zh: `${place.name}（本级）`, en: `${place.name} (itself)` }
        : { zh: place.name, en: place.name },
    body: { kind: place.kind, division: place.division, outside },
  }));
  return found.has(null)
    ? [...named, { key: null, name: groupName(plan.fact, grouping as never, null) }]
    : named;
}

/** Lines of places and values: [place in each axis…, value, value on the other day]. */
function cellsOf(
  shape: Pick<CrossTabAnswer, "axes" | "scope">,
  tables: readonly CountedTable[],
): (number | null)[][] {
  const { axes } = shape;
  const places = axes.map(({ entries }) => new Map<Value, number>(entries.map(({ key }, i) => [key, i])));
  const lines = new Map<string, (number | null)[]>();
  for (const [which, { cells }] of tables.entries()) {
    for (const { group, value } of cells) {
      const at = group.map((key, i) => (key === total ? -1 : (places[i]?.get(key) ?? -1)));
      const line = lines.get(at.join()) ?? [...at, ...tables.map(() => (notTold(shape, at) ? null : 0))];
      line[at.length + which] = value;
      lines.set(at.join(), line);
    }
  }
  return [...lines.values()];
}
