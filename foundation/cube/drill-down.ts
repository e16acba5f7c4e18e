import { axisOf, totalAxis } from "./axis.ts";
import type { Cube } from "./cube.ts";
import type { FactRows } from "./cubes.ts";
import { gridOf, place } from "./grid.ts";
import { type Cell, type CrossTab, total } from "./query.ts";
import { scan } from "./scan.ts";

/** Row ids of a cell, lowest first. A page goes on after an id, so changes and merges do not shift it. */
export function drillDown(
  cube: Cube,
  query: CrossTab,
  group: Cell["group"],
  page: { after: string; limit: number },
): FactRows {
  const axes = query.by.map((grouping) => axisOf(cube, grouping));
  const grid = gridOf(axes.map((axis, i) => (group[i] === total ? totalAxis(axis) : axis)));
  const wanted = axes.reduce((cell, { labels }, i) => {
    const label = group[i] ?? null;
    const at = label === total ? labels.length : labels.indexOf(label);
    return at < 0 ? Number.NaN : cell + at * grid.strides[i]!;
  }, 0);
  const lowest = new LowestRows(
    cube.columns.ids,
    page.limit + 1,
    page.after === "" ? undefined : BigInt(page.after),
  );
  scan(cube, query, (batch) => {
    place(grid, batch);
    for (let i = 0; i < batch.count; i++) {
      if (batch.cells[i] === wanted) lowest.offer(batch.start + batch.picked[i]!);
    }
  });
  return pageOf(cube, lowest.take(), page.limit);
}

function pageOf({ fact, columns, owners }: Cube, rows: readonly number[], limit: number): FactRows {
  const shown = rows.slice(0, limit);
  const ids = shown.map((row) => String(columns.ids[row]!));
  return {
    ids,
    persons: shown.map((row) =>
      fact.person === undefined ? null : String(owners[0]!.keyOf(columns.owners[0]![row]!)),
    ),
    next: rows.length > limit ? (ids.at(-1) ?? null) : null,
  };
}

/** Keeps the rows with the lowest ids above a bound in a buffer of four pages, whatever the size of the cell. */
class LowestRows {
  readonly #ids: BigInt64Array;
  readonly #limit: number;
  readonly #after: bigint | undefined;
  #rows: number[] = [];
  #highest: bigint | undefined;

  constructor(ids: BigInt64Array, limit: number, after: bigint | undefined) {
    this.#ids = ids;
    this.#limit = limit;
    this.#after = after;
  }

  offer(row: number): void {
    const id = this.#ids[row]!;
    if (this.#after !== undefined && id <= this.#after) return;
    if (this.#highest !== undefined && id > this.#highest) return;
    if (this.#rows.length === this.#limit * 4) this.#shrink();
    this.#rows.push(row);
  }

  take(): number[] {
    this.#shrink();
    return this.#rows;
  }

  #shrink(): void {
    const ids = this.#ids;
    this.#rows.sort((a, b) => (ids[a]! < ids[b]! ? -1 : 1));
    if (this.#rows.length < this.#limit) return;
    this.#rows.length = this.#limit;
    this.#highest = ids[this.#rows[this.#limit - 1]!];
  }
}
