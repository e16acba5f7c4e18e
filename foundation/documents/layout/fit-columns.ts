import type { PlainTable } from "../model/plain-document.ts";
import { breakTitle } from "./break-title.ts";
import { LABEL_INSET, lineWidth, longestRun, VALUE_INSET } from "./measure.ts";
import { LayoutProblem } from "./place.ts";

/** A title over more lines than this makes the head taller than the rows. */
const TITLE_LINES = 2;
/** Content longer than this may break over lines. */
const LONGEST_LINE = 60;

/** Names and short words stay in one line where the page has the room. */
const KEPT_TOGETHER = [6, 4, 2, 1];

/**
 * Widths of a table's columns in mm, together `room`: each as wide as its longest unbreakable part, the rest given out
 * by how much more the content would take in one line, and by weight.
 * @throws LayoutProblem when even the narrowest widths do not fit
 */
export function fitColumns(table: PlainTable, room: number, size: number): number[] {
  const tries = KEPT_TOGETHER.map((together) => leastWidths(table, size, together));
  const least = tries.find((widths) => sum(widths) <= room) ?? tries.at(-1) ?? [];
  const left = room - sum(least);
  if (left < 0)
    throw new LayoutProblem(
      `The columns of ${table.title ?? table.columns[0]?.title} need ${sum(least).toFixed(0)} mm, the page has ${room.toFixed(0)} mm: print it across the page, or leave a column out.`,
    );
  const wished = table.columns.map(
    (column, index) => wish(table, index, size, least[index] ?? 0) * column.weight,
  );
  const total = sum(wished);
  return least.map((width, index) => width + (left * (wished[index] ?? 0)) / total);
}

function leastWidths(table: PlainTable, size: number, together: number): number[] {
  return table.columns.map((column, index) => {
    const values = table.rows.map((row) => longestRun(row[index] ?? "", size, together));
    return Math.max(
      titleWidth(column.title, size) + 2 * LABEL_INSET,
      Math.max(0, ...values) + 2 * VALUE_INSET,
    );
  });
}

/** How much wider the column would be with every value in one line. */
function wish(table: PlainTable, index: number, size: number, least: number): number {
  const widest = Math.max(0, ...table.rows.map((row) => lineWidth(row[index] ?? "", size)));
  // One millimetre at least, so that spare room widens all columns a little.
  return Math.max(1, Math.min(widest, LONGEST_LINE) + 2 * VALUE_INSET - least);
}

function titleWidth(title: string, size: number): number {
  return Math.max(...breakTitle(title, TITLE_LINES).map((line) => lineWidth(line, size)));
}

function sum(numbers: number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
