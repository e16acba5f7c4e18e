import { z } from "zod";
import { endpoint } from "#foundation/endpoint.ts";

const Words = z.strictObject({ zh: z.string(), en: z.string() });

const FactDescription = z.strictObject({
  name: z.string(),
  label: Words,
  /** The rows are about people: different people can be counted. */
  people: z.boolean(),
  /** The rows hold from a day to a day: they can be counted as of any day. */
  period: z.boolean(),
  dimensions: z.array(
    z.strictObject({
      name: z.string(),
      type: z.enum(["text", "integer", "date"]),
      label: Words,
      /** The code list that names its values. */
      codes: z.string().nullable(),
    }),
  ),
  measures: z.array(z.strictObject({ name: z.string(), label: Words, unit: Words.nullable() })),
});
export type FactDescription = z.infer<typeof FactDescription>;

export const listFacts = endpoint({
  name: "statistics.list-facts",
  method: "GET",
  path: "/statistics/facts",
  permission: "statistics.read",
  purpose: "none",
  fields: "internal",
  summary: { zh: "能数什么，能按什么分", en: "What can be counted and by what it can be grouped" },
  input: z.object({}),
  output: z.strictObject({ facts: z.array(FactDescription) }),
  refusals: {},
});
