import { contextOf } from "#features/procedures/index.ts";
import type { CommandContext, Recorded } from "#foundation/command/command.ts";
import type { Tx } from "#foundation/database/open-database.ts";
import { type Applied, applyEffects, undoEffects } from "./apply-effects.ts";
import { type Arrived, arrive } from "./arrive.ts";
import type { FieldValues } from "../case.contract.ts";
import type { CaseFile } from "../case-file.ts";
import type { ChainBody } from "./chains.ts";
import { countMonth } from "../month-store.ts";
import { putDraft } from "../draft-store.ts";
import { followPerson } from "./follow-person.ts";
import type { MovePlan } from "./move-plan.ts";
import { askSignOff, settleSignOff } from "../sign-store.ts";
import { type StepRecord, writeMove } from "../store.ts";

export interface MoveAnswer {
  caseId: string;
  version: number;
  state: CaseFile["state"];
  step: string;
  outcome: { zh: string; en: string } | null;
}

/** Writes a decided move: effects, record, row, sign-offs and draft, all in the transaction of the command. */
export async function recordMove(
  tx: Tx,
  plan: MovePlan,
  context: Pick<CommandContext, "actor" | "today">,
): Promise<Recorded<MoveAnswer>> {
  const { file } = plan.moving;
  const ground = groundOf(plan, context);
  await undoEffects(tx, file, plan.undone, { ...ground, day: ground.decidedOn });
  const applied = await applyEffects(tx, plan.effects, ground);
  const changed = afterEffects(plan, applied);
  const arrived = arriveAfter(plan, changed, applied, context.today);
  const change = { ...changed, ...standingAfter(plan, changed, arrived), ...mover(context) };
  const waiting = waitingOf(plan);
  const dropsDraft = plan.draft !== undefined && !waiting;
  const record = recordOf(plan, arrived, context);
  await writeMove(tx, file.caseId, { record, change, dropsDraft });
  await settleSigns(tx, plan, arrived, context);
  if (waiting) {
    const draft = { step: arrived?.step.code ?? file.step, values: waiting, version: 1 };
    await putDraft(tx, file.caseId, { ...draft, accountId: context.actor.accountId });
  }
  if (applied.movedTo) await followPerson(tx, file, applied.movedTo, context.today);
  await countMonth(tx, file.procedure, record);
  const after = { ...file, ...change };
  return {
    answer: {
      caseId: file.caseId,
      version: file.version + 1,
      state: after.state,
      step: after.step,
      outcome: plan.outcome?.name ?? null,
    },
    subject: { kind: "case", id: file.caseId },
    persons: [file.personId],
    changes: changesOf(plan, after),
    detail: { move: plan.move, step: file.step, ...(plan.outcome && { outcome: plan.outcome.code }) },
  };
}

function changesOf({ effects, undone, moving: { file } }: MovePlan, after: CaseFile) {
  const own = { kind: "case", id: file.caseId, lo: after.bodyLo };
  const touched = effects.length > 0 || undone.some(({ undo }) => undo);
  return touched ? [own, { kind: "person", id: file.personId, lo: after.bodyLo }] : [own];
}

function mover({ actor }: Pick<CommandContext, "actor">): Partial<CaseFile> {
  return { movedBy: actor.accountId, movedAt: new Date() };
}

/** Effects read the step as done. */
function groundOf(plan: MovePlan, { actor }: Pick<CommandContext, "actor">) {
  const { file, definition, step, context, around, decidedOn } = plan.moving;
  const held = plan.change.steps?.[step.code];
  const { situation } = context;
  const facts = held && {
    date: held.date,
    done: held.outcome !== null,
    outcome: held.outcome,
    past: held.past,
    entries: held.entries.length,
    edition: held.edition,
  };
  const steps = facts ? { ...situation.steps, [step.key]: facts } : situation.steps;
  return {
    file,
    context: contextOf(definition, { ...situation, steps }),
    parties: around.parties,
    decidedOn,
    accountId: actor.accountId,
    document: `${step.name.zh} ${file.number}`,
  };
}

/** What the effects left is kept with the step, and the case follows its subject. */
function afterEffects(plan: MovePlan, { held, movedTo }: Applied): Partial<CaseFile> {
  const { file } = plan.moving;
  const { change, done } = plan;
  const step = done === null ? undefined : change.steps?.[done];
  const steps = step && done !== null ? { ...change.steps, [done]: { ...step, ...held } } : change.steps;
  return {
    ...change,
    ...(steps && { steps }),
    ...(movedTo && {
      bodyId: movedTo.bodyId,
      bodyLo: movedTo.lo,
      otherId: file.bodyId,
      otherLo: file.bodyLo,
    }),
  };
}

function arriveAfter(
  plan: MovePlan,
  changed: Partial<CaseFile>,
  applied: Applied,
  today: string,
): Arrived | undefined {
  const { file, around, editions } = plan.moving;
  if (plan.to === null || plan.to === "end") return undefined;
  const chains = applied.movedTo ? withChain(around, applied.movedTo) : around.chains;
  return arrive(editions, { ...file, ...changed }, plan.to, { ...around, chains }, today);
}

function withChain(around: MovePlan["moving"]["around"], body: ChainBody): Map<string, readonly ChainBody[]> {
  const chain = Object.values(around.parties).find(([first]) => first?.bodyId === body.bodyId) ?? [body];
  return new Map([...around.chains, [body.bodyId, chain]]);
}

function standingAfter(
  plan: MovePlan,
  changed: Partial<CaseFile>,
  arrived: Arrived | undefined,
): Partial<CaseFile> {
  const { file, decidedOn } = plan.moving;
  if (arrived) {
    const { standing } = arrived;
    // The side that gave somebody away keeps sight of the case it has to close.
    const { otherId, otherLo } = changed;
    const sides = otherId === undefined || otherLo === undefined ? {} : { otherId, otherLo };
    return {
      ...standing,
      ...sides,
      assigneeId: null,
      ...(standing.stage !== file.stage && { escalated: false }),
    };
  }
  if (plan.to === null) return {};
  return {
    state: "closed",
    outcome: plan.outcome?.code ?? null,
    closedOn: decidedOn,
    turnId: null,
    turnLo: null,
    assigneeId: null,
    dueOn: null,
  };
}

function recordOf(
  plan: MovePlan,
  arrived: Arrived | undefined,
  { actor }: Pick<CommandContext, "actor">,
): StepRecord {
  const { file, definition, decidedOn } = plan.moving;
  return {
    step: file.step,
    edition: definition.edition,
    move: plan.move,
    outcome: plan.outcome?.code ?? null,
    toStep: arrived?.step.code ?? plan.to,
    decidedOn,
    bodyId: file.turnId ?? file.bodyId,
    accountId: actor.accountId,
    values: plan.given,
    checks: plan.checks,
    note: plan.note,
  };
}

async function settleSigns(
  tx: Tx,
  { sign, note, moving: { file, decidedOn } }: MovePlan,
  arrived: Arrived | undefined,
  { actor }: Pick<CommandContext, "actor">,
): Promise<void> {
  for (const body of arrived?.jointBy ?? []) {
    const ask = { step: arrived?.step.code ?? "", bodyId: body.bodyId, bodyLo: body.lo, added: false };
    // oxlint-disable-next-line no-await-in-loop -- one connection, and hardly ever more than one
    await askSignOff(tx, file.caseId, ask);
  }
  if (sign === null) return;
  if ("ask" in sign) await askSignOff(tx, file.caseId, { step: file.step, ...sign.ask, added: true });
  else {
    const { signId, agreed } = sign.settle;
    await settleSignOff(tx, file.caseId, signId, { agreed, note, accountId: actor.accountId, on: decidedOn });
  }
}

/** What waits for later steps goes on waiting; what was sent is gone. */
function waitingOf({ draft }: MovePlan): FieldValues | undefined {
  return draft && Object.keys(draft).length > 0 ? draft : undefined;
}
