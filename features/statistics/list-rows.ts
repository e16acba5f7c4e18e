import { reach } from "#foundation/access/scope.ts";
import type { Value } from "#foundation/cube/fact.ts";
import { total } from "#foundation/cube/query.ts";
import type { FactQuery } from "#foundation/cube/cubes.ts";
import { Refused } from "#foundation/decision.ts";
import { look, type LookContext } from "#foundation/query/look.ts";
import { queryOf } from "./count-table.ts";
import { groupName } from "./label.rules.ts";
import { type PlannedGrouping, planTable, type TablePlan } from "./plan-table.ts";
import { clipRanges } from "./ranges.rules.ts";
import { rowPermission } from "./row-permission.rules.ts";
import { listRows as contract } from "./rows.contract.ts";
import { readFactRows, type StoredFactRow } from "./rows-store.ts";

/** What is shown of a row beside name and body. */
const COLUMNS: Readonly<Record<string, readonly string[]>> = {
  membership: ["birth_date", "join_date", "education"],
  post: ["post", "birth_date", "education"],
  body: ["kind", "established_on", "term_end"],
  case: ["procedure", "stage", "opened_on"],
  step: ["procedure", "step", "decided_on"],
};

export const listRows = look(contract, async (context, input) => {
  const { cell, why, after, limit, ...question } = input;
  const plan = await planTable(context, question);
  if (!plan) return undefined;
  const seen = reach(context.actor, rowPermission(plan.fact.name));
  const [day] = plan.days;
  const ranges = clipRanges(day.own, seen.ranges);
  if (ranges.length === 0) return undefined;
  const { query, group } = await inCell(context, plan, queryOf(plan, day, ranges, context.today), cell);
  const found = await context.services.cubes.rows(plan.fact.name, query, group, {
    after: after ?? "",
    limit,
  });
  const columns = columnsOf(plan);
  const people = reach(context.actor, "people.read");
  const rows = await readFactRows(context.services.database.steady, plan.fact, columns, found.ids, people);
  return {
    answer: {
      columns: columns.map((name) => plan.fact.dimensions[name]?.label ?? { zh: name, en: name }),
      rows: rows.map((row) => shown(plan, columns, row)),
      next: found.next,
    },
    persons: rows.flatMap(({ personId }) => (personId === null ? [] : [personId])),
    purpose: why,
    ...(plan.scope.bodyId !== null && { bodyId: plan.scope.bodyId }),
    detail: { question, cell, rows: rows.length },
  };
});

function columnsOf({ fact }: TablePlan): readonly string[] {
  const wanted = COLUMNS[fact.name] ?? Object.keys(fact.dimensions).slice(0, 3);
  return wanted.filter((name) => Object.hasOwn(fact.dimensions, name));
}

function shown({ fact }: TablePlan, columns: readonly string[], row: StoredFactRow) {
  return {
    ...row,
    to: pageOf(fact.name, row),
    values: columns.map((dimension, i) => {
      const value = row.values[i] ?? null;
      return value === null ? { zh: "", en: "" } : groupName(fact, { kind: "value", dimension }, value);
    }),
  };
}

function pageOf(fact: string, row: StoredFactRow): string | null {
  if (fact === "case") return `/cases/${row.id}`;
  if (fact === "body") return row.bodyId === null ? null : `/bodies/${row.bodyId}`;
  return row.personId === null ? null : `/people/${row.personId}`;
}

/** The cell as the engine knows it. Values told by their first characters become a condition. */
async function inCell(context: LookContext, plan: TablePlan, asked: FactQuery, cell: string) {
  const keys = plan.groupings.length === 0 && cell === "" ? [] : cell.split("~");
  if (keys.length !== plan.groupings.length) throw new Refused("cell_unreadable", { cell });
  const group = keys.map((key, i) => keyOf(plan, plan.groupings[i], key));
  let { query } = asked;
  for (const [i, grouping] of plan.groupings.entries()) {
    const value = group[i];
    if (grouping.kind !== "first" || value === total || typeof value !== "string") continue;
    // oxlint-disable-next-line no-await-in-loop -- one such grouping, seldom two
    const values = await valuesBeginning(context, { ...asked, query }, grouping.dimension, value);
    const where = { dimension: grouping.dimension, in: values };
    query = { ...query, where: query.where ? { all: [query.where, where] } : where };
    group[i] = total;
  }
  return { query, group };
}

const NUMBERS = new Set(["year", "age", "bands"]);

function typeOf(fact: TablePlan["fact"], grouping: PlannedGrouping): string | undefined {
  return grouping.kind === "value" ? fact.dimensions[grouping.dimension]?.type : undefined;
}

function keyOf({ fact }: TablePlan, grouping: PlannedGrouping | undefined, key: string): Value {
  if (key === "*") return total;
  if (key === "-" || !grouping) return null;
  const isNumber = NUMBERS.has(grouping.kind) || typeOf(fact, grouping) === "integer";
  if (isNumber && !/^\d{1,9}$/.test(key)) throw new Refused("cell_unreadable", { cell: key });
  return isNumber ? Number(key) : key;
}

async function valuesBeginning({ services }: LookContext, asked: FactQuery, dimension: string, text: string) {
  const query = { ...asked.query, by: [{ dimension }], subtotals: false };
  const { tables } = await services.cubes.tables([{ fact: asked.fact, query }]);
  return (tables[0] ?? []).flatMap(({ group: [value] }) =>
    typeof value === "string" && value.startsWith(text) ? [value] : [],
  );
}
