import type { FastifyRequest } from "fastify";
import { Refused } from "#foundation/decision.ts";
import type { Endpoint } from "#foundation/endpoint.ts";

/** The operation's input: path and query, and the JSON body unless the body is a file. */
export function readInput(contract: Endpoint, request: FastifyRequest): Record<string, unknown> {
  const query = request.query as Record<string, unknown>;
  const params = request.params as Record<string, unknown>;
  if (contract.method === "GET" || contract.body === "file") return { ...query, ...params };
  return { ...fieldsOf(request.body), ...params };
}

/** @throws Refused "malformed" for a list, a text, a number or a file where fields belong */
function fieldsOf(body: unknown): Record<string, unknown> {
  if (body === undefined || body === null) return {};
  const prototype: unknown = typeof body === "object" ? Object.getPrototypeOf(body) : undefined;
  if (prototype !== Object.prototype && prototype !== null) throw new Refused("malformed");
  return body as Record<string, unknown>;
}
