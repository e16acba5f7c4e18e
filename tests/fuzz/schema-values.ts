import fc from "fast-check";

/** As much of JSON Schema as zod writes. */
export interface Schema {
  type?: string | string[];
  enum?: unknown[];
  const?: unknown;
  pattern?: string;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  items?: Schema;
  minItems?: number;
  maxItems?: number;
  properties?: Record<string, Schema>;
  required?: string[];
  additionalProperties?: Schema | boolean;
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
}

/** Numbers of records that exist, so that a request gets past the first door. */
export type Ids = readonly string[];

/** Values that fit a schema; `odds` of ten times one that does not fit stands at any place in them. */
export function valuesOf(schema: Schema, ids: Ids, odds: number): fc.Arbitrary<unknown> {
  const made = fitting(schema, ids, odds);
  return odds === 0
    ? made
    : fc.oneof({ weight: 10 - odds, arbitrary: made }, { weight: odds, arbitrary: odd });
}

function fitting(schema: Schema, ids: Ids, odds: number): fc.Arbitrary<unknown> {
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return fc.oneof(...choices.map((one) => valuesOf(one, ids, odds)));
  if (schema.allOf) return valuesOf(Object.assign({}, ...schema.allOf) as Schema, ids, odds);
  switch (Array.isArray(schema.type) ? schema.type[0] : schema.type) {
    case "string":
      return texts(schema, ids);
    case "integer":
      return fc.integer({
        min: Math.max(schema.minimum ?? -5, -(2 ** 31)),
        max: Math.min(schema.maximum ?? 200, 2 ** 31 - 1),
      });
    case "number":
      return fc.double({ min: schema.minimum ?? -1e6, max: schema.maximum ?? 1e6, noNaN: true });
    case "boolean":
      return fc.boolean();
    case "null":
      return fc.constant(null);
    case "array":
      return fc.array(valuesOf(schema.items ?? {}, ids, odds), {
        minLength: schema.minItems ?? 0,
        maxLength: Math.max(schema.minItems ?? 0, 4),
      });
    case "object":
      return objects(schema, ids, odds);
    default:
      return fc.oneof(fc.constantFrom(...ids), DAYS, fc.string());
  }
}

function objects(schema: Schema, ids: Ids, odds: number): fc.Arbitrary<unknown> {
  const fields = Object.entries(schema.properties ?? {});
  if (fields.length === 0 && typeof schema.additionalProperties === "object")
    return fc.dictionary(fc.string({ maxLength: 12 }), valuesOf(schema.additionalProperties, ids, odds), {
      maxKeys: 4,
    });
  const needed = (schema.required ?? []).filter((name) => schema.properties?.[name]);
  return fc
    .tuple(
      fc.record(Object.fromEntries(fields.map(([name, one]) => [name, valuesOf(one, ids, odds)])), {
        requiredKeys: needed as never[],
      }),
      odds === 0 ? fc.constant({}) : fc.dictionary(STRAY_NAMES, odd, { maxKeys: 1 }),
    )
    .map(([right, more]) => ({ ...right, ...more }));
}

const STRAY_NAMES = fc.constantFrom("__proto__", "constructor", "toString", "limit", "x");

const DAYS = fc.constantFrom(
  "2026-11-25",
  "1949-10-01",
  "0000-00-00",
  "2026-02-30",
  "9999-12-31",
  "275760-09-13",
);

function texts(schema: Schema, ids: Ids): fc.Arbitrary<string> {
  const { pattern, minLength = 0, maxLength = 40 } = schema;
  if (pattern === undefined)
    return fc.oneof(
      fc.string({ minLength, maxLength: Math.min(maxLength, minLength + 40), unit: "grapheme" }),
      fc.constantFrom("河边", "hebian", "党支部", "2026-11-25", "*", ...ids),
    );
  if (new RegExp(pattern).test(ids[0] ?? "")) return fc.constantFrom(...ids);
  if (new RegExp(pattern).test("2026-11-25")) return DAYS;
  return fc.stringMatching(new RegExp(pattern), { size: "small" });
}

const HALF = "\ud800";

/** What no form of ours sends. */
export const odd: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom(
    null,
    "",
    " ",
    "\u0000",
    `a\u0000b`,
    HALF,
    `名${HALF}`,
    "\u202Eabc\u200B\uFEFF",
    "𠮷👨‍👩‍👧‍👦\u0301",
    "%00",
    "';--",
    "../../etc",
    "${jndi}",
    "NaN",
    "9".repeat(40),
    "-1",
    "1e309",
    "x".repeat(10_000),
  ),
  fc.constantFrom(-1, 0, 1.5, 2 ** 31, 2 ** 53, 2 ** 63, 1e308, -1e308, 5e-324),
  fc.constantFrom<unknown>([], {}, [[]], [null], { zh: 1 }, true, false),
  fc.constantFrom(...[5, 60, 4000].map((depth) => nested(depth))),
  fc.string({ unit: "binary", maxLength: 30 }),
);

function nested(depth: number): unknown {
  let value: unknown = 1;
  for (let level = 0; level < depth; level += 1) value = level % 2 === 0 ? [value] : { a: value };
  return value;
}
