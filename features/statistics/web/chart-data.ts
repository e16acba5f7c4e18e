import { formatNumber, type Language } from "#foundation/messages/messages.ts";
import { type Line, type Pivot, shareAt, valueAt } from "../pivot.rules.ts";

export type ChartKind = "shares" | "bars" | "line";

export interface ChartData {
  kind: ChartKind;
  rows: { name: string }[];
  /** How many rows the table has; more than are drawn. */
  count: number;
  /** One for each column; null: not told. */
  series: Series[];
}

interface Series {
  name: string;
  values: (number | null)[];
  labels: string[];
}

/** More bars than can be told from one another help nobody. */
const MOST_ROWS = 24;
/** As many shades as the eye keeps apart; the smaller ones share the last. */
const MOST_SERIES = 6;

const ALL = { zh: "合计", en: "Together" } as const;
const REST = { zh: "其余", en: "The rest" } as const;

/** What a picture of the table shows: its single groups; without columns everything together. */
export function chartData(pivot: Pivot, kind: ChartKind, language: Language): ChartData {
  const { rowAxes } = pivot.answer;
  const turned = kind === "line" && isYears(pivot, rowAxes) && !isYears(pivot, 0);
  const [down, across] = turned ? [pivot.columns, pivot.rows] : [pivot.rows, pivot.columns];
  const [downAt, acrossAt] = turned ? [rowAxes, 0] : [0, rowAxes];
  const rows = singles(down);
  const drawn = rows.slice(0, kind === "line" ? 80 : MOST_ROWS);
  const columns = kind === "bars" ? totals(across) : largest(pivot, across, turned);
  const place = (row: Line, column: Line): [Line, Line] => (turned ? [column, row] : [row, column]);
  const series = columns.map((column): Series => {
    const cells = drawn.map((row) => place(row, column));
    const values = cells.map(([row, other]) =>
      kind === "shares" ? shareAt(pivot, row, other, "row") : valueAt(pivot, row, other),
    );
    return { name: nameOf(pivot, acrossAt, column, language), values, labels: labelsOf(values, kind) };
  });
  const hasRest = kind === "shares" && columns.length < singles(across).length;
  return {
    kind,
    count: rows.length,
    rows: drawn.map((row) => ({ name: nameOf(pivot, downAt, row, language) })),
    series: hasRest ? [...series, restOf(series, REST[language])] : series,
  };
}

/** The columns with most in them, in their own order. */
function largest(pivot: Pivot, lines: readonly Line[], turned: boolean): Line[] {
  const found = singles(lines);
  if (found.length <= MOST_SERIES) return found;
  const whole = (turned ? pivot.columns : pivot.rows).at(-1) as Line;
  const size = (line: Line) => (turned ? valueAt(pivot, line, whole) : valueAt(pivot, whole, line)) ?? 0;
  const kept = new Set(found.toSorted((a, b) => size(b) - size(a)).slice(0, MOST_SERIES - 1));
  return found.filter((line) => kept.has(line));
}

/** What is left of each row's whole. */
function restOf(series: readonly Series[], name: string): Series {
  const values = (series[0]?.values ?? []).map((_, row) => {
    const parts = series.map((one) => one.values[row] ?? null);
    return parts.includes(null)
      ? null
      : Math.max(0, 1 - parts.reduce<number>((sum, part) => sum + (part ?? 0), 0));
  });
  return { name, values, labels: labelsOf(values, "shares") };
}

function isYears({ answer }: Pivot, axis: number): boolean {
  return answer.axes[axis]?.grouping.endsWith(".year") ?? false;
}

function labelsOf(values: readonly (number | null)[], kind: ChartKind): string[] {
  return values.map((value) => labelOf(value, kind));
}

function labelOf(value: number | null, kind: ChartKind): string {
  if (value === null) return "·";
  return kind === "shares" ? `${formatNumber(value * 100, 0)}%` : formatNumber(Math.round(value * 10) / 10);
}

function singles(lines: readonly Line[]): Line[] {
  const found = lines.filter(({ totals: count }) => count === 0);
  return found.length > 0 ? found : [...lines];
}

function totals(lines: readonly Line[]): Line[] {
  const last = lines.at(-1);
  return last ? [last] : [];
}

function nameOf({ answer }: Pivot, from: number, { at }: Line, language: Language): string {
  const names = at.flatMap((place, i) =>
    place === -1 ? [] : [answer.axes[from + i]?.entries[place]?.name[language] ?? ""],
  );
  return names.length === 0 ? ALL[language] : names.join(" ");
}
