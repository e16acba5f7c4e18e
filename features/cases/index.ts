import type { Operation } from "#foundation/operation.ts";
import { findAssignees, findBodies, findSubjects, nameBody, readCatalogue } from "./catalogue.ts";
import { declareRecusal } from "./moves/declare-recusal.ts";
import { countStages, listCases, readInbox } from "./list-cases.ts";
import { moveCase } from "./moves/move-case.ts";
import { MOVE_MANY_JOB, moveMany, moveManyHandler, previewMany } from "./moves/move-many.ts";
import { openCase } from "./moves/open-case.ts";
import { printFileOperation, readArchive } from "./papers/archive.ts";
import { makePaper } from "./papers/make-paper.ts";
import { attachOriginal, readOriginal, recordSeen } from "./papers/originals.ts";
import type { MakeForm } from "./papers/print.ts";
import { printOperations } from "./papers/print-paper.ts";
import { verifyPaper } from "./papers/verify-paper.ts";
import { readCase } from "./read-case.ts";
import { readTimeline } from "./read-timeline.ts";
import { saveDraft } from "./save-draft.ts";
import { readPlans, setPlan } from "./set-plan.ts";

export type { FieldValues } from "./case.contract.ts";
export { escalateLate } from "./escalate-late.ts";
export { caseFact, stepFact } from "./published.facts.ts";
export { caseHoldings } from "./holdings.ts";
export { countAllMonths, findMonthFault } from "./month-store.ts";
export { isJudgedBy } from "./judged-by.ts";
export { listCaseDues } from "./list-dues.ts";
export { realignCases, withCases } from "./moves/case-mover.ts";
export { makePaper, saveDraft };
export { findParties } from "./moves/parties.rules.ts";

/** What cases offer over HTTP. Fixed paths stand before `/cases/:caseId`. */
export const operations: readonly Operation[] = [
  listCases,
  readInbox,
  countStages,
  readCatalogue,
  findSubjects,
  findBodies,
  nameBody,
  openCase,
  previewMany,
  moveMany,
  readCase,
  readTimeline,
  findAssignees,
  saveDraft,
  moveCase,
  declareRecusal,
  setPlan,
  readPlans,
  makePaper,
  attachOriginal,
  readOriginal,
  recordSeen,
  readArchive,
  verifyPaper,
];

/** What is printed by the forms of a pack. */
export function paperOperations(makeForm: MakeForm): readonly Operation[] {
  return [...printOperations(makeForm), printFileOperation(makeForm)];
}

export const jobHandlers = { [MOVE_MANY_JOB]: moveManyHandler };
