/**
 * Scrolling over more rows than a browser can draw as one tall box (about 33 million px in Chromium).
 * The box is never taller than `TALLEST`. Where the rows are taller than that, a scroll position stands for
 * another place in the rows: small movements are exact, large ones (dragging the bar) are in proportion.
 */
export interface Extent {
  /** Height of all rows, px. */
  rows: number;
  /** Height of the window on them, px. */
  view: number;
}

export interface Place {
  /** The scroll position of the box. */
  scrollTop: number;
  /** What is added to it to get the place in the rows. */
  offset: number;
}

const TALLEST = 8_000_000;
/** Within this distance of either end the place is exact, so that the ends are reached without a jump. */
const EDGE = 100_000;

export function boxHeight({ rows }: Pick<Extent, "rows">): number {
  return Math.min(rows, TALLEST);
}

/** The place in the rows, px from their top. */
export function topOf(place: Place): number {
  return place.scrollTop + place.offset;
}

/** The place after the reader scrolled the box. A scroll position that changed by itself must not come here. */
export function scrolled(before: Place, scrollTop: number, extent: Extent): Place {
  const box = boxHeight(extent);
  if (extent.rows <= TALLEST) return { scrollTop, offset: 0 };
  if (Math.abs(scrollTop - before.scrollTop) > extent.view) {
    const top = Math.round((scrollTop / (box - extent.view)) * (extent.rows - extent.view));
    return { scrollTop, offset: top - scrollTop };
  }
  const near = { scrollTop, offset: before.offset };
  const fromEnd = box - extent.view - scrollTop;
  const farRest = extent.rows - extent.view - topOf(near) - fromEnd;
  const atWrongTop = scrollTop < EDGE / 2 && near.offset > 0;
  const atWrongEnd = fromEnd < EDGE / 2 && farRest > 0;
  return atWrongTop || atWrongEnd ? placeAt(topOf(near), extent) : near;
}

/** The place for a top in the rows, with room to scroll both ways; whole px, or half of one would stay at an end. */
export function placeAt(top: number, extent: Extent): Place {
  const box = boxHeight(extent);
  const last = Math.max(0, extent.rows - extent.view);
  const goal = Math.min(Math.max(0, Math.round(top)), last);
  if (extent.rows <= TALLEST) return { scrollTop: goal, offset: 0 };
  const lastScroll = box - extent.view;
  const scrollTop = Math.round(scrollFor(goal, last, lastScroll));
  return { scrollTop, offset: goal - scrollTop };
}

function scrollFor(top: number, last: number, lastScroll: number): number {
  if (top <= EDGE) return top;
  if (last - top <= EDGE) return lastScroll - (last - top);
  return Math.min(Math.max(EDGE, (top / last) * lastScroll), lastScroll - EDGE);
}

/** The place at which a row is wholly seen, moving as little as possible. */
export function placeToSee(row: number, rowHeight: number, before: Place, extent: Extent): Place {
  const top = topOf(before);
  const start = row * rowHeight;
  const end = start + rowHeight;
  if (start >= top && end <= top + extent.view) return before;
  const goal = start < top ? start : end - extent.view;
  const moved = before.scrollTop + goal - top;
  const inside = moved > EDGE && moved < boxHeight(extent) - extent.view - EDGE;
  return inside && extent.rows > TALLEST
    ? { scrollTop: moved, offset: before.offset }
    : placeAt(goal, extent);
}

/** Rows to draw: those seen and a few on either side. `to` is not included. */
export function rowsInView(place: Place, rowHeight: number, count: number, extent: Extent) {
  const top = topOf(place);
  const from = Math.max(0, Math.floor(top / rowHeight) - SPARE);
  return { from, to: Math.min(count, Math.ceil((top + extent.view) / rowHeight) + SPARE) };
}

const SPARE = 6;
