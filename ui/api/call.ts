import type { z } from "zod";
import type { Endpoint } from "#foundation/endpoint.ts";
import { notReached, problemFrom } from "#ui/api/problem.ts";

const BASE = "/api";

export interface CallOptions {
  signal?: AbortSignal | undefined;
  /** Same key, same result: a repeated change is carried out once. Needed for whatever is not a GET. */
  key?: string | undefined;
  /** The file itself, where the endpoint takes one. */
  file?: Blob | undefined;
}

/**
 * Calls an operation and answers its output.
 * @throws Problem with the server's code and words, or `not_reached` when no answer came
 */
export async function call<I extends z.ZodType, O extends z.ZodType>(
  endpoint: Endpoint<I, O>,
  input: z.input<I>,
  options: CallOptions = {},
): Promise<z.output<O>> {
  const answer = await send(endpoint, input, options);
  return (await readBody(answer)) as z.output<O>;
}

/** Calls an operation that answers a file; the browser saves it under the name that the server gave. */
export async function download<I extends z.ZodType>(
  endpoint: Endpoint<I>,
  input: z.input<I>,
  options: CallOptions = {},
) {
  const answer = await send(endpoint, input, options);
  const link = document.createElement("a");
  link.href = URL.createObjectURL(await answer.blob());
  link.download = fileName(answer.headers.get("content-disposition"));
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

async function send(endpoint: Endpoint, input: unknown, options: CallOptions): Promise<Response> {
  const { path, rest } = fillPath(endpoint.path, fieldsOf(input));
  const inQuery = endpoint.method === "GET" || endpoint.body === "file";
  const address = inQuery ? `${BASE}${path}${queryText(rest)}` : `${BASE}${path}`;
  const answer = await reach(address, {
    method: endpoint.method,
    credentials: "same-origin",
    headers: headersFor(endpoint, options),
    ...(!inQuery && { body: JSON.stringify(rest) }),
    ...(options.file !== undefined && { body: options.file }),
    ...(options.signal !== undefined && { signal: options.signal }),
  });
  if (!answer.ok) throw problemFrom(answer.status, await readBody(answer).catch(() => undefined));
  return answer;
}

async function reach(address: string, request: RequestInit): Promise<Response> {
  try {
    return await fetch(address, request);
  } catch (error) {
    if (request.signal?.aborted) throw error;
    throw notReached();
  }
}

async function readBody(answer: Response): Promise<unknown> {
  const text = await answer.text();
  return text === "" ? undefined : (JSON.parse(text) as unknown);
}

function headersFor(endpoint: Endpoint, options: CallOptions): Record<string, string> {
  if (endpoint.method === "GET") return { accept: "application/json" };
  return {
    accept: "application/json",
    "content-type": endpoint.body === "file" ? "application/octet-stream" : "application/json",
    // Other sites cannot set this header without asking first: it guards changes beside the cookie's SameSite.
    "x-zugong": "1",
    ...(options.key !== undefined && { "idempotency-key": options.key }),
  };
}

function fieldsOf(input: unknown): Record<string, unknown> {
  return typeof input === "object" && input !== null ? { ...input } : {};
}

/** Puts fields of the input into `:name` parts of the path; the rest goes into query or body. */
export function fillPath(
  path: string,
  fields: Record<string, unknown>,
): { path: string; rest: Record<string, unknown> } {
  const rest = { ...fields };
  const filled = path.replaceAll(/:(\w+)/g, (_, name: string) => {
    const value = rest[name];
    if (value === undefined || value === "") throw new Error(`The path ${path} needs ${name}`);
    delete rest[name];
    return encodeURIComponent(asText(value));
  });
  return { path: filled, rest };
}

/** Addresses hold words and numbers; anything else is a mistake of the programmer and is seen as JSON. */
function asText(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}

/** `?a=1&b=x,y`; fields without a value are left out, lists are joined with commas. */
export function queryText(fields: Record<string, unknown>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(fields)) {
    if (value === undefined || value === null || value === "") continue;
    query.set(name, Array.isArray(value) ? value.join(",") : asText(value));
  }
  const text = query.toString();
  return text === "" ? "" : `?${text}`;
}

function fileName(disposition: string | null): string {
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(disposition ?? "")?.[1];
  if (encoded !== undefined) return decodeURIComponent(encoded);
  return /filename="([^"]+)"/.exec(disposition ?? "")?.[1] ?? "zugong";
}
