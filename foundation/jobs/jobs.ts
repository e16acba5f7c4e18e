import type { Services } from "#foundation/services.ts";
import type { Tx } from "#foundation/database/open-database.ts";
import type { Words } from "#foundation/endpoint.ts";

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
  /**
   * Tells how far it is and, with a cursor, from where to go on; seen at once, also while a transaction of the job is
   * open. A process may die between the commit of a batch and this call, so a batch must bear being done again.
   * @throws JobEnded when somebody stopped it, the program is closing, or another worker has it: let it through, so
   * that an open transaction is rolled back
   */
  report(progress: { done: number; total?: number; cursor?: unknown }): Promise<void>;
}

/** What a feature puts behind a job kind; the answer becomes the job's result. */
export type JobHandler = (job: RunningJob, services: Services) => Promise<unknown>;

/**
 * Why a handler must not go on: `stopped` by its owner; `interrupted` because the program closes, to be taken again
 * later; `lost` to another worker that took this one for dead.
 */
export class JobEnded extends Error {
  override name = "JobEnded";
  readonly how: "stopped" | "interrupted" | "lost";
  constructor(how: JobEnded["how"]) {
    super(`The job was ${how}.`);
    this.how = how;
  }
}

/** Thrown by a handler that cannot finish, with words for the one who asked for the job. They are kept: nothing personal. */
export class JobFailed extends Error {
  override name = "JobFailed";
  readonly code: string;
  readonly words: Words;
  constructor(code: string, words: Words) {
    super(words.en);
    this.code = code;
    this.words = words;
  }
}
