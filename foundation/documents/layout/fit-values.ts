import type { Block } from "../model/form.ts";
import { breakRuns, lineWidth, longestRun, VALUE_INSET } from "./measure.ts";
import type { Placed, PlacedRow } from "./place.ts";

/** Below this nobody reads it on paper. */
const SMALLEST = 8;
/** A run of so few Chinese characters, such as a name, is rather set smaller than broken. */
const KEPT_TOGETHER = 4;
const STEP = 0.5;

/**
 * Values whose longest unbreakable part is wider than their cell are set smaller, and broken where even that does not
 * help: nothing reaches over a line of the table, and nothing is cut off.
 */
export function fitValues(tracks: number[], rows: PlacedRow[], size: number): PlacedRow[] {
  return rows.map((row) => ({
    ...row,
    cells: row.cells.map((place) => fit(place, widthOf(place, tracks) - 2 * VALUE_INSET, size)),
  }));
}

function widthOf(place: Placed, tracks: number[]): number {
  return tracks.slice(place.track, place.track + place.tracks).reduce((sum, width) => sum + width, 0);
}

function fit(place: Placed, room: number, size: number): Placed {
  const { cell } = place;
  if (cell.kind === "text" || cell.kind === "opinion")
    return {
      ...place,
      cell: { ...cell, paragraphs: cell.paragraphs.map((one) => breakRuns(one, size, room)) },
    };
  if (cell.kind !== "value") return place;
  const widest = (at: number) =>
    Math.max(...cell.text.split("\n").map((line) => longestRun(line, at, KEPT_TOGETHER)));
  let fitted = size;
  while (fitted > SMALLEST && widest(fitted) > room) fitted -= STEP;
  const text = widest(fitted) > room ? breakRuns(cell.text, fitted, room) : cell.text;
  return { ...place, cell: { ...cell, text }, ...(fitted < size && { size: fitted }) };
}

/** A long value on a cover is set smaller to stay in one line, down to this; then it is broken. */
const SMALLEST_BLANK = 10.5;

/** The rows of a cover with the size of type of each value. */
export function fitBlanks(part: Extract<Block, { kind: "blanks" }>): object {
  const room = part.valueWidth - 2;
  const rows = part.rows.map((row) => {
    let size = part.size;
    while (size > SMALLEST_BLANK && lineWidth(row.value, size) > room) size -= STEP;
    return { ...row, value: breakRuns(row.value, size, room), size };
  });
  return { ...part, rows };
}
