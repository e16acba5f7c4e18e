import type { Operation } from "#foundation/operation.ts";
import { confirmRearrangement, withdrawRearrangement } from "./confirm-rearrangement.ts";
import { listBodies, listChildren, readBody, readHistory, searchBodies } from "./look-at-bodies.ts";
import { listRearrangements, readRearrangement } from "./look-at-rearrangements.ts";
import type { PeopleMover } from "./people-mover.ts";
import { planRearrangement, revisePlan } from "./plan-rearrangement.ts";

export { applyDueRearrangements } from "./apply-due.ts";
export { bodyHoldings } from "./holdings.ts";
export { bodyFact } from "./published.facts.ts";
export { childrenOn, subtreeOn } from "./tree-of-day.ts";
export { listBodyDues } from "./list-dues.ts";
export type { MovedPerson, MoveGround, OwnPeople, PeopleMover, Shift, Transfer } from "./people-mover.ts";
export type { HeldBody } from "./store.ts";
export { findAnywhere, findByNames, listBranchNames } from "./search-store.ts";
export { findIntervals, holdBodies, holdTree, listTops } from "./store.ts";

/** What bodies offer over HTTP. Fixed paths stand before `/bodies/:bodyId`. */
export const operations: readonly Operation[] = [
  listChildren,
  searchBodies,
  readBody,
  listBodies,
  readHistory,
];

/** Rearrangements move people too: the composition says how. */
export function rearrangementOperations(mover: PeopleMover): readonly Operation[] {
  return [
    listRearrangements,
    planRearrangement(mover),
    revisePlan(mover),
    readRearrangement(mover),
    confirmRearrangement(mover),
    withdrawRearrangement(mover),
  ];
}
