import type { Definition, StepDefinition } from "#features/procedures/contract.ts";
import { addDays, addMonths } from "#foundation/calendar.ts";
import type { FieldValues } from "#features/cases/index.ts";
import type { CaseBodies } from "./case-bodies.ts";
import type { DoneStep, Life } from "./life-line.ts";

/** A case to be written: the row of the table and its moves. */
export interface DrawnCase {
  row: Record<string, unknown>;
  records: Record<string, unknown>[];
  /** The plans that it used. */
  plan: { bodyId: string; year: number } | undefined;
}

export interface CaseDraft {
  caseId: string;
  number: string;
  personId: string;
  bodyId: string;
  bodyLo: number;
  variant: string | null;
  /** Typed when the case was opened. */
  given: FieldValues;
  life: Life;
  today: string;
  nextId(): string;
  /** The account that moves cases at a body. */
  moverOf(bodyId: string): string;
}

/** What somebody was before a step made them something else, so that a step can be taken back. */
const BEFORE: Readonly<Record<string, unknown>> = {
  "admission 3": { memberType: "5", memberState: null, dates: { activist_date: null } },
  "admission 8": { memberType: "4", memberState: null, dates: { object_date: null } },
  "admission 17": { memberType: "3", memberState: null, dates: { join_date: null } },
  "admission 24": { memberType: "2", memberState: "1", dates: { full_date: null } },
  "transfer 2": { memberType: "1", memberState: "1", dates: {} },
};

/** Puts the rows of a case together, as the engine would have left them. @param editions the newest first */
export function drawCase(editions: readonly Definition[], bodies: CaseBodies, draft: CaseDraft): DrawnCase {
  const newest = editions[0] as Definition;
  const gone = goThrough(editions, bodies, draft);
  const { values, sources, steps, typed, derived, records } = gone;
  const parties = bodies.parties(newest, draft.bodyId, values);
  const last = draft.life.done.at(-1) as DoneStep;
  const found = Object.entries(parties).flatMap(([code, [body]]) => (body ? [[code, body.bodyId]] : []));
  return {
    row: {
      case_id: draft.caseId,
      number: draft.number,
      procedure: newest.code,
      variant: draft.variant,
      person_id: draft.personId,
      body_id: draft.bodyId,
      body_lo: draft.bodyLo,
      other_id: parties["to_branch"]?.[0]?.bodyId ?? null,
      other_lo: parties["to_branch"]?.[0]?.lo ?? null,
      ...standing(newest, bodies, draft, gone, parties),
      opened_on: draft.life.done[0]?.on ?? draft.today,
      values: JSON.stringify(values),
      sources: JSON.stringify(sources),
      parties: JSON.stringify(Object.fromEntries(found)),
      steps: JSON.stringify(steps),
      typed,
      derived,
      moved_by: (records.at(-1) as Record<string, unknown>)["account_id"],
      moved_at: at(last.on),
      version: records.length,
    },
    records,
    plan: steps["17"]?.plan,
  };
}

/** Step, turn and due day of an open case; how a closed one ended. */
function standing(
  newest: Definition,
  bodies: CaseBodies,
  { life, bodyId }: CaseDraft,
  { values, steps }: Pick<ReturnType<typeof goThrough>, "values" | "steps">,
  parties: ReturnType<CaseBodies["parties"]>,
): Record<string, unknown> {
  const last = life.done.at(-1) as DoneStep;
  if (life.at === "end") {
    const { stage, code } = stepOf(newest, last.step);
    const outcome = steps[code]?.outcome;
    return { stage, step: code, step_since: last.on, state: "closed", outcome, closed_on: last.on };
  }
  const step = stepOf(newest, life.at);
  const turn = parties[step.party]?.[0] ?? bodies.chain(bodyId)[0];
  return {
    stage: step.stage,
    step: step.code,
    step_since: last.on,
    due_on: dueOn(step, values, steps),
    state: "open",
    turn_id: turn?.bodyId,
    turn_lo: turn?.lo,
  };
}

interface Held {
  date: string;
  outcome: string;
  past: string[];
  edition: string;
  entries: { on: string; values: FieldValues }[];
  fields: string[];
  typed: number;
  derived: number;
  order: number;
  undo?: unknown[];
  plan?: { bodyId: string; year: number };
}

function goThrough(editions: readonly Definition[], bodies: CaseBodies, draft: CaseDraft) {
  const steps: Record<string, Held> = {};
  const values: Record<string, unknown> = { ...draft.given };
  const sources: Record<string, unknown> = {};
  const records = [firstRecord(editions, draft)];
  const isDerived = new Set(
    editions[0]?.fields.flatMap((field) => (field.derived === undefined ? [] : [field.code])),
  );
  let [typed, derived] = [Object.keys(draft.given).length, 0];
  for (const [index, done] of draft.life.done.entries()) {
    const definition = editionOf(editions, done);
    const step = stepOf(definition, done.step);
    const outcome = done.outcome ?? step.outcomes.at(-1)?.code ?? "done";
    const codes = Object.keys(done.values);
    const counted = codes.filter((code) => isDerived.has(code)).length;
    steps[step.code] = heldAfter(steps[step.code], { definition, step, done, outcome, counted });
    addPlan(steps[step.code] as Held, bodies, draft, definition);
    for (const code of codes) {
      values[code] = done.values[code];
      const kind = isDerived.has(code) ? "computed" : "typed";
      sources[code] = { kind, title: step.name, dated: done.on, step: step.code };
    }
    typed += codes.length - counted;
    derived += counted;
    const next = draft.life.done[index + 1]?.step ?? draft.life.at;
    records.push(recordOf({ bodies, draft, definition, step, done, outcome, next, values: done.values }));
  }
  return { steps, values: values as Record<string, never>, sources, records, typed, derived };
}

/** The edition in force on the day; one that does not know the step yields to the newest. */
function editionOf(editions: readonly Definition[], { on, step }: DoneStep): Definition {
  const found = editions.find(({ validFrom }) => validFrom <= on);
  return (found?.steps.some(({ code }) => code === step) ? found : editions[0]) as Definition;
}

function stepOf({ steps, code: procedure }: Definition, code: string): StepDefinition {
  const found = steps.find((step) => step.code === code);
  if (!found) throw new Error(`${procedure} has no step ${code}.`);
  return found;
}

const NEVER: Pick<Held, "past" | "entries" | "fields" | "typed" | "derived"> = {
  past: [],
  entries: [],
  fields: [],
  typed: 0,
  derived: 0,
};

interface Doing {
  definition: Definition;
  step: StepDefinition;
  done: DoneStep;
  outcome: string;
  /** How many of its fields follow from others. */
  counted: number;
}

function heldAfter(held: Held | undefined, { definition, step, done, outcome, counted }: Doing): Held {
  const before = held ?? NEVER;
  const codes = Object.keys(done.values);
  const was = BEFORE[`${definition.code} ${step.code}`];
  return {
    date: done.on,
    outcome,
    past: [...before.past, outcome],
    edition: definition.edition,
    entries: [...before.entries, ...(step.repeats ? [{ on: done.on, values: done.values }] : [])],
    fields: [...new Set([...before.fields, ...codes])],
    typed: before.typed + codes.length - counted,
    derived: before.derived + counted,
    order: held?.order ?? orderOf(step.code),
    ...(was !== undefined && { undo: [was] }),
  };
}

/** Steps are numbered in the order of the procedure: `7a` after `7`. */
function orderOf(code: string): number {
  return Number.parseInt(code, 10) * 10 + (code.endsWith("a") ? 1 : 0);
}

function addPlan(held: Held, bodies: CaseBodies, draft: CaseDraft, definition: Definition): void {
  if (held.outcome !== "approved") return;
  const approver = bodies.parties(definition, draft.bodyId, {})["approver"]?.[0];
  if (approver) held.plan = { bodyId: approver.bodyId, year: Number(held.date.slice(0, 4)) };
}

interface Recording {
  bodies: CaseBodies;
  draft: CaseDraft;
  definition: Definition;
  step: StepDefinition;
  done: DoneStep;
  outcome: string;
  next: string;
  values: FieldValues;
}

function recordOf({ bodies, draft, definition, step, done, outcome, next, values }: Recording) {
  const party = bodies.parties(definition, draft.bodyId, {
    ...values,
    from_branch_id: values["from_branch_id"] ?? draft.bodyId,
  })[step.party]?.[0];
  const bodyId = party?.bodyId ?? draft.bodyId;
  return {
    ...bareRecord(draft, definition, step.code, done.on),
    move: done.move ?? (step.moves.includes("submit") ? "submit" : "agree"),
    outcome,
    to_step: next,
    body_id: bodyId,
    account_id: draft.moverOf(bodyId),
    values: JSON.stringify(values),
  };
}

function firstRecord(editions: readonly Definition[], draft: CaseDraft): Record<string, unknown> {
  const [first] = draft.life.done;
  const opened = first as DoneStep;
  return {
    ...bareRecord(draft, editionOf(editions, opened), opened.step, opened.on),
    move: "open",
    outcome: null,
    to_step: opened.step,
    body_id: draft.bodyId,
    account_id: draft.moverOf(draft.bodyId),
    values: JSON.stringify(draft.given),
  };
}

function bareRecord(draft: CaseDraft, { edition }: Definition, step: string, on: string) {
  return {
    case_id: draft.caseId,
    record_id: draft.nextId(),
    recorded_at: at(on),
    step,
    edition,
    decided_on: on,
  };
}

/** Ten in the morning, city time. */
function at(day: string): string {
  return `${day} 10:00:00+08`;
}

/** Where a repeated step counts from before its first entry. */
const ENTERED: Readonly<Record<string, string>> = { "6": "activist_on", "21": "probation_from" };

/** The last day of a step, where it counts from a field or from the last entry. */
function dueOn(
  { due, code }: StepDefinition,
  values: Readonly<Record<string, unknown>>,
  steps: Readonly<Record<string, Held>>,
): string | null {
  if (!due) return null;
  const { months, days = 0, until } = due.within;
  if (until !== undefined) return dayIn(values, until);
  const entered = ENTERED[code];
  const from = (entered === undefined ? undefined : steps[code]?.date) ?? dayIn(values, entered ?? due.from);
  if (from === null) return null;
  return months === undefined ? addDays(from, days) : addMonths(from, months);
}

function dayIn(values: Readonly<Record<string, unknown>>, field: string): string | null {
  const day = values[field];
  return typeof day === "string" && day.length === 10 ? day : null;
}
