import type { JobHandler } from "#foundation/jobs/jobs.ts";
import type { Operation } from "#foundation/operation.ts";
import { checkRoster } from "./check-roster.ts";
import { downloadExport, listExports, readExport } from "./look-at-exports.ts";
import { settleExport, withdrawExport } from "./settle-export.ts";
import { EXPORT_JOB, startExport, weighExport } from "./start-export.ts";
import { writeExport } from "./write-export.ts";
import { downloadMarked } from "./download-marked.ts";
import { listIssues, listRows, revealIssue } from "./look-at-findings.ts";
import { listRuns, readRun } from "./look-at-imports.ts";
import { commitRun, mendCells, withdrawRun } from "./settle-import.ts";
import { CHECK_JOB, pasteRoster, uploadRoster } from "./start-import.ts";
import { COMMIT_JOB, takeOver } from "./take-over.ts";

export const operations: readonly Operation[] = [
  uploadRoster,
  pasteRoster,
  listRuns,
  readRun,
  listIssues,
  revealIssue,
  listRows,
  mendCells,
  commitRun,
  withdrawRun,
  downloadMarked,
  weighExport,
  startExport,
  listExports,
  readExport,
  settleExport,
  withdrawExport,
  downloadExport,
];

export const jobHandlers: Readonly<Record<string, JobHandler>> = {
  [CHECK_JOB]: checkRoster,
  [COMMIT_JOB]: takeOver,
  [EXPORT_JOB]: writeExport,
};

export { listRosterDues } from "./list-dues.ts";
export { listIssues } from "./look-at-findings.ts";
export { readRun } from "./look-at-imports.ts";
export { commitRun } from "./settle-import.ts";
export { uploadRoster } from "./start-import.ts";
