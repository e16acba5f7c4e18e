import type { Definition, FieldValue } from "#features/procedures/contract.ts";
import { listEditions } from "#features/procedures/index.ts";
import { look, type LookContext } from "#foundation/query/look.ts";
import { listNamed } from "./moves/chains.ts";
import { fieldWords, namedIn, type Names } from "./field-text.ts";
import { readTimeline as contract, type TimelineEntry } from "./lists.contract.ts";
import { moveName } from "./messages.ts";
import { namesOfBodies } from "./name-store.ts";
import { findSeenCase } from "./scope.ts";
import { listRecords, type StoredRecord } from "./store.ts";

/** A whole life is about forty moves. */
const MOST = 500;

export const readTimeline = look(contract, async (context, { caseId }) => {
  const file = await findSeenCase(context.db, context.reach, caseId);
  if (!file) return undefined;
  const records = await listRecords(context.db, caseId, MOST);
  const editions = await listEditions(context.db, file.procedure);
  const definitions = new Map(editions.map((one) => [one.edition, one]));
  const names = await namesIn(context, records, [...definitions.values()]);
  const entries = records.map((record) =>
    entryOf(record, definitions.get(record.edition), names, (code) =>
      stepWords(editions, record.edition, code),
    ),
  );
  return {
    answer: { entries },
    persons: [file.personId],
    bodyId: file.bodyId,
  };
});

async function namesIn(
  { db }: LookContext,
  records: readonly StoredRecord[],
  definitions: readonly Definition[],
): Promise<Names> {
  const fields = definitions.flatMap((definition) => definition.fields);
  const ids = records.map(({ values }) => namedIn(fields, values));
  return {
    people: await listNamed(
      db,
      ids.flatMap(({ people }) => people),
    ),
    bodies: await namesOfBodies(
      db,
      ids.flatMap(({ bodies }) => bodies),
    ),
  };
}

function entryOf(
  record: StoredRecord,
  definition: Definition | undefined,
  names: Names,
  nameOf: (step: string) => TimelineEntry["stepName"],
): TimelineEntry {
  const { recordId, recordedAt, decidedOn, step, edition, move, note, checks } = record;
  return {
    recordId,
    recordedAt: recordedAt.toISOString(),
    decidedOn,
    step,
    stepName: nameOf(step),
    edition,
    move,
    moveName: moveName(move),
    outcome: outcomeWords(definition, record),
    to: record.toStep === null || record.toStep === step ? null : nameOf(record.toStep),
    body: record.bodyName,
    by: record.by ?? "",
    note,
    values: valueLines(definition, record.values, names),
    checks: [...checks],
  };
}

/** A step by the edition that judged; a case that went on into another edition may lead to a step that only that one has. */
function stepWords(editions: readonly Definition[], edition: string, code: string) {
  if (code === "end") return { zh: "办结", en: "Closed" };
  const own = editions.toSorted((a, b) => Number(b.edition === edition) - Number(a.edition === edition));
  const found = own.flatMap(({ steps }) => steps).find((step) => step.code === code);
  return found?.name ?? { zh: code, en: code };
}

function outcomeWords(definition: Definition | undefined, { step, outcome }: StoredRecord) {
  if (outcome === null) return null;
  const outcomes = definition?.steps.find(({ code }) => code === step)?.outcomes ?? [];
  const found = [...outcomes, ...(definition?.exits ?? [])].find(({ code }) => code === outcome);
  return found?.name ?? { zh: outcome, en: outcome };
}

function valueLines(
  definition: Definition | undefined,
  values: Readonly<Record<string, FieldValue | undefined>>,
  names: Names,
): TimelineEntry["values"] {
  return Object.entries(values).flatMap(([code, value]) => {
    const field = definition?.fields.find((one) => one.code === code);
    return field ? [{ name: field.name, text: fieldWords(field, value, names) }] : [];
  });
}
