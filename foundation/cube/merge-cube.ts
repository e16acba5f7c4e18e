import { type Columns, isOpen, listColumns } from "./columns.ts";
import { type Cube, defaultTailRoom, emptyCube } from "./cube.ts";

/** A fresh copy with everything sorted and the dead left out; the old cube stays as it is. */
export function mergeCube(old: Cube, tailRoom = defaultTailRoom(old.liveRows)): Cube {
  const tail = tailInOrder(old);
  const open = [...mergedRuns(old, 0, old.openRows, tail.open)];
  const closed = [...mergedRuns(old, old.openRows, old.openRows + old.closedRows, tail.closed)];
  const shape = {
    fact: old.fact,
    cut: old.cut,
    dictionaries: old.dictionaries.map((dictionary) => dictionary.values),
    openRows: countRows(open),
    closedRows: countRows(closed),
  };
  const merged = emptyCube(shape, tailRoom);
  for (const run of [...open, ...closed]) copyRun(merged, old, run);
  return merged;
}

interface Run {
  readonly start: number;
  readonly end: number;
}

/** The sorted rows as long runs, cut where a row of the tail belongs or a row is dead. */
function* mergedRuns(old: Cube, start: number, end: number, tail: readonly number[]): Generator<Run> {
  const { bodies } = old.columns;
  let at = start;
  for (const row of tail) {
    const from = at;
    while (at < end && bodies[at]! <= bodies[row]!) at++;
    yield* liveRuns(old, from, at);
    yield { start: row, end: row + 1 };
  }
  yield* liveRuns(old, at, end);
}

function* liveRuns(old: Cube, start: number, end: number): Generator<Run> {
  let from = start;
  for (let row = start; row < end; row++) {
    if (!old.isDead(row)) continue;
    if (row > from) yield { start: from, end: row };
    from = row + 1;
  }
  if (end > from) yield { start: from, end };
}

function tailInOrder(old: Cube): { open: number[]; closed: number[] } {
  const { bodies } = old.columns;
  const open: number[] = [];
  const closed: number[] = [];
  for (let row = old.openRows + old.closedRows; row < old.usedRows; row++) {
    if (!old.isDead(row)) (isOpen(old.columns, row) ? open : closed).push(row);
  }
  const byBody = (a: number, b: number) => bodies[a]! - bodies[b]!;
  return { open: open.sort(byBody), closed: closed.sort(byBody) };
}

function countRows(runs: readonly Run[]): number {
  return runs.reduce((rows, run) => rows + run.end - run.start, 0);
}

function copyRun(merged: Cube, old: Cube, { start, end }: Run): void {
  copyArrays(merged.columns, merged.usedRows, old.columns, start, end);
  for (let row = start; row < end; row++) {
    // Owners get new ordinals, so that those who left take no room.
    old.owners.forEach((owner, i) => {
      const ordinal = merged.owners[i]!.ordinalAs(owner, old.columns.owners[i]![row]!);
      merged.columns.owners[i]![merged.usedRows] = ordinal;
    });
    merged.indexRow(merged.usedRows++);
  }
}

/** Both sides are arrays of the same kind, which the type of a list of kinds cannot say. */
function copyArrays(target: Columns, at: number, source: Columns, start: number, end: number): void {
  const arrays = listColumns(source);
  listColumns(target).forEach((array, i) => {
    if (array.length > 0) (array as Int32Array).set((arrays[i] as Int32Array).subarray(start, end), at);
  });
}
