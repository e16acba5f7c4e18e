import type { Definition, PartyFacts, Situation, StepFacts } from "#features/procedures/contract.ts";
import { type Context, contextOf, getStep, judgeStep, parseDefinition } from "#features/procedures/index.ts";
import { workingDayCalendar } from "#foundation/working-days.ts";
import { PROCEDURES } from "#packs/tianjin/procedures/index.ts";
import { WORKING_DAYS } from "#packs/tianjin/procedures/working-days.ts";

/** A definition of the pack, parsed; a fault of it fails the test that asks. */
export function definitionOf(code: string, edition: string): Definition {
  const input = PROCEDURES.find((one) => one.code === code && one.edition === edition);
  const { definition, problems } = parseDefinition(input);
  if (!definition) throw new Error(JSON.stringify(problems, null, 2));
  return definition;
}

export const COMMITTEE: PartyFacts = {
  id: "100",
  kind: "6",
  approves_admission: true,
  under_township: false,
  temporary: false,
  full_members: 0,
  committee: 7,
  district: "10",
};

export const BRANCH: PartyFacts = {
  ...COMMITTEE,
  id: "200",
  kind: "3",
  approves_admission: false,
  full_members: 16,
  committee: 3,
};

/** A full member of the branch, and a probationary one. */
const PEOPLE: Situation["people"] = {
  f1: { id: "f1", member_type: "1", member_state: "1", in_branch: true },
  f2: { id: "f2", member_type: "1", member_state: "1", in_branch: true },
  f3: { id: "f3", member_type: "1", member_state: null, in_branch: true },
  watched: { id: "watched", member_type: "1", member_state: "6", in_branch: true },
  elsewhere: { id: "elsewhere", member_type: "1", member_state: "1", in_branch: false },
  probationary: { id: "probationary", member_type: "2", member_state: "1", in_branch: true },
};

function situation(given: Partial<Situation> = {}): Situation {
  return {
    today: "2026-11-24",
    variant: null,
    move: null,
    values: {},
    earlier: {},
    person: {},
    steps: {},
    parties: { holder: BRANCH, approver: COMMITTEE, department: { ...COMMITTEE, id: "10", kind: "5" } },
    bodies: { "100": COMMITTEE, "200": BRANCH },
    people: PEOPLE,
    roll: { voters: 16, full: 16, members: 18 },
    plan: null,
    calendar: workingDayCalendar(WORKING_DAYS),
    ...given,
  };
}

export function done(date: string, more: Partial<StepFacts> = {}): StepFacts {
  return { date, done: true, outcome: "done", past: ["done"], entries: 0, edition: "2026", ...more };
}

/** The result of one guard at one step. */
export function resultOf(
  definition: Definition,
  step: string,
  guard: string,
  given: Partial<Situation>,
): string {
  const checks = judgeStep(definition, getStep(definition, step), contextFor(definition, given));
  const check = checks.find(({ code }) => code === guard);
  if (!check) throw new Error(`step ${step} has no guard ${guard}`);
  return check.result;
}

export function contextFor(definition: Definition, given: Partial<Situation>): Context {
  return contextOf(definition, situation(given));
}
