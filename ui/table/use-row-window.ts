import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from "react";
import {
  boxHeight,
  type Extent,
  type Place,
  placeAt,
  placeToSee,
  rowsInView,
  scrolled,
} from "#ui/table/row-scroll.ts";

const START: Place = { scrollTop: 0, offset: 0 };

/** The window on many rows of one height in a box that scrolls. */
export function useRowWindow(box: RefObject<HTMLElement | null>, count: number, rowHeight: number) {
  const [place, setPlace] = useState(START);
  const [view, setView] = useState(0);
  const at = useRef(START);
  const extent: Extent = { rows: count * rowHeight, view };

  useLayoutEffect(() => {
    const element = box.current;
    if (element === null) return undefined;
    const observer = new ResizeObserver(() => setView(element.clientHeight));
    observer.observe(element);
    setView(element.clientHeight);
    return () => observer.disconnect();
  }, [box]);

  // A place reckoned here is written into the box; the scroll event that follows finds it unchanged.
  useEffect(() => {
    if (box.current !== null && Math.abs(box.current.scrollTop - place.scrollTop) > 1)
      box.current.scrollTop = place.scrollTop;
  }, [box, place]);

  function move(next: Place) {
    at.current = next;
    setPlace(next);
  }
  return {
    place,
    extent,
    boxHeight: boxHeight(extent),
    rows: rowsInView(place, rowHeight, count, extent),
    onScroll: () => {
      const scrollTop = box.current?.scrollTop ?? 0;
      if (Math.abs(scrollTop - at.current.scrollTop) > 0.5) move(scrolled(at.current, scrollTop, extent));
    },
    see: (row: number) => move(placeToSee(row, rowHeight, at.current, extent)),
    toTop: () => move(placeAt(0, extent)),
  };
}
