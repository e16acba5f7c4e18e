import type { z } from "zod";

/** A text in both languages; `{name}` in it is filled from a refusal's details. */
export interface Words {
  zh: string;
  en: string;
}

/** The most delicate class of field that an answer may hold (see the dictionary's classes). */
export type FieldClass = "open" | "internal" | "personal" | "sensitive";

/** Why personal data is read. `none` only where the answer holds no personal data. */
export type Purpose =
  | "none"
  | "sign-in"
  | "roster-keeping"
  | "branch-work"
  | "import"
  | "export"
  | "identity-check"
  | "statistics-check"
  | "contact"
  | "own-record"
  | "audit"
  | "administration";

/** What the browser and the server agree on for one operation; server, client and OpenAPI are derived from it. */
export interface Endpoint<
  I extends z.ZodType = z.ZodType,
  O extends z.ZodType = z.ZodType,
  R extends string = string,
> {
  /** `feature.verb-noun`: also the action in the audit. */
  name: string;
  method: "GET" | "POST" | "PUT" | "DELETE";
  /** Fastify path; `:name` parts are fields of the input. */
  path: string;
  /** The permission asked at the body that holds the record; `anyone` and `signed-in` ask none. */
  permission: string;
  purpose: Purpose;
  fields: FieldClass;
  summary: Words;
  input: I;
  output: O;
  refusals: Record<R, Words>;
  /** `file`: the request body is the file itself; the input comes from path and query. */
  body?: "json" | "file";
  /** `file`: the answer is a stream, `output` describes nothing. */
  answer?: "json" | "file";
}

/** Describes an operation. Leaving out permission, purpose or field class does not compile. */
export function endpoint<I extends z.ZodType, O extends z.ZodType, const R extends string = never>(
  description: Endpoint<I, O, R>,
): Endpoint<I, O, R> {
  return description;
}

/** Whether the operation changes something and so needs an idempotency key. */
export function changes(contract: Pick<Endpoint, "method">): boolean {
  return contract.method !== "GET";
}
