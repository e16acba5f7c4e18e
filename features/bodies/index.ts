import type { Operation } from "#foundation/operation.ts";
import { listBodies, listChildren, readBody, readHistory, searchBodies } from "./look-at-bodies.ts";

export { listBodyDues } from "./list-dues.ts";
export { findByNames, listBranchNames } from "./search-store.ts";
export { findIntervals } from "./store.ts";

/** What bodies offer over HTTP. Fixed paths stand before `/bodies/:bodyId`. */
export const operations: readonly Operation[] = [
  listChildren,
  searchBodies,
  readBody,
  listBodies,
  readHistory,
];
