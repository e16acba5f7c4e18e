import type { Fact } from "./fact.ts";

export type Codes = Uint8Array | Uint16Array;

/** Rows as shared arrays, so that another thread gets them without a copy. */
export interface Columns {
  readonly ids: BigInt64Array;
  /** The same ids as words, the lower one first: reading and comparing them costs no objects. */
  readonly words: Uint32Array;
  /** For each owner (`ownersOf`) its ordinal, dense from 0. */
  readonly owners: readonly Int32Array[];
  readonly bodies: Float64Array;
  /** Period as days, `to` is `openEnd` when it holds now; without length for events. */
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly codes: readonly Codes[];
  readonly measures: readonly Int32Array[];
}

export const openEnd = 2 ** 31 - 1;

/**
 * The columns by which rows are found again, except their own id: the person first, when there is one, since that is whom
 * `distinct` counts.
 */
export function ownersOf({ id, person, touchedBy }: Fact): string[] {
  const columns = [...(person === undefined ? [] : [person]), ...Object.values(touchedBy)];
  return [...new Set(columns)].filter((column) => column !== id);
}

export function allocateColumns(fact: Fact, rows: number): Columns {
  const periods = fact.period ? rows : 0;
  const ids = new BigInt64Array(shared(rows * 8));
  return {
    ids,
    words: new Uint32Array(ids.buffer),
    owners: ownersOf(fact).map(() => new Int32Array(shared(rows * 4))),
    bodies: new Float64Array(shared(rows * 8)),
    from: new Int32Array(shared(periods * 4)),
    to: new Int32Array(shared(periods * 4)),
    codes: Object.values(fact.dimensions).map(({ bits }) =>
      bits === 8 ? new Uint8Array(shared(rows)) : new Uint16Array(shared(rows * 2)),
    ),
    measures: Object.keys(fact.measures).map(() => new Int32Array(shared(rows * 4))),
  };
}

/** All arrays in one order, in which they are copied and lie in a file; the words are those of the ids. */
export function listColumns({ ids, owners, bodies, from, to, codes, measures }: Columns) {
  return [ids, bodies, ...owners, from, to, ...measures, ...codes];
}

export function copyRow(target: Columns, row: number, source: Columns, sourceRow: number): void {
  target.ids[row] = source.ids[sourceRow]!;
  target.bodies[row] = source.bodies[sourceRow]!;
  if (target.to.length > 0) {
    target.from[row] = source.from[sourceRow]!;
    target.to[row] = source.to[sourceRow]!;
  }
  for (let i = 0; i < target.owners.length; i++) target.owners[i]![row] = source.owners[i]![sourceRow]!;
  for (let i = 0; i < target.codes.length; i++) target.codes[i]![row] = source.codes[i]![sourceRow]!;
  for (let i = 0; i < target.measures.length; i++) target.measures[i]![row] = source.measures[i]![sourceRow]!;
}

/** Events are always open. */
export function isOpen({ to }: Columns, row: number): boolean {
  return to.length === 0 || to[row] === openEnd;
}

export function shared(bytes: number): SharedArrayBuffer {
  return new SharedArrayBuffer(bytes);
}
