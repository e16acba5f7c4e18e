import { accept, type Decision } from "#foundation/decision.ts";
import type { FieldValues } from "../case.contract.ts";
import type { CaseFile, StepHeld } from "../case-file.ts";
import { firstNo, type MovePlan, type MoveRefusal, type MoveRequest, no, notMyTurn } from "./move-plan.ts";
import type { MovingCase } from "./moving-case.ts";

/** Back to an earlier step: whoever has the turn says why; what was typed since waits there to be sent again. */
export function decideReturn(moving: MovingCase, request: MoveRequest): Decision<MoveRefusal, MovePlan> {
  const { file, step } = moving;
  const target = request.to === undefined ? undefined : file.steps[request.to];
  const refused = firstNo(
    () => (step.moves.includes("return") ? undefined : no("move_not_here")),
    () => notMyTurn(moving),
    () => (request.note === undefined ? no("needs_reason") : undefined),
    () =>
      target && isOpenBehind(file, target) && knows(moving, request.to) ? undefined : no("no_such_step"),
  );
  return refused ?? accept(backPlan(moving, request, request.to as string, target as StepHeld));
}

/** Taken back by whoever sent it, before anybody acted on it. */
export function decideWithdraw(moving: MovingCase, request: MoveRequest): Decision<MoveRefusal, MovePlan> {
  const { file, last, actor } = moving;
  const target = last && file.steps[last.step];
  const mine =
    last?.accountId === actor.accountId &&
    ["submit", "agree"].includes(last.move) &&
    last.toStep === file.step &&
    last.toStep !== last.step;
  if (!mine || !target || !isPlain(target) || !knows(moving, last.step)) return no("cannot_withdraw");
  return accept({ ...backPlan(moving, request, last.step, target), ...withdrawn(moving) });
}

function withdrawn(moving: MovingCase): Partial<MovePlan> {
  return { note: null, change: { ...backChange(moving, lastStep(moving)), returned: false } };
}

function lastStep({ file, last }: MovingCase): StepHeld {
  return file.steps[last?.step ?? ""] as StepHeld;
}

/** Nothing came of it yet: nobody became anything by it. */
function isPlain(held: StepHeld): boolean {
  return !held.undo && !held.plan && !held.moved;
}

/** Once the person went to another body, nothing before that can be taken back here. */
function isOpenBehind(file: CaseFile, target: StepHeld): boolean {
  return !undoneBy(file, target).some(({ moved }) => moved);
}

function knows({ definition }: MovingCase, code: string | undefined): boolean {
  return definition.steps.some((step) => step.code === code);
}

/** The steps from the target on, the latest first. */
function undoneBy(file: CaseFile, target: StepHeld): StepHeld[] {
  return Object.values(file.steps)
    .filter(({ order }) => order >= target.order)
    .toSorted((a, b) => b.order - a.order);
}

function backPlan(moving: MovingCase, request: MoveRequest, to: string, target: StepHeld): MovePlan {
  return {
    moving,
    move: request.move,
    note: request.note ?? null,
    given: {},
    checks: [],
    outcome: null,
    to,
    change: { ...backChange(moving, target), returned: true },
    effects: [],
    undone: undoneBy(moving.file, target),
    done: null,
    draft: waiting(moving.file, undoneBy(moving.file, target)),
    sign: null,
  };
}

function backChange({ file }: MovingCase, target: StepHeld): Partial<CaseFile> {
  const undone = undoneBy(file, target);
  const gone = new Set(undone);
  const fields = new Set(undone.flatMap((held) => held.fields));
  const kept = <T>(record: Record<string, T>) =>
    Object.fromEntries(Object.entries(record).filter(([code]) => !fields.has(code)));
  const sum = (of: (held: StepHeld) => number) => undone.reduce((total, held) => total + of(held), 0);
  return {
    steps: Object.fromEntries(Object.entries(file.steps).filter(([, held]) => !gone.has(held))),
    values: kept(file.values),
    sources: kept(file.sources),
    typed: file.typed - sum(({ typed }) => typed),
    derived: file.derived - sum(({ derived }) => derived),
  };
}

/** What was typed at the steps that are taken back: it is offered again and not typed twice. */
function waiting(file: CaseFile, undone: readonly StepHeld[]): FieldValues {
  const fields = new Set(undone.flatMap((held) => held.fields));
  return Object.fromEntries(
    Object.entries(file.values).filter(
      ([code]) => fields.has(code) && file.sources[code]?.kind !== "computed",
    ),
  );
}
