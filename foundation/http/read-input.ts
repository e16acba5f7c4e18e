import type { FastifyRequest } from "fastify";
import type { Endpoint } from "#foundation/endpoint.ts";

/** The operation's input: path and query, and the JSON body unless the body is a file. */
export function readInput(contract: Endpoint, request: FastifyRequest): Record<string, unknown> {
  const query = request.query as Record<string, unknown>;
  const params = request.params as Record<string, unknown>;
  if (contract.method === "GET" || contract.body === "file") return { ...query, ...params };
  const body = request.body;
  return { ...(typeof body === "object" && body !== null ? body : {}), ...params };
}
