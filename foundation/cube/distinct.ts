import type { Cube } from "./cube.ts";
import { type Grid, place } from "./grid.ts";
import type { Scope } from "./query.ts";
import { scan } from "./scan.ts";

/** Ordinals of the persons of the rows; the person is the first owner. */
function peopleOf({ fact, columns }: Cube): Int32Array {
  if (fact.person === undefined) throw new Error(`${fact.name} is about no persons`);
  return columns.owners[0]!;
}

/** How often each person stands in the scope: 0, 1, or 2 for more than once. */
export function countAppearances(cube: Cube, scope: Scope): Uint8Array {
  const people = peopleOf(cube);
  const appearances = new Uint8Array(cube.owners[0]!.count);
  scan(cube, scope, ({ start, count, picked }) => {
    for (let i = 0; i < count; i++) {
      const person = people[start + picked[i]!]!;
      if (appearances[person]! < 2) appearances[person]!++;
    }
  });
  return appearances;
}

/** Adds the number of different persons to each cell; only those with several rows need to be remembered. */
export function countDistinct(
  cube: Cube,
  scope: Scope,
  grid: Grid,
  appearances: Uint8Array,
  result: Int32Array,
): void {
  const seen = new Set<number>();
  const people = peopleOf(cube);
  scan(cube, scope, (batch) => {
    place(grid, batch);
    for (let i = 0; i < batch.count; i++) {
      const cell = batch.cells[i]!;
      const person = people[batch.start + batch.picked[i]!]!;
      if (appearances[person]! > 1) {
        const key = cell * appearances.length + person;
        if (seen.has(key)) continue;
        seen.add(key);
      }
      result[cell]!++;
    }
  });
}
