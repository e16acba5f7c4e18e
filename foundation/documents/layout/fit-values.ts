import { type Block, type Form, textWidth } from "../model/form.ts";
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
    grows: row.cells.some((place) => heightOf(place, tracks, size) > row.minHeight),
    cells: row.cells.map((place) => fit(place, widthOf(place, tracks) - 2 * VALUE_INSET, size)),
  }));
}

function widthOf(place: Placed, tracks: number[]): number {
  return tracks.slice(place.track, place.track + place.tracks).reduce((sum, width) => sum + width, 0);
}

/** Of a line of running text, in sizes of its type; about what signatures take, in mm. */
const LEADING = 1.45;
const SIGNATURES = 15;
const MM_A_POINT = 25.4 / 72;

/** About how high a cell that flows becomes, in mm; 0 for others. */
function heightOf(place: Placed, tracks: number[], size: number): number {
  const { cell } = place;
  if (cell.kind !== "text" && cell.kind !== "opinion") return 0;
  const room = widthOf(place, tracks) - 2 * VALUE_INSET;
  const lines = cell.paragraphs.map((one) =>
    Math.ceil((lineWidth(one, size) + 2 * size * MM_A_POINT) / room),
  );
  const count = lines.reduce((sum, one) => sum + one, 0);
  return count * size * MM_A_POINT * LEADING + (cell.kind === "opinion" ? SIGNATURES : 0) + 4;
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

type Prose = Extract<Block, { kind: "prose" }>;

/** Running text without a run that would reach over the margin. */
export function fitProse(part: Prose, page: Form["page"]): Prose {
  const size = part.size ?? page.size;
  return { ...part, paragraphs: part.paragraphs.map((text) => breakRuns(text, size, textWidth(page))) };
}

/** Room between two items of the heading line, in mm. */
const HEADING_GAP = 6;
/** Room for the label of a heading that stands on a line of its own. */
const MOST_LABEL = 40;

/** The line above a table: its items beside each other, or below each other where they are too wide for that. */
export function fitHeading({ heading, page }: Form): { heading: Form["heading"]; stacked: boolean } {
  const room = textWidth(page);
  const widths = heading.map(({ label, value }) => lineWidth(`${label}：${value}`, page.size));
  const wide = widths.reduce((sum, width) => sum + width, 0) + HEADING_GAP * (heading.length - 1);
  if (wide <= room) return { heading, stacked: false };
  const broken = heading.map(({ label, value }) => ({
    label,
    value: breakRuns(value, page.size, room - MOST_LABEL),
  }));
  return { heading: broken, stacked: true };
}
