import { findElements } from "#features/people/index.ts";
import { editionOn, listEditions } from "#features/procedures/index.ts";
import { command, type CommandContext, type Recorded } from "#foundation/command/command.ts";
import { Refused } from "#foundation/decision.ts";
import { makeId } from "#foundation/ids.ts";
import type { Tx } from "#foundation/database/open-database.ts";
import { arrive } from "./arrive.ts";
import type { CaseFile, ValueSource } from "../case-file.ts";
import { decideOpening, type Opening } from "./decide-opening.ts";
import { countMonth } from "../month-store.ts";
import { openCase as contract } from "../moves.contract.ts";
import { withoutEmpty } from "./moving-case.ts";
import { askSignOff } from "../sign-store.ts";
import { readSurroundings, type Subject } from "./situation.ts";
import { findOpenCase, insertCase, insertRecord, nextNumber, type StepRecord } from "../store.ts";

export const openCase = command(contract, {
  async load(tx, input, { today }) {
    // The row of the person is held: of two who open a case for one person the second sees the first.
    const person = await findElements(tx, input.personId, true);
    if (!person) return undefined;
    const editions = await listEditions(tx, input.procedure);
    const definition = editionOn(editions, today);
    const { personId, bodyId, bodyLo } = person;
    const subject: Subject = {
      procedure: input.procedure,
      variant: input.variant ?? null,
      personId,
      bodyId,
      bodyLo,
      steps: {},
    };
    const values = withoutEmpty(input.values);
    return {
      editions,
      definition,
      subject,
      person,
      around: definition && (await readSurroundings(tx, definition, subject, values, { today })),
      open: await findOpenCase(tx, personId, input.procedure),
    };
  },
  heldBy: ({ subject }) => ({ bodyId: subject.bodyId, lo: subject.bodyLo }),
  decide: (loaded, input, { actor, today }) =>
    decideOpening(loaded, withoutEmpty(input.values), { actor, today }),
  record: recordOpening,
  constraints: { case_is_open_once: "case_open_already" },
});

async function recordOpening(
  tx: Tx,
  opening: Opening,
  { actor, today }: CommandContext,
): Promise<Recorded<{ caseId: string; number: string; version: number }>> {
  const { editions, definition, subject, around, first } = opening;
  const file = blankCase(opening, {
    caseId: makeId(),
    number: await nextNumber(tx, definition.prefix, Number(today.slice(0, 4))),
    today,
    accountId: actor.accountId,
  });
  const arrived = arrive(editions, file, first.code, around, today);
  if (!arrived) throw new Refused("unknown_procedure");
  const opened = { ...file, ...arrived.standing };
  await insertCase(tx, opened);
  const record = firstRecord(opening, opened);
  await insertRecord(tx, file.caseId, record);
  for (const body of arrived.jointBy) {
    const ask = { step: opened.step, bodyId: body.bodyId, bodyLo: body.lo, added: false };
    // oxlint-disable-next-line no-await-in-loop -- one connection, and hardly ever more than one
    await askSignOff(tx, file.caseId, ask);
  }
  await countMonth(tx, file.procedure, record);
  return {
    answer: { caseId: file.caseId, number: file.number, version: 1 },
    subject: { kind: "case", id: file.caseId },
    persons: [subject.personId],
    changes: [{ kind: "case", id: file.caseId, lo: subject.bodyLo }],
    detail: { procedure: definition.code, ...(subject.variant !== null && { variant: subject.variant }) },
  };
}

function firstRecord({ definition, given, checks }: Opening, opened: CaseFile): StepRecord {
  return {
    step: opened.step,
    edition: definition.edition,
    move: "open",
    outcome: null,
    toStep: opened.step,
    decidedOn: opened.openedOn,
    bodyId: opened.bodyId,
    accountId: opened.movedBy,
    values: given,
    checks,
    note: null,
  };
}

/** Of a case that nobody has touched yet. */
const UNTOUCHED = {
  otherId: null,
  otherLo: null,
  turnId: null,
  turnLo: null,
  assigneeId: null,
  dueOn: null,
  escalated: false,
  returned: false,
  state: "open",
  outcome: null,
  closedOn: null,
  parties: {},
  derived: 0,
  twice: 0,
  addedSigns: 0,
  version: 1,
} as const satisfies Partial<CaseFile>;

function blankCase(
  { definition, subject, given, steps, first }: Opening,
  made: { caseId: string; number: string; today: string; accountId: string },
): CaseFile {
  const variant = definition.variants.find(({ code }) => code === subject.variant);
  const source: ValueSource = {
    kind: "typed",
    title: variant?.name ?? definition.name,
    dated: made.today,
    step: null,
  };
  return {
    ...UNTOUCHED,
    ...subject,
    caseId: made.caseId,
    number: made.number,
    stage: first.stage,
    step: first.code,
    stepSince: made.today,
    openedOn: made.today,
    values: given,
    sources: Object.fromEntries(Object.keys(given).map((code) => [code, source])),
    steps,
    typed: Object.keys(given).length,
    movedBy: made.accountId,
    movedAt: new Date(),
  };
}
