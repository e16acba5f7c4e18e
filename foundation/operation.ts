import type { Actor } from "#foundation/access/actor.ts";
import type { Endpoint } from "#foundation/endpoint.ts";
import type { Services } from "#foundation/services.ts";

/** What comes with a request besides its input. */
export interface RequestMeta {
  /** The idempotency key of a change; made by the shell for jobs and the command line. */
  key?: string;
  /** The file in the body of an upload. */
  body?: NodeJS.ReadableStream;
  /** The session, for signing out. */
  sessionToken?: string;
  /** Sets or clears the session cookie; only signing in and out use it. */
  session?: { start(token: string, seconds: number): void; end(): void };
  device?: string;
  address?: string;
}

/** A stream with its name and type: the answer of a download. */
export interface FileAnswer {
  stream(range?: { from: number; to: number }): NodeJS.ReadableStream;
  name: string;
  contentType: string;
  bytes: number;
}

/** An endpoint with the code behind it: what HTTP, command line and tests all call. */
export interface Operation {
  contract: Endpoint;
  /** `actor` is undefined only where the contract's permission is `anyone`. */
  run(services: Services, actor: Actor | undefined, raw: unknown, meta?: RequestMeta): Promise<unknown>;
}
