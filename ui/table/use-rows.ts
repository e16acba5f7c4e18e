import { useEffect, useMemo, useRef } from "react";
import { makeKeysetRows } from "#ui/table/keyset-rows.ts";
import { makeRangeRows } from "#ui/table/range-rows.ts";
import type { LoadPage, LoadRange, RowStore } from "#ui/table/row-store.ts";

/**
 * Rows that come page after page.
 * @param key what the list depends on (filters, order): another key begins anew
 * @param total number of all rows, when another look has told it
 */
export function useKeysetRows<Row>(key: string, load: LoadPage<Row>, total?: number): RowStore<Row> {
  const latest = useLatest(load);
  const store = useMemo(() => {
    void key;
    return makeKeysetRows<Row>((after, signal) => latest.current(after, signal), total);
  }, [key, total, latest]);
  useEffect(() => () => store.stop(), [store]);
  return store;
}

/** Rows that the server gives from any position. */
export function useRangeRows<Row>(key: string, load: LoadRange<Row>): RowStore<Row> {
  const latest = useLatest(load);
  const store = useMemo(() => {
    void key;
    return makeRangeRows<Row>((from, count, signal) => latest.current(from, count, signal));
  }, [key, latest]);
  useEffect(() => () => store.stop(), [store]);
  return store;
}

/** The newest of a function that is made anew at each drawing. */
function useLatest<F>(value: F) {
  const latest = useRef(value);
  useEffect(() => {
    latest.current = value;
  });
  return latest;
}
