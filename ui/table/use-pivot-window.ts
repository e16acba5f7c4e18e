import { type RefObject, useLayoutEffect, useRef, useState } from "react";

/** Measures of a pivot, px. */
export interface PivotSize {
  row: number;
  headLine: number;
  /** Width of all heads at the side. */
  head: number;
  /** Width of each of them. */
  sides: readonly (number | undefined)[];
  /** A column is never narrower. */
  least: number;
}

/** Rows and columns drawn beyond the edge, so that a quick scroll shows no gap. */
const BEYOND = { rows: 8, columns: 3 };

/** Figures further from their head than this are hard to follow, px. */
const WIDEST = 240;

/** The window on many rows and columns of one size in a box that scrolls both ways. */
export function usePivotWindow(
  box: RefObject<HTMLElement | null>,
  rows: number,
  columns: number,
  size: PivotSize,
) {
  const { view, onScroll } = useView(box);
  const even = Math.floor((view.width - size.head) / Math.max(1, columns));
  const columnWidth = Math.max(size.least, columns <= 2 ? Math.min(even, WIDEST) : even);
  return {
    /** The columns fill the box, but for what was lost in rounding. */
    fits: columnWidth === even,
    width: view.width,
    columnWidth,
    rows: between(view.top, view.height, size.row, rows, BEYOND.rows),
    columns: between(view.left, view.width - size.head, columnWidth, columns, BEYOND.columns),
    onScroll,
    /** Scrolls so far that a cell is in view, no further. */
    see(row: number, column: number) {
      const element = box.current;
      if (!element) return;
      const top = nearest(row * size.row, size.row, element.scrollTop, element.clientHeight - 3 * size.row);
      const left = nearest(
        column * columnWidth,
        columnWidth,
        element.scrollLeft,
        element.clientWidth - size.head,
      );
      element.scrollTo({ top: row >= rows ? element.scrollTop : top, left });
    },
  };
}

/** Where the box stands and how large it is, measured once for each picture, however many events come. */
function useView(box: RefObject<HTMLElement | null>) {
  const [view, setView] = useState({ top: 0, left: 0, width: 0, height: 0 });
  const asked = useRef(0);
  function measure() {
    asked.current = 0;
    const element = box.current;
    if (!element) return;
    const { scrollTop: top, scrollLeft: left, clientWidth: width, clientHeight: height } = element;
    setView((former) =>
      former.top === top && former.left === left && former.width === width && former.height === height
        ? former
        : { top, left, width, height },
    );
  }
  useLayoutEffect(() => {
    measure();
    const observer = new ResizeObserver(measure);
    if (box.current) observer.observe(box.current);
    return () => observer.disconnect();
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- measures what is there, whatever is drawn
  }, [box]);
  return {
    view,
    onScroll() {
      if (asked.current === 0) asked.current = requestAnimationFrame(measure);
    },
  };
}

function between(start: number, length: number, each: number, count: number, beyond: number): number[] {
  const from = Math.max(0, Math.floor(start / each) - beyond);
  const to = Math.min(count, Math.ceil((start + Math.max(length, each)) / each) + beyond);
  return Array.from({ length: Math.max(0, to - from) }, (_, i) => from + i);
}

function nearest(place: number, each: number, start: number, length: number): number {
  if (place < start) return place;
  return place + each > start + length ? place + each - length : start;
}
