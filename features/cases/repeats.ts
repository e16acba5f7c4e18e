import { contextOf, evaluateIn } from "#features/procedures/index.ts";
import type { MovingCase } from "./moving-case.ts";

/** Whether a step that comes again has enough entries with the one that is being made now. */
export function isEnough({ definition, step, context, file, decidedOn }: MovingCase): boolean {
  if (!step.repeats) return true;
  const { situation } = context;
  const before = file.steps[step.code];
  const facts = {
    date: decidedOn,
    done: false,
    outcome: before?.outcome ?? null,
    past: before?.past ?? [],
    entries: (before?.entries.length ?? 0) + 1,
    edition: definition.edition,
  };
  const counted = { ...situation, steps: { ...situation.steps, [step.key]: facts } };
  return evaluateIn(contextOf(definition, counted), step.repeats.enough) === true;
}
