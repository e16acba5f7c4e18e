import { type Cell, cellName, columnNumber, type Merge, type TableRow } from "./table.ts";

/** Reads a range such as B5:B10; anything else gives nothing. */
export function parseMerge(range: string): Merge | undefined {
  const found = /^\$?([A-Z]{1,3})\$?(\d{1,7}):\$?([A-Z]{1,3})\$?(\d{1,7})$/.exec(range);
  if (found === null) return undefined;
  const [, left = "", top = "", right = "", bottom = ""] = found;
  return { top: Number(top), left: columnNumber(left), bottom: Number(bottom), right: columnNumber(right) };
}

/**
 * Repeats the value of a merge over several rows in each of its rows, in its first column. Sideways nothing is
 * repeated: the other columns are other fields.
 */
export function mergeFiller(merges: readonly Merge[]): (row: TableRow) => TableRow {
  const waiting = merges
    .filter((merge) => merge.bottom > merge.top)
    .toSorted((one, other) => one.top - other.top);
  let next = 0;
  let active: { merge: Merge; cell: Cell | undefined }[] = [];
  return (row) => {
    for (let merge = waiting[next]; merge !== undefined && merge.top <= row.row; merge = waiting[next]) {
      next += 1;
      const { left, top } = merge;
      const anchor = top === row.row ? row.cells.find((cell) => cell.column === left) : undefined;
      active.push({ merge, cell: anchor && { ...anchor, mergedFrom: cellName(left, top) } });
    }
    active = active.filter(({ merge }) => merge.bottom >= row.row);
    return active.length === 0 ? row : fill(row, active);
  };
}

function fill(row: TableRow, active: readonly { merge: Merge; cell: Cell | undefined }[]): TableRow {
  const cells = new Map(row.cells.map((cell) => [cell.column, cell]));
  for (const { merge, cell } of active) if (cell) cells.set(merge.left, cell);
  return { ...row, cells: [...cells.values()].toSorted((one, other) => one.column - other.column) };
}
