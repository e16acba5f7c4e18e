import { jobHandlers as rosters } from "#features/rosters/index.ts";
import type { JobHandler } from "#foundation/jobs/jobs.ts";

/** Every kind of long work and the code behind it. */
export const handlers: Readonly<Record<string, JobHandler>> = { ...rosters };
