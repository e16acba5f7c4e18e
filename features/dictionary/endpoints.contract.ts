import { z } from "zod";
import { endpoint } from "#foundation/endpoint.ts";

const Words = z.strictObject({ zh: z.string(), en: z.string() });

export const readDictionary = endpoint({
  name: "dictionary.read-dictionary",
  method: "GET",
  path: "/dictionary",
  permission: "signed-in",
  purpose: "none",
  fields: "open",
  summary: { zh: "数据元和代码表", en: "Data elements and code lists" },
  input: z.object({}),
  output: z.strictObject({
    elements: z.array(
      z.strictObject({
        code: z.string(),
        name: Words,
        type: z.string(),
        codes: z.string().nullable(),
        class: z.string(),
        standard: z.string().nullable(),
        owner: z.string(),
        synonyms: z.array(z.string()),
      }),
    ),
    lists: z.array(
      z.strictObject({
        id: z.string(),
        name: Words,
        standard: z.string().nullable(),
        entries: z.array(z.strictObject({ code: z.string(), name: Words })),
      }),
    ),
  }),
  refusals: {},
});
