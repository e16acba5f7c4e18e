import { codeName } from "#features/dictionary/contract.ts";
import type { PersonElements } from "#features/people/index.ts";
import type { Check, Definition, FieldDefinition, StepDefinition } from "#features/procedures/contract.ts";
import { contextOf, getField, judgeStep } from "#features/procedures/index.ts";
import type { Actor } from "#foundation/access/actor.ts";
import { accept, type Decision, refuse } from "#foundation/decision.ts";
import type { FieldValues } from "../case.contract.ts";
import type { StepHeld } from "../case-file.ts";
import { valueProblem } from "../field-values.rules.ts";
import type { openCase } from "../moves.contract.ts";
import { situationOf, type Subject, type Surroundings } from "./situation.ts";

type Refusal = keyof (typeof openCase)["refusals"];
interface Refusing {
  accepted: false;
  refusal: Refusal;
  details?: Record<string, string | number>;
}

interface Loaded {
  editions: readonly Definition[];
  definition: Definition | undefined;
  subject: Subject;
  person: PersonElements;
  around: Surroundings | undefined;
  open: { number: string } | undefined;
}

/** What is written when a case is opened. */
export interface Opening {
  editions: readonly Definition[];
  definition: Definition;
  subject: Subject;
  around: Surroundings;
  given: FieldValues;
  /** Steps that were done before this system. */
  steps: Record<string, StepHeld>;
  first: StepDefinition;
  checks: readonly Check[];
}

/** Whether a case may be opened for somebody: what they are, no other one open, the rules for the subject. */
export function decideOpening(
  loaded: Loaded,
  given: FieldValues,
  { actor, today }: { actor: Actor; today: string },
): Decision<Refusal, Opening> {
  const { editions, definition, subject, person, around, open } = loaded;
  if (!definition || !around) return refuse("unknown_procedure");
  if (actor.personId === person.personId) return refuse("recused");
  if (open) return refuse("case_open_already", { number: open.number });
  const first = entryOf(definition, person.memberType);
  if (!first) return notFor(definition, person);
  const wrong = variantProblem(definition, subject.variant, given);
  if (wrong) return wrong;
  const steps = stepsBefore(definition, first, person);
  const checks = judgeSubject({ definition, around, given, today }, { ...subject, steps });
  const unmet = checks.find(({ result }) => result === "stop" || result === "unknown");
  if (unmet) return refuse("condition_unmet", { what: unmet.text.zh, whatEn: unmet.text.en });
  return accept({
    editions,
    definition,
    subject: { ...subject, steps },
    around,
    given,
    steps,
    first,
    checks,
  });
}

/** Where a case of somebody of this member type begins; undefined when the procedure is not for them. */
export function entryOf(definition: Definition, memberType: string): StepDefinition | undefined {
  const { memberTypes, enterAt } = definition.subject;
  const entry = enterAt.find((one) => one.memberType === memberType);
  if (entry) return definition.steps.find(({ code }) => code === entry.step);
  return memberTypes.includes(memberType) ? definition.steps[0] : undefined;
}

function notFor(definition: Definition, { memberType }: PersonElements): Refusing {
  return refuse("not_for_this_person", {
    type: codeName("member_type", memberType, "zh"),
    typeEn: codeName("member_type", memberType, "en"),
    procedure: definition.name.zh,
    procedureEn: definition.name.en,
  });
}

/** An exception names its authorising document; without one nothing is typed before the first step. */
function variantProblem(
  definition: Definition,
  variant: string | null,
  given: FieldValues,
): Refusing | undefined {
  const chosen = definition.variants.find(({ code }) => code === variant);
  if (variant !== null && !chosen) return refuse("unknown_variant");
  const fields = (chosen?.needs ?? []).map((code) => getField(definition, code));
  const missing = fields.filter(({ code }) => given[code] === undefined);
  if (missing.length > 0)
    return refuse("values_missing", {
      fields: missing.map(({ name }) => name.zh).join("、"),
      fieldsEn: missing.map(({ name }) => name.en).join(", "),
    });
  return fieldProblem(fields, given);
}

function fieldProblem(fields: readonly FieldDefinition[], given: FieldValues): Refusing | undefined {
  for (const [code, value] of Object.entries(given)) {
    const field = fields.find((one) => one.code === code);
    if (!field)
      return refuse("condition_unmet", { what: `开办件时不填 ${code}`, whatEn: `${code} is not asked here` });
    const problem = valueProblem(plain(field), value);
    if (problem)
      return refuse("condition_unmet", {
        what: `${field.name.zh}：${problem.zh}`,
        whatEn: `${field.name.en}: ${problem.en}`,
      });
  }
  return undefined;
}

function plain({ type, options = [], min, max }: FieldDefinition) {
  return { type, options: [...options], min: min ?? null, max: max ?? null };
}

function judgeSubject(
  { definition, around, given, today }: Pick<Opening, "definition" | "around" | "given"> & { today: string },
  subject: Subject,
): readonly Check[] {
  const { also } = definition.subject;
  const [first] = definition.steps;
  if (!also || !first) return [];
  const context = contextOf(
    definition,
    situationOf(definition, subject, given, around, { today, move: null }),
  );
  return judgeStep(definition, { ...first, guards: [also] }, context);
}

/** Steps before the one at which a case begins count as done elsewhere, on the days that the person's file knows. */
function stepsBefore(
  definition: Definition,
  first: StepDefinition,
  person: PersonElements,
): Record<string, StepHeld> {
  const before = definition.steps.slice(0, definition.steps.indexOf(first));
  return Object.fromEntries(
    before.map((step, index) => {
      const next = definition.steps[index + 1]?.code;
      const onward = step.outcomes.find(({ to }) => to === next) ?? step.outcomes.at(-1);
      const outcome = onward?.code ?? null;
      const held: StepHeld = {
        date: dayInFile(getField(definition, step.day), person),
        outcome,
        past: outcome === null ? [] : [outcome],
        edition: definition.edition,
        entries: [],
        fields: [],
        typed: 0,
        derived: 0,
        order: index + 1,
      };
      return [step.code, held];
    }),
  );
}

function dayInFile(field: FieldDefinition, person: PersonElements): string | null {
  const day = field.element === undefined ? null : (person.values[field.element] ?? null);
  return day !== null && day.length === 10 ? day : null;
}
