import { z } from "zod";
import { changes, type Endpoint } from "#foundation/endpoint.ts";

/** The JSON schema of a route for OpenAPI; validation itself is the contract's zod schema. */
export function describeRoute(contract: Endpoint): Record<string, unknown> {
  const parts = splitInput(contract);
  return {
    operationId: contract.name,
    summary: `${contract.summary.zh} ${contract.summary.en}`,
    tags: [contract.name.split(".")[0] ?? "zugong"],
    description: `permission: ${contract.permission}; purpose: ${contract.purpose}; fields: ${contract.fields}`,
    ...parts,
    ...(changes(contract) && { headers: IDEMPOTENCY }),
    response: {
      200:
        contract.answer === "file"
          ? { type: "string", format: "binary" }
          : schemaOf(contract.output, "output"),
      ...refusalAnswers(contract),
    },
  };
}

const IDEMPOTENCY = {
  type: "object",
  properties: {
    "idempotency-key": { type: "string", minLength: 8, maxLength: 100 },
    "x-zugong": { type: "string", description: "1; tells a request of our own pages from a forged one" },
  },
};

const PROBLEM = {
  type: "object",
  properties: {
    error: {
      type: "object",
      properties: {
        code: { type: "string" },
        message: { type: "object", properties: { zh: { type: "string" }, en: { type: "string" } } },
      },
    },
  },
};

function refusalAnswers(contract: Endpoint): Record<string, unknown> {
  const own = Object.keys(contract.refusals).join(", ");
  return {
    "4xx": { description: own ? `Refusals: ${own}` : "Refused", ...PROBLEM },
  };
}

/** Path parts are params; the rest is the query of a GET or an upload, the body of everything else. */
function splitInput(contract: Endpoint): Record<string, unknown> {
  const whole = schemaOf(contract.input, "input") as {
    properties?: Record<string, unknown>;
    required?: string[];
  };
  const names = [...contract.path.matchAll(/:(\w+)/g)].map((match) => match[1] ?? "");
  const params = pick(whole, (name) => names.includes(name));
  const rest = pick(whole, (name) => !names.includes(name));
  const inQuery = contract.method === "GET" || contract.body === "file";
  return {
    ...(names.length > 0 && { params }),
    ...(Object.keys(rest.properties).length > 0 && (inQuery ? { querystring: rest } : { body: rest })),
  };
}

function pick(
  whole: { properties?: Record<string, unknown>; required?: string[] },
  keep: (name: string) => boolean,
) {
  const properties = Object.fromEntries(
    Object.entries(whole.properties ?? {}).filter(([name]) => keep(name)),
  );
  return { type: "object", properties, required: (whole.required ?? []).filter(keep) };
}

function schemaOf(schema: z.ZodType, io: "input" | "output"): unknown {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: "any", reused: "inline" });
  return rest;
}
