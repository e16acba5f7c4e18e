import { ELEMENTS } from "#features/dictionary/contract.ts";
import type { Definition } from "#features/procedures/contract.ts";
import { findEdition } from "#features/procedures/index.ts";
import { addMonths } from "#foundation/calendar.ts";
import type { Db, Tx } from "#foundation/database/open-database.ts";
import type { Known } from "./finding.contract.ts";
import type { Item } from "./item.contract.ts";
import { findItem } from "./item-store.ts";
import { readStepLog } from "./log-store.ts";
import { stepsOf } from "./steps-of.rules.ts";

/** Elements of the dictionary are held once for everybody. */
const ELEMENTS_HELD: readonly (readonly [string, { name: string; where: string }])[] = ELEMENTS.map(
  ({ code, name }) => [code, { name: name.zh, where: "人员和组织档案" }],
);

/** An item with the steps of the procedure that does it, and everything the sieve needs to know beside it. */
export interface Sifting {
  item: Item;
  known: Known;
  log: { from: string; to: string; cases: number } | undefined;
}

/** `deep`: with the log of the last twelve months, which takes a moment on a large city. */
export async function prepareSifting(
  db: Db | Tx,
  item: Item,
  today: string,
  deep: boolean,
): Promise<Sifting> {
  const definition = item.procedure === null ? undefined : await findEdition(db, item.procedure, today);
  const from = addMonths(today, -12);
  const log =
    definition && deep
      ? await readStepLog(db, definition.code, from, today, typedFields(definition))
      : undefined;
  const superior = item.superior === null ? undefined : (await findItem(db, item.superior))?.item;
  return {
    item: definition && item.steps.length === 0 ? { ...item, steps: stepsOf(definition) } : item,
    known: { today, held: heldBy(definition), log: log ?? new Map(), superior },
    log: log && { from, to: today, cases: Math.max(0, ...[...log.values()].map(({ decided }) => decided)) },
  };
}

function heldBy(definition: Definition | undefined): Known["held"] {
  const fields = (definition?.steps ?? []).flatMap((step) =>
    step.fields.flatMap(({ field: code }) => {
      const field = definition?.fields.find((one) => one.code === code);
      return field ? [[code, { name: field.name.zh, where: `第 ${step.code} 步` }] as const] : [];
    }),
  );
  return new Map([...fields.toReversed(), ...ELEMENTS_HELD]);
}

function typedFields(definition: Definition): Map<string, number> {
  const derived = new Set(definition.fields.filter((field) => field.derived).map(({ code }) => code));
  return new Map(
    definition.steps.map((step) => [
      step.code,
      step.fields.filter(({ field }) => !derived.has(field)).length,
    ]),
  );
}
