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
  /** A browser from which somebody has signed in before proves it by this. */
  deviceToken?: string;
  /** Sets or clears the cookies of session and device; only signing in and out use it. */
  session?: {
    start(token: string, seconds: number): void;
    rememberDevice(token: string, seconds: number): void;
    end(): void;
  };
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

/** An operation whose input and answer are known to the compiler, for callers in the same process. */
export interface TypedOperation<In, Out> {
  contract: Endpoint;
  run(services: Services, actor: Actor | undefined, raw: In, meta?: RequestMeta): Promise<Out>;
}
