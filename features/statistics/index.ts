import type { Operation } from "#foundation/operation.ts";
import { exportCrosstab } from "./export-crosstab.ts";
import { listFacts } from "./list-facts.ts";
import { listRows } from "./list-rows.ts";
import { readCrosstab } from "./read-crosstab.ts";
import { listRequests, readRequest } from "./requests/look-at-requests.ts";
import { askFigures, settleRequest } from "./requests/settle-requests.ts";
import { listTables, removeTable, saveTable, shareTable } from "./saved-tables.ts";

/** What statistics offer over HTTP. Fixed paths stand before those with parts. */
export const operations: readonly Operation[] = [
  listFacts,
  readCrosstab,
  listRows,
  exportCrosstab,
  listTables,
  saveTable,
  shareTable,
  removeTable,
  listRequests,
  askFigures,
  readRequest,
  settleRequest,
];

export { readMap } from "./read-map.ts";
export { figureOperations } from "./figures/look-at-figures.ts";
export { reviewOperations } from "./figures/print-review.ts";
export { readReviewDefinition } from "./review.rules.ts";
export type { ReviewOf } from "./figures/read-review.ts";
export { readIndicators } from "./figures/indicator.rules.ts";
export { archiveLists, archiveListsOf } from "./figures/list-items.ts";
export { annualOperations } from "./annual/look-at-annual.ts";
export { readAnnualSet } from "./annual/annual-check.rules.ts";
export { sumBranches } from "./annual/sum-branches.ts";
export { planTables } from "./annual/annual-fill.rules.ts";
