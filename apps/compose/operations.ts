import { auditOperations, forgetting, operations as accounts } from "#features/accounts/index.ts";
import { operations as bodies, rearrangementOperations } from "#features/bodies/index.ts";
import { operations as cases, paperOperations, withCases } from "#features/cases/index.ts";
import { operations as people, peopleMover } from "#features/people/index.ts";
import { operations as dictionary } from "#features/dictionary/index.ts";
import { operations as procedures } from "#features/procedures/index.ts";
import { operations as sieve } from "#features/sieve/index.ts";
import { operations as rosters } from "#features/rosters/index.ts";
import {
  annualOperations,
  figureOperations,
  operations as statistics,
  readMap,
  reviewOperations,
} from "#features/statistics/index.ts";
import { operations as today } from "#features/today/index.ts";
import { changes } from "#foundation/endpoint.ts";
import { operations as jobs } from "#foundation/jobs/operations.ts";
import type { Operation } from "#foundation/operation.ts";
import { makeForm } from "#packs/tianjin/forms/make-form.ts";
import { TERMINAL_ACTIONS } from "./terminal-actions.ts";
import { districtMap } from "#packs/tianjin/statistics/district-map.ts";
import { cityFigures, cityTables } from "./statistics.ts";

/** A rearrangement moves the ranges of accounts: whoever is signed in here is asked anew. */
const rearrangements = rearrangementOperations(withCases(peopleMover)).map((one) =>
  changes(one.contract) ? forgetting(one) : one,
);

/** What is done and looked at, in the order of the features. */
const work: readonly Operation[] = [
  ...dictionary,
  ...bodies,
  ...rearrangements,
  ...people,
  ...procedures,
  ...cases,
  ...paperOperations(makeForm),
  ...rosters,
  ...statistics,
  readMap(districtMap),
  ...sieve,
  ...figureOperations(cityFigures),
  ...reviewOperations(cityFigures),
  ...annualOperations(cityTables),
  ...today,
  ...accounts,
  ...jobs,
];

const names = new Map(work.map(({ contract }) => [contract.name, contract.summary]));
const audit = auditOperations((action) => names.get(action) ?? TERMINAL_ACTIONS[action]);
for (const { contract } of audit) names.set(contract.name, contract.summary);

/** Every operation of every feature; the audit calls each by its own summary. */
export const operations: readonly Operation[] = [...work, ...audit];
