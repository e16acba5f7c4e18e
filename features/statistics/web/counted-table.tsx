import { formatNumber } from "#foundation/messages/messages.ts";
import { useLanguage, useText } from "#ui/language/language.tsx";
import { type PivotCell, PivotGrid } from "#ui/table/pivot-grid.tsx";
import { statisticsMessages } from "../messages.ts";
import { type Line, type Pivot, shareAt, valueAt } from "../pivot.rules.ts";
import type { Question } from "../question.contract.ts";
import { nameOfCell, type OpenCell } from "./open-cell.ts";
import { addressOf, type ChangeAddress } from "./question-address.ts";

interface CountedTableProps {
  pivot: Pivot;
  question: Question;
  cell: OpenCell | undefined;
  change: ChangeAddress;
  label: string;
}

export function isEmpty(pivot: Pivot): boolean {
  return pivot.answer.cells.length === 0;
}

/** The table: shaded by the share of each row, cells open the rows that they counted. */
export function CountedTable({ pivot, question, cell, change, label }: CountedTableProps) {
  const { language } = useLanguage();
  const t = useText(statisticsMessages);
  const { axes, rowAxes } = pivot.answer;
  const head = (lines: readonly Line[], from: number) => (nr: number) => {
    const { at, totals } = lines[nr] ?? { at: [], totals: 0 };
    const names = at.map((place, i) =>
      place === -1
        ? i > 0 && at[i - 1] === -1
          ? ""
          : t("all")
        : (axes[from + i]?.entries[place]?.name[language] ?? ""),
    );
    return { names: names.length === 0 ? [t("all")] : names, total: totals > 0 };
  };
  const rows = head(pivot.rows, 0);
  return (
    <PivotGrid
      label={label}
      sides={axes.slice(0, rowAxes).map((axis) => axis.label[language])}
      rows={pivot.rows.length}
      columns={pivot.columns.length}
      rowHead={(nr) => (rowAxes === 0 ? { names: [], total: false } : rows(nr))}
      columnHead={head(pivot.columns, rowAxes)}
      cell={(row, column) => drawn(pivot, question, row, column)}
      onOpen={
        pivot.answer.opens ? (row, column) => change({ cell: nameOfCell(pivot, row, column) }) : undefined
      }
      onHead={(nr) => {
        const body = bodyOf(pivot, nr);
        if (body !== undefined) change({ ...addressOf({ ...question, body }), name: undefined });
      }}
      headOpens={(nr) => bodyOf(pivot, nr) !== undefined}
      open={cell}
      totalRow={rowAxes > 0 && pivot.rows.length > 1}
    />
  );
}

/** The body that a row stands for; none for branches, which have nothing below them. */
function bodyOf(pivot: Pivot, nr: number): string | undefined {
  const [axis] = pivot.answer.axes;
  const entry = axis?.entries[pivot.rows[nr]?.at[0] ?? -1];
  const leads = pivot.answer.rowAxes > 0 && entry?.body && entry.key !== pivot.answer.scope.bodyId;
  return leads ? String(entry.key) : undefined;
}

function drawn(pivot: Pivot, question: Question, row: number, column: number): PivotCell {
  const line = pivot.rows[row] as Line;
  const across = pivot.columns[column] as Line;
  const value = valueAt(pivot, line, across);
  if (value === null) return { text: "·" };
  const isMean = question.measure.startsWith("mean");
  return {
    text:
      question.share === "none"
        ? written(value, isMean)
        : percent(shareAt(pivot, line, across, question.share)),
    shade: isMean ? 0 : shadeOf(pivot, line, across, value),
    note: pivot.answer.otherDay === null ? undefined : difference(pivot, line, across, value),
  };
}

function written(value: number, isMean: boolean): string {
  return isMean ? formatNumber(value, 1) : formatNumber(value);
}

function percent(share: number | null): string {
  return share === null ? "—" : `${formatNumber(share * 100, 1)}%`;
}

/** More or fewer than on the other day. */
function difference(pivot: Pivot, row: Line, column: Line, value: number): string {
  const other = valueAt(pivot, row, column, 1);
  if (other === null) return "·";
  const more = Math.round((value - other) * 10) / 10;
  return more > 0 ? `+${formatNumber(more)}` : more === 0 ? "±0" : formatNumber(more);
}

/** Five steps by how far the share of the row lies above that of all rows alike. */
function shadeOf(pivot: Pivot, row: Line, column: Line, value: number): number {
  if (column.totals > 0 || column.at.length === 0 || value === 0) return 0;
  const share = shareAt(pivot, row, column, "row") ?? 0;
  const even = 1 / Math.max(1, pivot.columns.filter(({ totals }) => totals === 0).length);
  const steps = [1.15, 1.35, 1.7, 2.3];
  return steps.filter((step) => share > even * step).length;
}
