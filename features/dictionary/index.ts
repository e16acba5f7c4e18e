import type { Operation } from "#foundation/operation.ts";
import { look } from "#foundation/query/look.ts";
import { CODE_LISTS, ELEMENTS } from "./contract.ts";
import { readDictionary as contract } from "./endpoints.contract.ts";
import type { CodeList } from "./shapes.ts";
import type { Element } from "./element.ts";

/** The dictionary for programs outside: the same data from which forms, columns, filters and imports are derived. */
const readDictionary = look(contract, async () => ({
  answer: {
    elements: ELEMENTS.map((element: Element) => ({
      code: element.code,
      name: element.name,
      type: element.type,
      codes: element.codes ?? null,
      class: element.class,
      standard: element.standard ?? null,
      owner: element.owner,
      synonyms: [...element.synonyms],
    })),
    lists: Object.entries<CodeList>(CODE_LISTS).map(([id, list]) => ({
      id,
      name: list.name,
      standard: list.standard ?? null,
      entries: list.entries.map((entry) => ({ code: entry.code, name: entry.name })),
    })),
  },
}));

export const operations: readonly Operation[] = [readDictionary];
