import type { Services } from "#foundation/services.ts";
import type { Tx } from "#foundation/database/open-database.ts";

/** Long work asked for; it runs in apps/worker, survives a kill and goes on from its cursor. */
export interface JobRequest {
  kind: string;
  params: unknown;
  accountId: string;
  bodyId?: string;
  total?: number;
}

export interface Jobs {
  /** Adds the job in the caller's transaction: it runs if, and only if, that commits. Returns its id. */
  enqueue(tx: Tx, request: JobRequest): Promise<string>;
}

/** A job while it runs. */
export interface RunningJob {
  id: string;
  kind: string;
  accountId: string;
  params: unknown;
  /** Where an earlier run stopped; undefined at the first. */
  cursor: unknown;
  /** Tells how far it is and, with a cursor, from where to go on. @throws JobStopped when somebody stopped it */
  report(progress: { done: number; total?: number; cursor?: unknown }): Promise<void>;
}

/** What a feature puts behind a job kind; the answer becomes the job's result. */
export type JobHandler = (job: RunningJob, services: Services) => Promise<unknown>;
