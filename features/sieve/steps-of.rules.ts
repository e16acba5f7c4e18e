import type { Definition, StepDefinition } from "#features/procedures/contract.ts";
import type { Basis, ItemStep } from "./item.contract.ts";

/** The steps of a procedure as the sieve sees them: what each needs, what it adds, who does it, by which article. */
export function stepsOf(definition: Definition, language: "zh" | "en" = "zh"): ItemStep[] {
  const derived = new Map(
    definition.fields.flatMap(({ code, derived: text }) => (text ? [[code, text] as const] : [])),
  );
  const byKey = new Map(definition.steps.map((step) => [step.key, step]));
  const parties = new Map(definition.parties.map(({ code, name }) => [code, name[language]]));
  return definition.steps.map((step) => ({
    no: step.code,
    name: step.name[language],
    party: parties.get(step.party) ?? step.party,
    approves: step.moves.includes("refuse"),
    days: daysOf(step),
    needs: needsOf(step, definition, derived, byKey),
    gives: step.fields.map(({ field }) => field),
    first: step.repeats !== undefined || step.outcomes.some(({ effects }) => effects.length > 0),
    basis: basisOf(step, definition),
    // A step whose outcome changes what somebody is stands in the regulation.
    statutory: step.outcomes.some(({ effects }) => effects.length > 0),
  }));
}

function daysOf({ due }: StepDefinition): number | null {
  if (!due) return null;
  const { months = 0, days = 0, workingDays = 0 } = due.within;
  const whole = months * 30 + days + Math.ceil((workingDays * 7) / 5);
  return whole === 0 ? null : whole;
}

/** The names of other steps' fields that its guards, its due day and what it derives speak of. */
function needsOf(
  step: StepDefinition,
  definition: Definition,
  derived: ReadonlyMap<string, string>,
  byKey: ReadonlyMap<string, StepDefinition>,
): string[] {
  const own = new Set(step.fields.map(({ field }) => field));
  const texts = [
    ...step.guards.flatMap(({ met, values }) => [met, ...Object.values(values)]),
    ...(step.due ? [step.due.from] : []),
    ...step.fields.flatMap(({ field }) => derived.get(field) ?? []),
    ...step.outcomes.flatMap(({ when }) => when ?? []),
  ];
  const words = new Set(texts.flatMap((text) => text.match(/[a-z][a-z0-9_]+/g) ?? []));
  const fields = definition.fields
    .map(({ code }) => code)
    .filter((code) => words.has(code) && !own.has(code));
  const days = [...words].flatMap((word) => byKey.get(word)?.day ?? []).filter((day) => !own.has(day));
  return [...new Set([...fields, ...days])];
}

function basisOf(step: StepDefinition, definition: Definition): Basis | null {
  const { regulation, article, mark } = step.basis;
  const found = definition.regulations.find(({ key }) => key === regulation);
  if (!found) return null;
  // A rule of this system binds nobody outside of it.
  const level = mark === "H" || mark === "B" ? "habit" : "central";
  return {
    document: `${found.name.zh}（${found.edition.zh}）`,
    article,
    level,
    from: found.from,
    to: found.to,
  };
}
