import { bodyFact } from "#features/bodies/index.ts";
import { caseFact, stepFact } from "#features/cases/index.ts";
import { arrivalFact, departureFact, membershipFact, postFact } from "#features/people/index.ts";
import type { Fact } from "#foundation/cube/fact.ts";

/** What statistics may count, by name. */
export const facts: ReadonlyMap<string, Fact> = new Map(
  [membershipFact, arrivalFact, departureFact, postFact, bodyFact, caseFact, stepFact].map((fact) => [
    fact.name,
    fact,
  ]),
);
