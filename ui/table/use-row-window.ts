import { type RefObject, useCallback, useEffect, useRef, useState, useSyncExternalStore } from "react";
import {
  boxHeight,
  type Extent,
  type Place,
  placeToSee,
  rowsInView,
  scrolled,
} from "#ui/table/row-scroll.ts";

const START: Place = { scrollTop: 0, offset: 0 };

/** The window on many rows of one height in a box that scrolls. */
export function useRowWindow(box: RefObject<HTMLElement | null>, count: number, rowHeight: number) {
  const [place, setPlace] = useState(START);
  const at = useRef(START);
  const view = useMeasure(box, (element) => element.clientHeight);
  const gutter = useMeasure(box, (element) => element.offsetWidth - element.clientWidth);
  const extent: Extent = { rows: count * rowHeight, view };

  // A place reckoned here is written into the box; the scroll event that follows finds it unchanged.
  useEffect(() => {
    const element = box.current;
    if (element !== null && Math.abs(element.scrollTop - place.scrollTop) > 1)
      element.scrollTo({ top: place.scrollTop });
  }, [box, place]);

  function move(next: Place) {
    at.current = next;
    setPlace(next);
  }
  return {
    place,
    extent,
    /** Width of the scroll bar, px, for a head above the box. */
    gutter,
    boxHeight: boxHeight(extent),
    rows: rowsInView(place, rowHeight, count, extent),
    onScroll: () => {
      const scrollTop = box.current?.scrollTop ?? 0;
      if (Math.abs(scrollTop - at.current.scrollTop) > 0.5) move(scrolled(at.current, scrollTop, extent));
    },
    see: (row: number) => move(placeToSee(row, rowHeight, at.current, extent)),
  };
}

/** A measure of an element, kept up to date when its size changes. */
function useMeasure(box: RefObject<HTMLElement | null>, measure: (element: HTMLElement) => number): number {
  const watch = useCallback(
    (changed: () => void) => {
      const observer = new ResizeObserver(changed);
      if (box.current !== null) observer.observe(box.current);
      return () => observer.disconnect();
    },
    [box],
  );
  return useSyncExternalStore(watch, () => (box.current === null ? 0 : measure(box.current)));
}
