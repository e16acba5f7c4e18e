import type { Definition, StepDefinition } from "#features/procedures/contract.ts";
import { contextOf, dueOf, editionOn, getStep } from "#features/procedures/index.ts";
import type { CaseFile } from "../case-file.ts";
import type { ChainBody } from "./chains.ts";
import { findParties } from "./parties.rules.ts";
import { situationOf, type Surroundings } from "./situation.ts";

/** Where a case stands after a move: the step, whose turn it is and by when. */
export type Standing = Pick<
  CaseFile,
  "stage" | "step" | "stepSince" | "dueOn" | "turnId" | "turnLo" | "otherId" | "otherLo" | "parties"
>;

export interface Arrived {
  standing: Standing;
  /** Bodies whose sign-off the step needs. */
  jointBy: ChainBody[];
  step: StepDefinition;
}

type Place = Pick<
  CaseFile,
  "procedure" | "variant" | "personId" | "bodyId" | "bodyLo" | "steps" | "values" | "otherId" | "otherLo"
>;

/**
 * Brings a case to a step, by the edition in force today; steps that the exception leaves out are passed over.
 * @param file as it is after the move; `around` must know the bodies that its fields name
 * @returns undefined when the way leads to the end
 */
export function arrive(
  editions: readonly Definition[],
  file: Place,
  to: string,
  around: Surroundings,
  today: string,
): Arrived | undefined {
  const definition = editionOn(editions, today);
  if (!definition) return undefined;
  const parties = findParties(definition, file.bodyId, file.values, around.chains);
  const situation = situationOf(definition, file, file.values, { ...around, parties }, { today, move: null });
  const context = contextOf(definition, situation);
  const step = passOver(definition, to, file.variant);
  if (!step) return undefined;
  return {
    step,
    jointBy: step.jointBy.flatMap((code) => parties[code]?.[0] ?? []),
    standing: {
      stage: step.stage,
      step: step.code,
      stepSince: today,
      dueOn: dueOf(definition, step, context)?.day ?? null,
      ...turnAt(step, parties, around.chains.get(file.bodyId)),
      ...otherSide(parties, file),
      parties: idsOf(parties),
    },
  };
}

type Parties = Readonly<Record<string, readonly ChainBody[]>>;

/** Where no body can be found for a party, it is the turn of the branch, so that nothing lies with nobody. */
function turnAt(
  step: StepDefinition,
  parties: Parties,
  holder: readonly ChainBody[] | undefined,
): Pick<CaseFile, "turnId" | "turnLo"> {
  const turn = parties[step.party]?.[0] ?? holder?.[0];
  return { turnId: turn?.bodyId ?? null, turnLo: turn?.lo ?? null };
}

function idsOf(parties: Parties): Record<string, string> {
  return Object.fromEntries(
    Object.entries(parties).flatMap(([code, [body]]) => (body ? [[code, body.bodyId]] : [])),
  );
}

function passOver(definition: Definition, to: string, variant: string | null): StepDefinition | undefined {
  const skips = new Set<string>(definition.variants.find(({ code }) => code === variant)?.skips);
  let code = to;
  for (let passed = 0; passed <= definition.steps.length; passed += 1) {
    if (code === "end") return undefined;
    const step = getStep(definition, code);
    if (!skips.has(code)) return step;
    // The last outcome is the usual way on: nobody decides at a step that is left out.
    code = step.outcomes.at(-1)?.to ?? "end";
  }
  return undefined;
}

/** The body farthest down on the side that does not lie above the holder: the receiver of a transfer. */
function otherSide(
  parties: Parties,
  { bodyId, otherId, otherLo }: Place,
): Pick<CaseFile, "otherId" | "otherLo"> {
  const chains = Object.values(parties);
  const holder = chains.find(([body]) => body?.bodyId === bodyId);
  const above = new Set(holder?.map((body) => body.bodyId));
  const others = chains.filter(([body]) => body && !above.has(body.bodyId));
  const other = others.toSorted((a, b) => b.length - a.length)[0]?.[0];
  return other ? { otherId: other.bodyId, otherLo: other.lo } : { otherId, otherLo };
}
