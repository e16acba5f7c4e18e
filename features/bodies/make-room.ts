import type { Tx } from "#foundation/database/open-database.ts";
import type { Change } from "#foundation/audit/write-entry.ts";
import type { PeopleMover, Shift } from "./people-mover.ts";
import {
  findLastChildHi,
  getPlace,
  listRightSiblings,
  type Place,
  shiftNumbers,
  widenBody,
} from "./structure-store.ts";
import { firstFree, growth, siblingsToShift } from "./tree-numbers.rules.ts";

/** A change of the numbers of the tree: where it writes, and whoever has to follow. */
export interface Renumbering {
  tx: Tx;
  mover: PeopleMover;
  /** Bodies that have other numbers now; for the change feed. */
  changes: Change[];
}

/**
 * Sees to it that so many numbers are free behind the last child of a body, and answers the first of them. When the body
 * is full it is widened; siblings behind it step aside, up to the first gap that holds. The root grows without end, so
 * the tree as a whole is never renumbered.
 */
export async function makeRoom(work: Renumbering, bodyId: string, width: number): Promise<number> {
  const body = await getPlace(work.tx, bodyId);
  const start = firstFree(body, await findLastChildHi(work.tx, bodyId));
  const lacking = width - (body.hi - start + 1);
  if (lacking > 0) await widen(work, body, growth(body, lacking));
  return start;
}

async function widen(work: Renumbering, body: Place, by: number): Promise<void> {
  if (body.parentId !== null) await makeGap(work, body, body.parentId, by);
  await widenBody(work.tx, body.bodyId, by);
}

/** Frees `by` numbers right behind a body. */
async function makeGap(work: Renumbering, body: Place, parentId: string, by: number): Promise<void> {
  const right = await listRightSiblings(work.tx, body);
  const parent = await getPlace(work.tx, parentId);
  const aside = siblingsToShift(body, right, parent.hi, by);
  if (aside === undefined) {
    // Widening the parent moves nothing inside it, so the siblings are where they were.
    await widen(work, parent, growth(parent, by));
    await shift(work, { lo: body.hi + 1, hi: right.at(-1)?.hi ?? body.hi, by });
    return;
  }
  const last = aside.at(-1);
  if (last) await shift(work, { lo: body.hi + 1, hi: last.hi, by });
}

/** Moves bodies, then everything of people that follows them. */
async function shift(work: Renumbering, numbers: Shift, depthBy = 0): Promise<void> {
  const moved = await shiftNumbers(work.tx, numbers, depthBy);
  if (moved.length === 0) return;
  await work.mover.relocate(work.tx, [numbers]);
  work.changes.push(...moved.map(({ id, lo }) => ({ kind: "body", id, lo })));
}

/** Hangs a body with everything below it under another body, behind its last child. */
export async function hangUnder(work: Renumbering, bodyId: string, parentId: string): Promise<void> {
  const before = await getPlace(work.tx, bodyId);
  const start = await makeRoom(work, parentId, before.hi - before.lo + 1);
  // Making room may have moved the body itself.
  const { lo, hi, depth } = await getPlace(work.tx, bodyId);
  const parent = await getPlace(work.tx, parentId);
  await shift(work, { lo, hi, by: start - lo }, parent.depth + 1 - depth);
}
