import type { FilledTable, Snapshot } from "../annual.contract.ts";

/** Cells that differ between frozen tables and a recount; a line that is only in one of them counts 0 in the other. */
export function changedCells(
  frozen: readonly FilledTable[],
  now: readonly FilledTable[],
): Snapshot["changed"] {
  return frozen.flatMap((table) => {
    const other = now.find(({ code }) => code === table.code);
    return table.rows.flatMap((row, at) =>
      table.columns.flatMap((column, place) => {
        const before = table.cells[at]?.[place] ?? 0;
        const after = other ? cellOf(other, row.code, column.code) : 0;
        return before === after
          ? []
          : [{ table: table.code, row: row.label, column: column.label, frozen: before, now: after }];
      }),
    );
  });
}

function cellOf(table: FilledTable, row: string, column: string): number {
  const at = table.rows.findIndex(({ code }) => code === row);
  const place = table.columns.findIndex(({ code }) => code === column);
  return table.cells[at]?.[place] ?? 0;
}
