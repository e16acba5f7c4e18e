import type { Check, Definition, FieldToType, OutcomeDefinition } from "#features/procedures/contract.ts";
import {
  countFields,
  derivedOf,
  type FieldCounts,
  fieldsOf,
  judgeStep,
  mayGoOn,
  outcomeOf,
  type StepFields,
} from "#features/procedures/index.ts";
import { accept, type Decision } from "#foundation/decision.ts";
import type { FieldValues } from "../case.contract.ts";
import type { CaseFile, StepHeld, ValueSource } from "../case-file.ts";
import { valueProblem } from "../field-values.rules.ts";
import {
  firstNo,
  holdsTurn,
  type MovePlan,
  type MoveRefusal,
  type MoveRequest,
  type No,
  no,
  notMyTurn,
} from "./move-plan.ts";
import { type MovingCase, withoutEmpty } from "./moving-case.ts";

/** Submit, agree and refuse: the step is done, its outcome leads on. */
export function decideForward(moving: MovingCase, request: MoveRequest): Decision<MoveRefusal, MovePlan> {
  const { definition, step, context, file } = moving;
  const given = withoutEmpty(request.values);
  const fields = fieldsOf(definition, step, context);
  const checks = judgeStep(definition, step, context);
  const refused = firstNo(
    () => (step.moves.includes(request.move) ? undefined : no("move_not_here")),
    () => notMyTurn(moving),
    () => (moving.around.person.bodyId === file.bodyId ? undefined : no("subject_moved", { body: "" })),
    () => fieldNo(definition, fields, given),
    () => dayNo(moving, fields),
    () => (request.move === "refuse" ? noteNo(request) : goOnNo(moving, fields, given, checks, request)),
  );
  if (refused) return refused;
  const outcome = outcomeOf(step, context);
  if (!outcome) return no("no_way_on");
  return accept(planOf(moving, request, { given, fields, checks, outcome }));
}

interface Done {
  given: FieldValues;
  fields: StepFields;
  checks: readonly Check[];
}

/** Typed values must be asked for here, not known already, and fit their fields. */
function fieldNo(definition: Definition, fields: StepFields, given: FieldValues): No | undefined {
  for (const [code, value] of Object.entries(given)) {
    const known = fields.known.find(({ field }) => field.code === code);
    if (known) return no("held_already", { field: known.field.name.zh, fieldEn: known.field.name.en });
    const field = fields.toType.find((one) => one.code === code);
    if (!field) {
      const name = definition.fields.find((one) => one.code === code)?.name ?? { zh: code, en: code };
      return no("fields_wrong", {
        field: name.zh,
        fieldEn: name.en,
        what: "这一步不填",
        whatEn: "not asked here",
      });
    }
    const problem = valueProblem(field as FieldToType, value);
    if (problem)
      return no("fields_wrong", {
        field: field.name.zh,
        fieldEn: field.name.en,
        what: problem.zh,
        whatEn: problem.en,
      });
  }
  return undefined;
}

/** A decision is written down after it was taken, never before. */
function dayNo({ step, decidedOn, today }: MovingCase, { toType }: StepFields): No | undefined {
  if (decidedOn <= today) return undefined;
  const name = toType.find(({ code }) => code === step.day)?.name ?? { zh: "日期", en: "The day" };
  return no("fields_wrong", {
    field: name.zh,
    fieldEn: name.en,
    what: "还没有到这一天",
    whatEn: "this day has not come yet",
  });
}

function noteNo({ note }: MoveRequest): No | undefined {
  return note === undefined ? no("needs_reason") : undefined;
}

function goOnNo(
  moving: MovingCase,
  fields: StepFields,
  given: FieldValues,
  checks: readonly Check[],
  request: MoveRequest,
): No | undefined {
  return firstNo(
    () => missingNo(fields, given),
    () => ruleNo(moving, checks, request),
    () => signNo(moving),
  );
}

function missingNo({ toType }: StepFields, given: FieldValues): No | undefined {
  const missing = toType.filter(({ code, optional }) => !optional && given[code] === undefined);
  if (missing.length === 0) return undefined;
  return no("values_missing", {
    fields: missing.map(({ name }) => name.zh).join("、"),
    fieldsEn: missing.map(({ name }) => name.en).join(", "),
  });
}

/** A rule that bars stops; one that needs approval is let through by whoever may approve, with a reason. */
function ruleNo(moving: MovingCase, checks: readonly Check[], request: MoveRequest): No | undefined {
  const { may, needsReason, needsApproval } = mayGoOn(moving.step, checks);
  const worst =
    checks.find(({ result }) => result === "stop") ?? checks.find(({ result }) => result === "unknown");
  if (!may && worst) return no("rule_unmet", { what: worst.text.zh, whatEn: worst.text.en });
  const asks = checks.find(({ result }) => result === "approval");
  if (needsApproval && asks && !holdsTurn(moving, "cases.approve"))
    return no("rule_unmet", { what: asks.text.zh, whatEn: asks.text.en });
  return (needsReason || needsApproval) && request.note === undefined ? no("needs_reason") : undefined;
}

function signNo({ signs }: MovingCase): No | undefined {
  const open = signs.find(({ agreed }) => agreed === null);
  if (open) return no("sign_off_missing", { body: open.bodyName });
  const against = signs.find(({ agreed }) => agreed === false);
  return against && no("sign_off_against", { body: against.bodyName });
}

function planOf(
  moving: MovingCase,
  request: MoveRequest,
  done: Done & { outcome: OutcomeDefinition },
): MovePlan {
  const { file, step, definition, context } = moving;
  const { given, fields, checks, outcome } = done;
  const counts = countFields(fields, given);
  const held = stepHeld(moving, given, counts, outcome.code);
  const cleared = new Set<string>(outcome.clears);
  const values = { ...file.values, ...given, ...derivedOf(definition, step, context) };
  return {
    moving,
    move: request.move,
    note: request.note ?? null,
    given,
    checks,
    outcome,
    to: outcome.to,
    change: {
      values: without(values, cleared),
      sources: without(sourcesAfter(moving, values), cleared),
      steps: { ...file.steps, [step.code]: held },
      returned: false,
      ...added(file, counts),
    },
    effects: outcome.effects,
    undone: [],
    done: step.code,
    draft: null,
    sign: null,
  };
}

function added(file: CaseFile, counts: FieldCounts): Pick<CaseFile, "typed" | "derived" | "twice"> {
  return {
    typed: file.typed + counts.typed,
    derived: file.derived + counts.derived,
    twice: file.twice + counts.twice,
  };
}

const NEVER_DONE: Pick<StepHeld, "past" | "entries" | "fields" | "typed" | "derived"> = {
  past: [],
  entries: [],
  fields: [],
  typed: 0,
  derived: 0,
};

function stepHeld(
  { file, step, definition, decidedOn }: MovingCase,
  given: FieldValues,
  counts: FieldCounts,
  outcome: string | null,
): StepHeld {
  const held = file.steps[step.code];
  const before = held ?? NEVER_DONE;
  const entries = step.repeats ? [{ on: decidedOn, values: given }] : [];
  return {
    date: decidedOn,
    outcome,
    past: outcome === null ? before.past : [...before.past, outcome],
    edition: definition.edition,
    entries: [...before.entries, ...entries],
    fields: [...new Set([...before.fields, ...step.fields.map(({ field }) => field)])],
    order: held?.order ?? nextOrder(file),
    typed: before.typed + counts.typed,
    derived: before.derived + counts.derived,
  };
}

function nextOrder({ steps }: CaseFile): number {
  return 1 + Math.max(0, ...Object.values(steps).map(({ order }) => order));
}

function sourcesAfter(moving: MovingCase, values: CaseFile["values"]): CaseFile["sources"] {
  const { file, step, decidedOn, definition } = moving;
  const derived = new Set(
    definition.fields.flatMap((field) => (field.derived === undefined ? [] : [field.code])),
  );
  const source = (code: string): ValueSource => ({
    kind: derived.has(code) ? "computed" : "typed",
    title: step.name,
    dated: decidedOn,
    step: step.code,
  });
  const fresh = Object.keys(values).filter((code) => values[code] !== file.values[code]);
  return { ...file.sources, ...Object.fromEntries(fresh.map((code) => [code, source(code)])) };
}

function without<T>(record: Record<string, T>, codes: ReadonlySet<string>): Record<string, T> {
  if (codes.size === 0) return record;
  return Object.fromEntries(Object.entries(record).filter(([code]) => !codes.has(code)));
}
