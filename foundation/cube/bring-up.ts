import { type Cut, CutLost, type FedChange, readChanges } from "#foundation/feed/read-changes.ts";
import { type Connection, inSnapshot } from "./connection.ts";
import type { Cube, Touched } from "./cube.ts";
import type { CubeKeeper } from "./cube-keeper.ts";
import { countTouched, readTouched, touchedOf } from "./refresh-cube.ts";
import type { Staging } from "./staging.ts";

/** More keys than these, and more than a quarter of the rows, are read faster by reading everything. */
const MANY_KEYS = 50_000;

interface Ready {
  keeper: CubeKeeper;
  cube: Cube;
}

interface Read extends Ready {
  touched: Touched;
  staging: Staging;
}

/**
 * Brings all facts that have arrays to one present cut. They change together, between two questions, or not at all: when
 * one has no room for its rows, room is made and nothing else done.
 * @returns the facts that have to be built anew
 */
export async function bringUp(held: Connection, keepers: Iterable<CubeKeeper>): Promise<CubeKeeper[]> {
  const ready = [...keepers].flatMap((keeper) => (keeper.cube ? [{ keeper, cube: keeper.cube }] : []));
  if (await isQuiet(held, ready)) return [];
  const { lost, reads, now } = await inSnapshot(held.client, () => readAll(held, ready));
  const full = reads.find(({ cube, staging }) => !cube.fits(staging.rows));
  if (full) await full.keeper.makeRoom(full.staging.rows);
  else if (now) applyAll(ready, lost, reads, now);
  return lost;
}

/** Asks with one short statement, which is all that a quiet night costs; what touches no fact is passed over. */
async function isQuiet({ db }: Connection, ready: readonly Ready[]): Promise<boolean> {
  const [first] = ready;
  if (!first) return true;
  const since = first.cube.cut;
  if (ready.some(({ cube }) => cube.cut.snapshot !== since.snapshot)) return false;
  try {
    const { changes, cut } = await readChanges(db, since);
    if (ready.some(({ cube }) => touchedOf(cube.fact, changes))) return false;
    for (const { cube } of ready) cube.cut = cut;
    return true;
  } catch (error) {
    if (error instanceof CutLost) return false;
    throw error;
  }
}

interface Found {
  lost: CubeKeeper[];
  reads: Read[];
  now: Cut | undefined;
}

async function readAll(held: Connection, ready: readonly Ready[]): Promise<Found> {
  const found: Found = { lost: [], reads: [], now: undefined };
  for (const group of Map.groupBy(ready, ({ cube }) => cube.cut.snapshot).values()) {
    // oxlint-disable-next-line no-await-in-loop -- one connection, one snapshot
    const fed = await readFeed(held, group);
    if (!fed) {
      found.lost.push(...group.map(({ keeper }) => keeper));
      continue;
    }
    found.now ??= fed.cut;
    for (const one of group) {
      const touched = touchedOf(one.cube.fact, fed.changes);
      if (!touched) continue;
      if (isMuch(one.cube, touched)) found.lost.push(one.keeper);
      // oxlint-disable-next-line no-await-in-loop -- one connection, one snapshot
      else found.reads.push({ ...one, touched, staging: await readTouched(held.client, one.cube, touched) });
    }
  }
  return found;
}

/** Undefined when the feed cannot be continued from there. */
async function readFeed(
  { db }: Connection,
  group: readonly Ready[],
): Promise<{ changes: FedChange[]; cut: Cut } | undefined> {
  const [first] = group;
  if (!first) return undefined;
  try {
    return await readChanges(db, first.cube.cut);
  } catch (error) {
    if (!(error instanceof CutLost)) throw error;
    // The arrays may show another database: until they are built, SQL answers.
    for (const { keeper } of group) keeper.cube = undefined;
    return undefined;
  }
}

function isMuch(cube: Cube, touched: Touched): boolean {
  return countTouched(touched) > Math.max(MANY_KEYS, cube.liveRows / 4);
}

function applyAll(
  ready: readonly Ready[],
  lost: readonly CubeKeeper[],
  reads: readonly Read[],
  now: Cut,
): void {
  for (const { keeper, touched, staging } of reads) keeper.apply(staging, touched, now);
  for (const { keeper, cube } of ready) if (!lost.includes(keeper)) cube.cut = now;
}
