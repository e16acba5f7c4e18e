import { setImmediate as breathe } from "node:timers/promises";
import type pg from "pg";
import { to as copyTo } from "pg-copy-streams";
import type { Cut } from "#foundation/feed/read-changes.ts";
import { allocateColumns, type Columns, isOpen, ownersOf } from "./columns.ts";
import { CopyReader } from "./copy-reader.ts";
import { type Cube, defaultTailRoom, emptyCube } from "./cube.ts";
import { Dictionary } from "./dictionary.ts";
import type { Fact } from "./fact.ts";
import { Ordinals } from "./ordinals.ts";
import { type Coding, rowDecoder, selectList } from "./row-decoder.ts";

/** Rows arrive in parts of so many, since nobody knows how many there will be. */
const PART_BITS = 16;
const PART_ROWS = 2 ** PART_BITS;

/**
 * Reads a whole fact into arrays: as the rows come, then each array in its order. Between two chunks, and between two
 * arrays, the thread answers questions. The caller holds the snapshot of the cut.
 */
export async function buildCube(
  client: pg.ClientBase,
  fact: Fact,
  cut: Cut,
  tailRoom?: number,
): Promise<Cube> {
  const coding: Coding = {
    fact,
    owners: ownersOf(fact).map(() => new Ordinals()),
    dictionaries: Object.entries(fact.dimensions).map(([name, { bits }]) => new Dictionary(name, bits)),
  };
  const { parts, rows } = await readRows(client, coding);
  const { order, openRows } = orderOf(parts, rows);
  const shape = { fact, cut, openRows, closedRows: rows - openRows };
  const cube = emptyCube(
    {
      ...shape,
      owners: coding.owners.map((owner) => owner.data()),
      dictionaries: coding.dictionaries.map(({ values }) => values),
    },
    tailRoom ?? defaultTailRoom(rows),
  );
  await fill(cube, parts, order);
  return cube;
}

async function readRows(client: pg.ClientBase, coding: Coding): Promise<{ parts: Columns[]; rows: number }> {
  const { fact } = coding;
  const decode = rowDecoder(coding);
  const parts: Columns[] = [];
  let rows = 0;
  const reader = new CopyReader((fields) => {
    const place = rows & (PART_ROWS - 1);
    if (place === 0) parts.push(allocateColumns(fact, PART_ROWS));
    decode(fields, parts.at(-1)!, place);
    rows++;
  });
  const stream = client.query(
    copyTo(`copy (select ${selectList(fact)} from ${fact.view}) to stdout (format binary)`),
  );
  for await (const chunk of stream) reader.push(chunk as Buffer);
  return { parts, rows };
}

/** Open rows by body, then closed rows by body; there are few bodies, so rows are counted into their places. */
function orderOf(parts: readonly Columns[], rows: number): { order: Int32Array; openRows: number } {
  const groupOf = new Map<number, number>();
  const groups = new Int32Array(rows);
  for (let row = 0; row < rows; row++) {
    const part = parts[row >> PART_BITS]!;
    const place = row & (PART_ROWS - 1);
    // The sign keeps the closed apart.
    const key = isOpen(part, place) ? part.bodies[place]! : -1 - part.bodies[place]!;
    let group = groupOf.get(key);
    if (group === undefined) groupOf.set(key, (group = groupOf.size));
    groups[row] = group;
  }
  return {
    order: countInto(groups, sortKeys([...groupOf.keys()]), groupOf),
    openRows: countOpen(groups, groupOf),
  };
}

function sortKeys(keys: number[]): number[] {
  const isClosed = (key: number) => key < 0;
  return keys.sort((a, b) =>
    isClosed(a) === isClosed(b) ? Math.abs(a) - Math.abs(b) : Number(isClosed(a)) - Number(isClosed(b)),
  );
}

function countOpen(groups: Int32Array, groupOf: ReadonlyMap<number, number>): number {
  const open = new Uint8Array(groupOf.size);
  for (const [key, group] of groupOf) if (key >= 0) open[group] = 1;
  let count = 0;
  for (const group of groups) count += open[group]!;
  return count;
}

/** The row that comes to each place. */
function countInto(
  groups: Int32Array,
  sorted: readonly number[],
  groupOf: ReadonlyMap<number, number>,
): Int32Array {
  const next = new Int32Array(groupOf.size);
  for (const group of groups) next[group]!++;
  let place = 0;
  for (const key of sorted) {
    const group = groupOf.get(key)!;
    const count = next[group]!;
    next[group] = place;
    place += count;
  }
  const order = new Int32Array(groups.length);
  groups.forEach((group, row) => (order[next[group]!++] = row));
  return order;
}

type Column = Uint8Array | Uint16Array | Int32Array | Float64Array;

async function fill(cube: Cube, parts: readonly Columns[], order: Int32Array): Promise<void> {
  for (const pick of listPicks(cube.columns)) {
    gather(pick(cube.columns), parts.map(pick), order);
    await breathe();
  }
  gatherWords(
    cube.columns.words,
    parts.map(({ words }) => words),
    order,
  );
  for (let row = 0; row < order.length; row++) {
    cube.indexRow(row);
    if ((row & 0xfffff) === 0) await breathe();
  }
  cube.usedRows = order.length;
}

/** How each array is found in a set of columns; ids go by their words. */
function listPicks({ owners, to, measures, codes }: Columns): ((columns: Columns) => Column)[] {
  return [
    (columns) => columns.bodies,
    ...(to.length > 0 ? [(columns: Columns) => columns.from, (columns: Columns) => columns.to] : []),
    ...owners.map((_, i) => (columns: Columns) => columns.owners[i]!),
    ...measures.map((_, i) => (columns: Columns) => columns.measures[i]!),
    ...codes.map((_, i) => (columns: Columns) => columns.codes[i]!),
  ];
}

function gather(target: Column, parts: readonly Column[], order: Int32Array): void {
  for (let place = 0; place < order.length; place++) {
    const row = order[place]!;
    target[place] = parts[row >> PART_BITS]![row & (PART_ROWS - 1)]!;
  }
}

function gatherWords(target: Uint32Array, parts: readonly Uint32Array[], order: Int32Array): void {
  for (let place = 0; place < order.length; place++) {
    const row = order[place]!;
    const part = parts[row >> PART_BITS]!;
    const at = (row & (PART_ROWS - 1)) * 2;
    target[place * 2] = part[at]!;
    target[place * 2 + 1] = part[at + 1]!;
  }
}
