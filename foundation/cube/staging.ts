import { allocateColumns, type Columns, listColumns } from "./columns.ts";
import type { Staged } from "./cube.ts";
import type { Fact } from "./fact.ts";

/** Rows that were read and have no place yet; grows as they come. */
export class Staging implements Staged {
  columns: Columns;
  rows = 0;
  readonly #fact: Fact;

  constructor(fact: Fact) {
    this.#fact = fact;
    this.columns = allocateColumns(fact, 1024);
  }

  /** The place of one row more. */
  next(): number {
    if (this.rows === this.columns.ids.length) this.#grow();
    return this.rows++;
  }

  #grow(): void {
    const larger = allocateColumns(this.#fact, this.rows * 4);
    const former = listColumns(this.columns);
    listColumns(larger).forEach((array, i) => {
      // Both sides are arrays of the same kind, which the type of a list of kinds cannot say.
      (array as Int32Array).set(former[i] as Int32Array);
    });
    this.columns = larger;
  }
}
