import type { CrossTabAnswer } from "./crosstab.contract.ts";
import type { Question } from "./question.contract.ts";
import { notTold } from "./table.rules.ts";

/** One row or one column of the table: its place in each of its axes, −1 for all together. */
export interface Line {
  at: readonly number[];
  /** How many axes stand together in it: 0 for a line of single groups. */
  totals: number;
}

export interface Pivot {
  answer: CrossTabAnswer;
  rows: readonly Line[];
  columns: readonly Line[];
  /** By the row's place, then the column's: [value, value on the other day]. */
  values: ReadonlyMap<string, ReadonlyMap<string, readonly (number | null)[]>>;
}

/** Lays an answer out: groups in their order, each followed by its parts' total, everything together last. */
export function pivotOf(answer: CrossTabAnswer): Pivot {
  const { axes, rowAxes, cells } = answer;
  const values = new Map<string, Map<string, (number | null)[]>>();
  const found = { rows: new Map<string, number[]>(), columns: new Map<string, number[]>() };
  for (const cell of cells) {
    const row = cell.slice(0, rowAxes) as number[];
    const column = cell.slice(rowAxes, axes.length) as number[];
    found.rows.set(row.join(), row);
    found.columns.set(column.join(), column);
    const line = values.get(row.join()) ?? new Map<string, (number | null)[]>();
    values.set(row.join(), line.set(column.join(), cell.slice(axes.length)));
  }
  return {
    answer,
    values,
    rows: linesOf(axes.slice(0, rowAxes), found.rows),
    columns: linesOf(axes.slice(rowAxes), found.columns),
  };
}

/** Groups of the first axis all stand there, also empty ones; within them only those that were found. */
function linesOf(axes: CrossTabAnswer["axes"], found: Map<string, number[]>): Line[] {
  const [first] = axes;
  if (!first) return [{ at: [], totals: 0 }];
  const rest = axes.slice(1).map(() => -1);
  for (const place of [-1, ...first.entries.keys()]) found.set([place, ...rest].join(), [place, ...rest]);
  return [...found.values()]
    .filter(isWhole)
    .toSorted(inOrder)
    .map((at) => ({ at, totals: at.filter((place) => place === -1).length }));
}

/** A total over an axis is shown with those over all axes within it: "all districts, women" would repeat the columns. */
function isWhole(at: readonly number[]): boolean {
  const first = at.indexOf(-1);
  return first === -1 || at.slice(first).every((place) => place === -1);
}

function inOrder(a: readonly number[], b: readonly number[]): number {
  for (const [i, place] of a.entries()) {
    const other = b[i] ?? -1;
    if (place !== other) return place === -1 ? 1 : other === -1 ? -1 : place - other;
  }
  return 0;
}

/** What stands in a cell: a number, or null for one that is not told. `which`: 0 on its day, 1 on the other day. */
export function valueAt(pivot: Pivot, row: Line, column: Line, which = 0): number | null {
  const held = pivot.values.get(row.at.join())?.get(column.at.join())?.[which];
  if (held !== undefined) return held;
  return notTold(pivot.answer, [...row.at, ...column.at]) ? null : 0;
}

/** The part of its row, its column or of everything, 0 to 1; null where a figure is not told or the whole is 0. */
export function shareAt(
  pivot: Pivot,
  row: Line,
  column: Line,
  of: Exclude<Question["share"], "none">,
  which = 0,
): number | null {
  const all = (line: Line): Line => ({ at: line.at.map(() => -1), totals: line.at.length });
  const part = valueAt(pivot, row, column, which);
  const whole = valueAt(pivot, of === "row" ? row : all(row), of === "column" ? column : all(column), which);
  return part === null || whole === null || whole === 0 ? null : part / whole;
}

/** How a cell is named when its rows are asked for: keys with `~` between them, `*` for all, `-` for not recorded. */
export function cellName({ axes }: Pick<CrossTabAnswer, "axes">, at: readonly number[]): string {
  return at
    .map((place, i) => {
      if (place === -1) return "*";
      const key = axes[i]?.entries[place]?.key;
      return key === null || key === undefined ? "-" : String(key);
    })
    .join("~");
}
