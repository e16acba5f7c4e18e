import type { Cut } from "#foundation/feed/read-changes.ts";
import { allocateColumns, type Columns, copyRow, isOpen, ownersOf, shared } from "./columns.ts";
import { Dictionary } from "./dictionary.ts";
import type { Fact, Value } from "./fact.ts";
import { emptySlots, KeyIndex } from "./key-index.ts";
import { emptyOrdinals, Ordinals, type OrdinalsData } from "./ordinals.ts";

/** All of a cube as data that can be cloned, posted to another thread, or written to a file. */
export interface CubeData {
  readonly fact: Fact;
  readonly columns: Columns;
  readonly rowSlots: Int32Array;
  readonly owners: readonly OrdinalsData[];
  /** One bit for each row that no longer counts. */
  readonly dead: Uint8Array;
  readonly dictionaries: readonly (readonly Value[])[];
  /** Open periods by body, then closed periods by body, then the tail in order of arrival. */
  readonly openRows: number;
  readonly closedRows: number;
  readonly usedRows: number;
  readonly deadRows: number;
  readonly cut: Cut;
}

/** Rows as they were read from the database, before they have a place. */
export interface Staged {
  readonly columns: Columns;
  readonly rows: number;
}

/** What changed: ids of rows, and for each owner (in the order of `ownersOf`) the keys whose rows were read again. */
export interface Touched {
  readonly ids: readonly bigint[];
  readonly owners: readonly (readonly bigint[])[];
}

/** One thread owns a cube: questions and `apply` are synchronous there, so none sees half a change. */
export class Cube {
  readonly fact: Fact;
  readonly columns: Columns;
  readonly owners: readonly Ordinals[];
  readonly dictionaries: readonly Dictionary[];
  readonly dead: Uint8Array;
  readonly openRows: number;
  readonly closedRows: number;
  readonly capacity: number;
  usedRows: number;
  deadRows: number;
  cut: Cut;
  readonly #rowIndex: KeyIndex;

  constructor(data: CubeData) {
    this.fact = data.fact;
    this.columns = data.columns;
    this.owners = data.owners.map((owner) => new Ordinals(owner));
    this.dictionaries = Object.entries(data.fact.dimensions).map(
      ([name, { bits }], i) => new Dictionary(name, bits, data.dictionaries[i]!.slice(1)),
    );
    this.dead = data.dead;
    this.openRows = data.openRows;
    this.closedRows = data.closedRows;
    this.capacity = data.columns.ids.length;
    this.usedRows = data.usedRows;
    this.deadRows = data.deadRows;
    this.cut = data.cut;
    this.#rowIndex = new KeyIndex(data.columns.ids, data.rowSlots);
  }

  get liveRows(): number {
    return this.usedRows - this.deadRows;
  }

  /** How much of the tail is used, from 0 to 1. */
  get tailShare(): number {
    const sorted = this.openRows + this.closedRows;
    return (this.usedRows - sorted) / (this.capacity - sorted);
  }

  data(): CubeData {
    const { fact, columns, dead, openRows, closedRows, usedRows, deadRows, cut } = this;
    return {
      fact,
      columns,
      dead,
      openRows,
      closedRows,
      usedRows,
      deadRows,
      cut,
      rowSlots: this.#rowIndex.slots,
      owners: this.owners.map((owner) => owner.data()),
      dictionaries: this.dictionaries.map((dictionary) => dictionary.values),
    };
  }

  isDead(row: number): boolean {
    return (this.dead[row >> 3]! & (1 << (row & 7))) !== 0;
  }

  /** Looks at whole bytes, so a dead neighbour may make a block look worse than it is. */
  hasDead(start: number, count: number): boolean {
    if (this.deadRows === 0) return false;
    const last = (start + count - 1) >> 3;
    for (let at = start >> 3; at <= last; at++) if (this.dead[at] !== 0) return true;
    return false;
  }

  /** Writes 1 for each row from `start` on that counts, 0 for the dead. */
  markLive(mask: Uint8Array, start: number, count: number): void {
    if (!this.hasDead(start, count)) {
      mask.fill(1, 0, count);
      return;
    }
    for (let i = 0; i < count; i++) {
      const row = start + i;
      mask[i] = ((this.dead[row >> 3]! >> (row & 7)) & 1) ^ 1;
    }
  }

  /** Whether the tail has room for so many rows more. */
  fits(rows: number): boolean {
    return rows <= this.capacity - this.usedRows;
  }

  /**
   * Brings what changed up to another cut: rows that were read again take the place of their former state, and rows of
   * touched keys that were not found any more are gone.
   * @throws Error when they do not fit; then nothing changed
   */
  apply(staged: Staged, touched: Touched, cut: Cut): void {
    if (!this.fits(staged.rows)) throw new Error(`The tail cannot take ${staged.rows} more rows.`);
    this.#removeMissing(staged, touched);
    for (let i = 0; i < staged.rows; i++) this.put(staged.columns, i);
    this.cut = cut;
  }

  /** In place where the sort order allows it, otherwise to the tail. */
  put(source: Columns, row: number): void {
    const known = this.#findLive(source.ids[row]!);
    if (known !== undefined && this.#mayStay(known, source, row)) {
      copyRow(this.columns, known, source, row);
      return;
    }
    if (known !== undefined) this.#kill(known);
    copyRow(this.columns, this.usedRows, source, row);
    this.indexRow(this.usedRows++);
  }

  /** For rows that were written straight into the columns. */
  indexRow(row: number): void {
    this.#rowIndex.set(row);
  }

  #removeMissing(staged: Staged, touched: Touched): void {
    const found = new Set(staged.columns.ids.subarray(0, staged.rows));
    for (const id of touched.ids) if (!found.has(id)) this.#remove(id);
    touched.owners.forEach((keys, owner) => {
      if (keys.length > 0) this.#removeMissingOf(owner, keys, found);
    });
  }

  #removeMissingOf(owner: number, keys: readonly bigint[], found: ReadonlySet<bigint>): void {
    const ordinals = this.owners[owner]!;
    const marked = new Uint8Array(ordinals.count);
    for (const key of keys) {
      const ordinal = ordinals.find(key);
      if (ordinal !== undefined) marked[ordinal] = 1;
    }
    const column = this.columns.owners[owner]!;
    const { ids } = this.columns;
    for (let row = 0; row < this.usedRows; row++) {
      if (marked[column[row]!] === 1 && !this.isDead(row) && !found.has(ids[row]!)) this.#kill(row);
    }
  }

  #mayStay(known: number, source: Columns, row: number): boolean {
    if (known >= this.openRows + this.closedRows) return true;
    return (
      this.columns.bodies[known] === source.bodies[row] && isOpen(this.columns, known) === isOpen(source, row)
    );
  }

  #findLive(id: bigint): number | undefined {
    const row = this.#rowIndex.find(id);
    return row === undefined || this.isDead(row) ? undefined : row;
  }

  #remove(id: bigint): void {
    const row = this.#findLive(id);
    if (row !== undefined) this.#kill(row);
  }

  #kill(row: number): void {
    this.dead[row >> 3]! |= 1 << (row & 7);
    this.deadRows++;
  }
}

export type Shape = Pick<CubeData, "fact" | "openRows" | "closedRows" | "dictionaries" | "cut"> &
  Partial<Pick<CubeData, "owners">>;

/** Room for the sorted rows and a tail; the rows themselves are written by the caller. */
export function emptyCube(shape: Shape, tailRoom: number): Cube {
  const rows = Math.ceil((shape.openRows + shape.closedRows + tailRoom) / 8) * 8;
  return new Cube({
    ...shape,
    columns: allocateColumns(shape.fact, rows),
    owners: shape.owners ?? ownersOf(shape.fact).map(() => emptyOrdinals()),
    rowSlots: emptySlots(rows),
    dead: new Uint8Array(shared(Math.ceil(rows / 8))),
    usedRows: 0,
    deadRows: 0,
  });
}

/** An eighth of the rows, and never so little that a busy hour needs a merge. */
export function defaultTailRoom(rows: number): number {
  return Math.max(65_536, rows >> 3);
}
