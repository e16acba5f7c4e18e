import { useEffect, useState } from "react";
import { KeysetRows } from "#ui/table/keyset-rows.ts";
import { RangeRows } from "#ui/table/range-rows.ts";
import type { LoadPage, LoadRange, RowStore } from "#ui/table/row-store.ts";

/**
 * Rows that come page after page.
 * @param key what the list depends on (filters, order): another key begins anew, with the `load` of that moment
 * @param total number of all rows, when another look has told it
 */
export function useKeysetRows<Row>(key: string, load: LoadPage<Row>, total?: number): RowStore<Row> {
  const store = useKept(key, () => new KeysetRows<Row>(load));
  useEffect(() => store.expect(total), [store, total]);
  return store;
}

/** Rows that the server gives from any position. */
export function useRangeRows<Row>(key: string, load: LoadRange<Row>): RowStore<Row> {
  return useKept(key, () => new RangeRows<Row>(load));
}

/** The same store as long as the key is the same; another key makes another one. */
function useKept<S extends { stop: () => void }>(key: string, make: () => S): S {
  const [kept, setKept] = useState(() => ({ key, store: make() }));
  if (kept.key !== key) setKept({ key, store: make() });
  const { store } = kept;
  useEffect(() => () => store.stop(), [store]);
  return store;
}
