import type { FactQuery } from "#foundation/cube/cubes.ts";
import { type Cell, type Grouping, total } from "#foundation/cube/query.ts";
import { type AnnualAxis, type AnnualTable, type FilledTable, TOTAL } from "../annual.contract.ts";
import { type AxisPart, partsOf } from "./annual-axis.rules.ts";
import type { PackFilter } from "../source.contract.ts";
import { type Moment, questionOf } from "../figures/source.rules.ts";

/** The day of the tables and the last day of the year before, each with the ranges of the body on that day. */
export interface AnnualMoment {
  now: Moment;
  before: Moment;
}

export interface AnnualPlan {
  queries: FactQuery[];
  /** The tables out of the answers, in the order of the queries. */
  fill(answers: readonly (readonly Cell[])[]): FilledTable[];
}

interface Wanted {
  scope: string;
  by: readonly string[];
  query: FactQuery;
}

type Line = FilledTable["rows"][number];

export const LAST = "last";
export const NOW = "now";
const CHANGE = "change";

/**
 * Every question that a set of tables needs, each once: tables share questions, and one by sex alone is read off the
 * totals of one by sex and age.
 */
export function planTables(tables: readonly AnnualTable[], moment: AnnualMoment): AnnualPlan {
  const wanted: Wanted[] = [];
  const ask = (table: AnnualTable, at: Moment, parts: readonly AxisPart[]): Asked => {
    const one = wantedOf(table, at, parts);
    wanted.push(one);
    return { wanted: one, parts };
  };
  const fillers = tables.map((table) => fillerOf(table, moment, ask));
  const asked: Wanted[] = [];
  for (const one of wanted.toSorted((a, b) => b.by.length - a.by.length))
    if (!asked.some((other) => isAnsweredBy(one, other))) asked.push(one);
  return {
    queries: asked.map(({ query }) => query),
    fill: (answers) =>
      fillers.map((fill) =>
        fill((one) => {
          const index = asked.findIndex((other) => isAnsweredBy(one, other));
          return project(one, asked[index] as Wanted, answers[index] ?? []);
        }),
      ),
  };
}

interface Asked {
  wanted: Wanted;
  parts: readonly AxisPart[];
}
type Ask = (table: AnnualTable, at: Moment, parts: readonly AxisPart[]) => Asked;
type Answers = (wanted: Wanted) => readonly Cell[];

function wantedOf(table: AnnualTable, at: Moment, parts: readonly AxisPart[]): Wanted {
  const filters: PackFilter[] = [
    ...(table.where ? [table.where] : []),
    ...parts.flatMap(({ where }) => where ?? []),
  ];
  const where = filters.length > 1 ? { all: filters } : filters[0];
  const source = {
    fact: table.fact,
    ...(table.within !== undefined && { within: table.within }),
    ...(where && { where }),
  };
  const by = parts.map(({ grouping }) => grouping);
  const query = questionOf(source, at, by, by.length > 0);
  return {
    scope: JSON.stringify([source, at]),
    by: by.map((grouping: Grouping) => JSON.stringify(grouping)),
    query,
  };
}

function isAnsweredBy(one: Wanted, other: Wanted): boolean {
  return one.scope === other.scope && one.by.every((grouping) => other.by.includes(grouping));
}

/** The cells of a question out of the answer to one with more groupings: those that are totals over the others. */
function project(one: Wanted, other: Wanted, cells: readonly Cell[]): Cell[] {
  const places = one.by.map((grouping) => other.by.indexOf(grouping));
  return cells
    .filter(({ group }) => group.every((value, at) => (value === total) === !places.includes(at)))
    .map((cell) => ({ ...cell, group: places.map((at) => cell.group[at] ?? null) }));
}

function fillerOf(table: AnnualTable, { now, before }: AnnualMoment, ask: Ask) {
  const rows = linesOf(table, table.rows);
  if (table.columns.length === 0) {
    const sides = [before, now].map((at) => askSide(table, at, ask));
    return (answers: Answers): FilledTable => {
      const [last = [], this_ = []] = sides.map((side) => readSide(side, rows.length, answers));
      const cells = rows.map((_, row) => [
        last[row] ?? 0,
        this_[row] ?? 0,
        (this_[row] ?? 0) - (last[row] ?? 0),
      ]);
      return { code: table.code, rows, columns: COMPARED, cells };
    };
  }
  const columns = linesOf(table, table.columns);
  const blocks = blocksOf(table, now, ask);
  return (answers: Answers): FilledTable => {
    const cells = rows.map(() => columns.map(() => 0));
    for (const block of blocks) addBlock(block, answers(block.asked.wanted), cells);
    return { code: table.code, rows, columns, cells };
  };
}

const COMPARED: Line[] = [
  { code: LAST, label: { zh: "上年末", en: "End of last year" }, group: null, ofWhich: false },
  { code: NOW, label: { zh: "本年", en: "This year" }, group: null, ofWhich: false },
  { code: CHANGE, label: { zh: "增减", en: "Change" }, group: null, ofWhich: false },
];

function linesOf(table: AnnualTable, axes: readonly AnnualAxis[]): Line[] {
  return [
    { code: TOTAL, label: table.total, group: null, ofWhich: false },
    ...axes.flatMap((axis) =>
      axis.items.map(({ code, label, ofWhich }) => ({
        code: `${axis.code}.${code}`,
        label,
        group: axis.label,
        ofWhich,
      })),
    ),
  ];
}

interface Block {
  asked: Asked;
  /** Where the lines of the axis begin; undefined: the line of totals. */
  row: number | undefined;
  column: number | undefined;
}

interface Side {
  part: AxisPart | undefined;
  start: number | undefined;
}

/** The totals, then each part of each axis with the place of its first line. */
function sidesOf(axes: readonly AnnualAxis[], day: string): Side[] {
  const sides: Side[] = [{ part: undefined, start: undefined }];
  let start = 1;
  for (const axis of axes) {
    for (const part of partsOf(axis, day)) sides.push({ part, start });
    start += axis.items.length;
  }
  return sides;
}

function blocksOf(table: AnnualTable, at: Moment, ask: Ask): Block[] {
  const columns = sidesOf(table.columns, at.day);
  return sidesOf(table.rows, at.day).flatMap((row) =>
    columns.map((column) => ({
      asked: ask(
        table,
        at,
        [row.part, column.part].filter((part) => part !== undefined),
      ),
      row: row.start,
      column: column.start,
    })),
  );
}

function addBlock({ asked, row, column }: Block, answer: readonly Cell[], cells: number[][]): void {
  for (const cell of answer) {
    const values = [...cell.group];
    const parts = [...asked.parts];
    const rows = row === undefined ? [0] : placesIn(row, parts.shift(), values.shift());
    const columns = column === undefined ? [0] : placesIn(column, parts.shift(), values.shift());
    for (const at of rows) {
      const line = cells[at];
      if (line) for (const place of columns) line[place] = (line[place] ?? 0) + cell.count;
    }
  }
}

function placesIn(start: number, part: AxisPart | undefined, value: Cell["group"][number] | undefined) {
  return (part?.linesOf(value ?? null) ?? []).map((place) => start + place);
}

function askSide(table: AnnualTable, at: Moment, ask: Ask): Block[] {
  return sidesOf(table.rows, at.day).map(({ part, start }) => ({
    asked: ask(table, at, part ? [part] : []),
    row: start,
    column: undefined,
  }));
}

function readSide(blocks: readonly Block[], size: number, answers: Answers): number[] {
  const cells = Array.from({ length: size }, () => [0]);
  for (const block of blocks) addBlock(block, answers(block.asked.wanted), cells);
  return cells.map(([count]) => count ?? 0);
}
