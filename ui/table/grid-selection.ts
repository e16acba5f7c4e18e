/** Selection in a grid: keys of rows, and the row from which Shift extends. */
export interface Selection {
  keys: ReadonlySet<string>;
  /** Index at which the last single choice was made. */
  anchor: number;
}

export const NOTHING_SELECTED: Selection = { keys: new Set(), anchor: 0 };

/** Takes a row in or out. */
export function toggleRow(selection: Selection, key: string, index: number): Selection {
  const keys = new Set(selection.keys);
  if (!keys.delete(key)) keys.add(key);
  return { keys, anchor: index };
}

/**
 * Chooses everything between the anchor and a row. Rows that were not read yet have no key and are left out:
 * nothing is chosen that the reader has not been shown.
 */
export function extendTo(
  selection: Selection,
  index: number,
  keyAt: (index: number) => string | undefined,
): Selection {
  const from = Math.min(selection.anchor, index);
  const to = Math.max(selection.anchor, index);
  const keys = new Set<string>();
  for (let at = from; at <= to; at++) {
    const key = keyAt(at);
    if (key !== undefined) keys.add(key);
  }
  return { keys, anchor: selection.anchor };
}

/** Chooses every row of a list that is wholly read, or none when all are chosen. */
export function toggleAll(
  selection: Selection,
  count: number,
  keyAt: (index: number) => string | undefined,
): Selection {
  if (selection.keys.size >= count) return NOTHING_SELECTED;
  return extendTo({ keys: new Set(), anchor: 0 }, count - 1, keyAt);
}
