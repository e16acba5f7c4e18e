import { mergeRanges } from "#foundation/access/scope.ts";
import { type Fact, getDimension, getMeasure } from "./fact.ts";
import {
  type BodyGroup,
  type Cell,
  type CrossTab,
  type Filter,
  type Grouping,
  type Interval,
  type Scope,
  total,
} from "./query.ts";

export interface Statement {
  readonly text: string;
  readonly values: readonly unknown[];
}

/**
 * The question as one statement: the answer that the arrays must equal, and the way when there are none. Columns: `g0…` as
 * text, `t0…` whether it is a subtotal over that grouping, `n`, `s0…`, `d`.
 */
export function crossTabSql(fact: Fact, query: CrossTab): Statement {
  const sql = new SqlWriter(fact);
  const where = sql.scope(query);
  const sums = query.sums ?? [];
  for (const name of sums) getMeasure(fact, name);
  if (query.distinct && fact.person === undefined) throw new Error(`${fact.name} is about no persons`);
  const columns = [
    ...query.by.map((grouping, i) => `(${sql.group(grouping)})::text as g${i}`),
    ...sums.map((name, i) => `${name} as m${i}`),
    ...(query.distinct ? [`${fact.person} as person`] : []),
  ];
  const results = [
    ...query.by.flatMap((_, i) => [
      `g${i}`,
      query.subtotals ? `grouping(g${i}) = 1 as t${i}` : `false as t${i}`,
    ]),
    "count(*)::float8 as n",
    ...sums.map((_, i) => `sum(m${i})::float8 as s${i}`),
    ...(query.distinct ? ["count(distinct person)::float8 as d"] : []),
  ];
  const keys = query.by.map((_, i) => `g${i}`).join(", ");
  const grouped = keys && `group by ${query.subtotals ? `cube (${keys})` : keys}`;
  // An empty table has no rows, so it has no total either.
  return {
    text: `select ${results.join(", ")} from (select ${columns.join(", ")} from ${fact.view} where ${where}) r ${grouped} having count(*) > 0`,
    values: sql.values,
  };
}

/** Ids (and persons) of the rows of one cell, lowest first. */
export function rowsSql(
  fact: Fact,
  query: CrossTab,
  group: Cell["group"],
  page: { after: string; limit: number },
): Statement {
  const sql = new SqlWriter(fact);
  const inCell = query.by.flatMap((grouping, i) => {
    const wanted = group[i] ?? null;
    if (wanted === total) return [];
    return [
      `(${sql.group(grouping)})::text is not distinct from ${sql.value(wanted === null ? null : String(wanted))}::text`,
    ];
  });
  const after = page.after === "" ? [] : [`${fact.id} > ${sql.value(page.after)}::bigint`];
  const where = [sql.scope(query), ...inCell, ...after].join(" and ");
  const person = fact.person === undefined ? "null" : `${fact.person}::text`;
  return {
    text: `select ${fact.id}::text as id, ${person} as person from ${fact.view} where ${where} order by ${fact.view}.${fact.id} limit ${Number(page.limit)}`,
    values: sql.values,
  };
}

class SqlWriter {
  readonly values: unknown[] = [];
  readonly #fact: Fact;

  constructor(fact: Fact) {
    this.#fact = fact;
  }

  value(value: unknown): string {
    this.values.push(value);
    return `$${this.values.length}`;
  }

  scope({ ranges, asOf, where }: Scope): string {
    const { body, period } = this.#fact;
    const parts = [this.#within(body, ranges)];
    if (period && asOf === undefined) parts.push(`${period.to} is null`);
    if (period && asOf !== undefined) {
      const day = `${this.value(asOf)}::date`;
      parts.push(`${period.from} <= ${day} and (${period.to} is null or ${period.to} > ${day})`);
    }
    if (where) parts.push(this.#filter(where));
    return parts.join(" and ");
  }

  #within(column: string, ranges: readonly Interval[]): string {
    const parts = mergeRanges(ranges).map(
      ({ lo, hi }) => `${column} between ${this.value(lo)}::bigint and ${this.value(hi)}::bigint`,
    );
    return parts.length === 0 ? "false" : `(${parts.join(" or ")})`;
  }

  /** Dates are compared as the text that they are. */
  #column(name: string): string {
    const { type } = getDimension(this.#fact, name);
    return type === "integer" ? name : `(${name}::text collate "C")`;
  }

  #filter(filter: Filter): string {
    if ("all" in filter) return this.#join(filter.all, " and ", "true");
    if ("any" in filter) return this.#join(filter.any, " or ", "false");
    const column = this.#column(filter.dimension);
    const type = getDimension(this.#fact, filter.dimension).type === "integer" ? "integer" : "text";
    if ("in" in filter) {
      const listed = `${column} = any(${this.value(filter.in.filter((value) => value !== null))}::${type}[])`;
      return filter.in.includes(null) ? `(${column} is null or ${listed})` : `coalesce(${listed}, false)`;
    }
    const ends = [`${column} is not null`];
    if (filter.from !== undefined) ends.push(`${column} >= ${this.value(filter.from)}::${type}`);
    if (filter.to !== undefined) ends.push(`${column} <= ${this.value(filter.to)}::${type}`);
    return `(${ends.join(" and ")})`;
  }

  #join(filters: readonly Filter[], word: string, none: string): string {
    return filters.length === 0 ? none : `(${filters.map((filter) => this.#filter(filter)).join(word)})`;
  }

  group(grouping: Grouping): string {
    if ("bodies" in grouping) return this.#bodies(grouping.bodies);
    const column = this.#column(grouping.dimension);
    if ("yearOf" in grouping) return `substr(${column}, 1, 4)::int`;
    if ("bands" in grouping) return bandsSql(column, grouping.bands);
    if ("ages" in grouping) {
      if (grouping.ages.length === 0) return "null";
      const on = `${this.value(grouping.on)}::date`;
      const born = `(${column} || substr('-01-01', length(${column}) - 3))::date`;
      // age() of a future birth is a negative interval whose year is 0.
      return bandsSql(
        `(case when ${born} <= ${on} then extract(year from age(${on}, ${born})) end)`,
        grouping.ages,
      );
    }
    return column;
  }

  #bodies(bodies: readonly BodyGroup[]): string {
    const cases = bodies.map(
      ({ key, ranges }) => `when ${this.#within(this.#fact.body, ranges)} then ${this.value(key)}::text`,
    );
    return cases.length === 0 ? "null" : `case ${cases.join(" ")} end`;
  }
}

function bandsSql(expression: string, bounds: readonly number[]): string {
  const cases = bounds
    .toReversed()
    .map((bound) => `when ${expression} >= ${Number(bound)} then ${Number(bound)}`);
  return cases.length === 0 ? "null" : `case ${cases.join(" ")} end`;
}
