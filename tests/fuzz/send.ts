import fc from "fast-check";
import type { FastifyInstance } from "fastify";
import type { Endpoint } from "#foundation/endpoint.ts";
import type { Player } from "../access/cast.ts";
import { type Ids, type Schema, valuesOf } from "./schema-values.ts";

/** As much of an OpenAPI document as is needed to ask. */
export interface OpenApi {
  paths: Record<string, Record<string, Described>>;
}
export interface Described {
  parameters?: { in: string; name: string; required?: boolean; schema: Schema }[];
  requestBody?: { content: Record<string, { schema: Schema }> };
}

/** One request. */
export interface Sent {
  player: number;
  path: Record<string, unknown>;
  query: Record<string, unknown>;
  body: unknown;
  type: string;
  key: string | undefined;
}

/** Requests that an operation's description allows, more or less. */
export function sentOf(described: Described, file: boolean, ids: Ids, odds: number): fc.Arbitrary<Sent> {
  const part = (place: string) => {
    const fields = (described.parameters ?? []).filter((one) => one.in === place);
    const properties = Object.fromEntries(fields.map((one) => [one.name, one.schema]));
    const required = fields.filter((one) => one.required === true || place === "path").map((one) => one.name);
    return valuesOf({ type: "object", properties, required }, ids, odds).map(asFields);
  };
  const schema = Object.values(described.requestBody?.content ?? {})[0]?.schema ?? { type: "object" };
  return fc.record({
    player: fc.nat({ max: 6 }),
    path: part("path"),
    query: part("query"),
    body: file
      ? fc.oneof(fc.string({ unit: "binary" }), fc.constant(undefined), valuesOf(schema, ids, odds))
      : valuesOf(schema, ids, odds),
    type: fc.oneof(
      { weight: 12, arbitrary: fc.constant(file ? "application/octet-stream" : "application/json") },
      {
        weight: 3,
        arbitrary: fc.constantFrom(
          "application/json",
          "application/octet-stream",
          "text/plain",
          "application/xml",
          "multipart/form-data",
          "application/x-www-form-urlencoded",
          "application/json; charset=gbk",
          "?",
        ),
      },
    ),
    key: fc.oneof(
      { weight: 8, arbitrary: fc.uuid() },
      {
        weight: 2,
        arbitrary: fc.constantFrom(
          undefined,
          "",
          "short",
          "same-key-again",
          "k".repeat(100),
          "k".repeat(101),
          "\u00e9".repeat(20),
        ),
      },
    ),
  });
}

function asFields(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
}

/** Percent-encoded as bytes, so that halves of characters go out as they are. */
function encode(value: unknown): string {
  const text = typeof value === "string" ? value : (JSON.stringify(value) ?? "");
  return text.isWellFormed() ? encodeURIComponent(text) : "%ED%A0%80";
}

function queryOf(query: Record<string, unknown>): string {
  const parts = Object.entries(query).flatMap(([name, value]) =>
    // A list goes out as a browser sends it, joined, or as the same name twice.
    Array.isArray(value) && value.length === 2
      ? value.map((one) => `${name}=${encode(one)}`)
      : [`${name}=${encode(value)}`],
  );
  return parts.length === 0 ? "" : `?${parts.join("&")}`;
}

/** Sends a request as one of the players. */
export async function send(app: FastifyInstance, contract: Endpoint, sent: Sent, players: readonly Player[]) {
  const path = contract.path.replaceAll(/:(\w+)/g, (_whole, name: string) => encode(sent.path[name] ?? "0"));
  const token = players[sent.player]?.token;
  const payload = contract.method === "GET" || sent.body === undefined ? undefined : bodyText(sent.body);
  return app.inject({
    method: contract.method,
    url: `/api${path}${queryOf(sent.query)}`,
    headers: {
      "x-zugong": "1",
      ...(token !== undefined && { cookie: `zugong=${token}` }),
      ...(sent.key !== undefined && { "idempotency-key": sent.key }),
      ...(payload !== undefined && { "content-type": sent.type }),
    },
    ...(payload !== undefined && { payload }),
  });
}

function bodyText(body: unknown): string | Buffer {
  if (body instanceof Buffer) return body;
  return JSON.stringify(body) ?? "";
}

interface Problem {
  error?: {
    code?: unknown;
    message?: { zh?: unknown; en?: unknown };
    fields?: { message: { zh: string; en: string } }[];
  };
}

/** What is wrong with an answer: it failed, or it refuses without words in both languages. */
export function faultOf(status: number, text: string): string | undefined {
  if (status >= 500) return "unforeseen";
  if (status < 400) return undefined;
  let problem: Problem;
  try {
    problem = JSON.parse(text) as Problem;
  } catch {
    return "a refusal that is no JSON";
  }
  const { code, message, fields = [] } = problem.error ?? {};
  if (typeof code !== "string") return "no code";
  const words = [message, ...fields.map((field) => field.message)];
  const said = words.every(
    (one) => typeof one?.zh === "string" && one.zh !== "" && typeof one.en === "string" && one.en !== "",
  );
  return said ? undefined : "not said in both languages";
}
