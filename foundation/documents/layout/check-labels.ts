import { LABEL_INSET, lineWidth } from "./measure.ts";
import { LayoutProblem, type PlacedRow } from "./place.ts";

/**
 * A label that wraps by itself breaks in the middle of a word (确定为积 / 极): its author must break it, or widen it.
 * @throws LayoutProblem naming the label, the room it needs and has
 */
export function checkLabels(tracks: number[], rows: PlacedRow[], size: number): void {
  for (const { cell, track, tracks: wide } of rows.flatMap((row) => row.cells)) {
    if (cell.kind !== "label") continue;
    const room = tracks.slice(track, track + wide).reduce((sum, width) => sum + width, 0) - 2 * LABEL_INSET;
    const lines = cell.vertical ? [...cell.text] : cell.text.split("\n");
    const widest = Math.max(...lines.map((line) => labelWidth(line, size, cell.spread)));
    if (widest > room + 0.01)
      throw new LayoutProblem(
        `The label ${cell.text} needs ${widest.toFixed(1)} mm, its column has ${room.toFixed(1)} mm: break it with a line end, or widen the column.`,
      );
  }
}

function labelWidth(line: string, size: number, spread: boolean): number {
  return lineWidth(spread && [...line].length === 2 ? `${line}　` : line, size);
}
