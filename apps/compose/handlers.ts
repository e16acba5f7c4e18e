import { VERIFY_AUDIT, verifyAuditHandler } from "#features/accounts/index.ts";
import { jobHandlers as cases } from "#features/cases/index.ts";
import { jobHandlers as rosters } from "#features/rosters/index.ts";
import { headFileIn } from "#foundation/audit/head-file.ts";
import type { JobHandler } from "#foundation/jobs/jobs.ts";
import { homeFolder } from "./settings.ts";

/** Every kind of long work and the code behind it. */
export const handlers: Readonly<Record<string, JobHandler>> = {
  ...rosters,
  ...cases,
  [VERIFY_AUDIT]: verifyAuditHandler(headFileIn(homeFolder())),
};
