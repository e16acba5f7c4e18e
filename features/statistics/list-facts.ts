import { look } from "#foundation/query/look.ts";
import { listFacts as contract } from "./facts.contract.ts";

export const listFacts = look(contract, async ({ services }) => ({
  answer: {
    facts: [...services.cubes.facts.values()].map((fact) => ({
      name: fact.name,
      label: fact.label,
      people: fact.person !== undefined,
      period: fact.period !== undefined,
      dimensions: Object.entries(fact.dimensions).map(([name, { type, label, codes }]) => ({
        name,
        type,
        label,
        codes: codes ?? null,
      })),
      measures: Object.entries(fact.measures).map(([name, { label, unit }]) => ({
        name,
        label,
        unit: unit ?? null,
      })),
    })),
  },
}));
