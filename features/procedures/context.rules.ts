import { type FeelDate, isFunction, parseDate } from "feelin";
import { addDays, ageOn, isDay, isPartialDate, monthsAfter, monthsBetween } from "#foundation/calendar.ts";
import { workingDaysAfter } from "#foundation/working-days.ts";
import type { Definition, FieldDefinition } from "./definition.contract.ts";
import { compileFeel } from "./feel.rules.ts";
import type { FieldValue, Situation, StepFacts } from "./situation.contract.ts";

/** What expressions of a definition read; built of a situation and kept while nothing of it changes. */
export interface Context {
  readonly definition: Definition;
  readonly situation: Situation;
  /** The value of a name in FEEL: null when it is not known. */
  read(name: string): unknown;
  /** A day was counted in a year without a published calendar, or a month had no such day. */
  notes: { provisional: boolean; clamped: boolean };
}

/** Where a case and its definition meet: `CONTEXT.md` lists every name. */
export function contextOf(definition: Definition, situation: Situation): Context {
  const fields = new Map(definition.fields.map((field) => [field.code, field]));
  const steps = new Set(definition.steps.map((step) => step.key));
  const parties = new Set(definition.parties.map((party) => party.code));
  const held = new Map<string, unknown>();
  const notes = { provisional: false, clamped: false };
  const context: Context = { definition, situation, notes, read };
  const own = ownFunctions(definition, situation, notes);
  const given = givenNames(situation);
  return context;

  function read(name: string): unknown {
    if (own.has(name)) return own.get(name);
    if (held.has(name)) return held.get(name);
    // A derived field that needs itself is unknown; the cross-check refuses such definitions.
    held.set(name, null);
    const value = find(name);
    held.set(name, value);
    return value;
  }

  function find(name: string): unknown {
    const field = fields.get(name);
    if (field) return fieldInFeel(field, context);
    if (steps.has(name)) return stepInFeel(situation.steps[name]);
    if (parties.has(name)) return situation.parties[name] ?? null;
    return given.get(name)?.() ?? null;
  }
}

/** The names every context knows, beside fields, steps and parties. */
export const CONTEXT_NAMES = ["person", "earlier", "today", "variant", "move", "roll", "plan"] as const;

function givenNames(situation: Situation): Map<string, () => unknown> {
  return new Map<(typeof CONTEXT_NAMES)[number], () => unknown>([
    ["person", () => inFeel(situation.person)],
    ["earlier", () => inFeel(situation.earlier)],
    ["today", () => parseDate(situation.today)],
    ["variant", () => situation.variant],
    ["move", () => situation.move],
    ["roll", () => situation.roll],
    ["plan", () => situation.plan],
  ]);
}

/** Evaluates an expression: true, false or null for a condition, otherwise the value in FEEL. */
export function evaluateIn(context: Context, expression: string): unknown {
  const compiled = compileFeel(expression);
  return compiled.run(compiled.names.map((name) => context.read(name)));
}

/** The day an expression names, as `2026-03-05`; null when unknown or no day. */
export function dayIn(context: Context, expression: string): string | null {
  const value = evaluateIn(context, expression);
  const text = textOf(value);
  return text !== null && isDay(text) ? text : null;
}

/** What is kept or typed for a field, or follows from what is known; null when unknown. */
export function valueOf(context: Context, field: FieldDefinition): FieldValue {
  const kept = context.situation.values[field.code];
  if (kept !== undefined && kept !== null) return kept;
  const inFile = field.element === undefined ? null : context.situation.person[field.element];
  if (inFile) return inFile;
  return field.derived === undefined ? null : fromFeel(evaluateIn(context, field.derived));
}

/** A value of FEEL as fields keep it. */
export function fromFeel(value: unknown): FieldValue {
  if (value === null || typeof value === "number" || typeof value === "boolean") return value;
  if (Array.isArray(value)) return value.map((item) => idOf(item)).filter((id) => id !== null);
  return textOf(value) ?? idOf(value);
}

function idOf(value: unknown): string | null {
  if (typeof value === "string") return value;
  return typeof value === "object" && value !== null && "id" in value ? String(value.id) : null;
}

function textOf(value: unknown): string | null {
  if (typeof value === "string") return value;
  return isFeelDate(value) ? value.toString() : null;
}

function isFeelDate(value: unknown): value is FeelDate {
  return typeof value === "object" && value !== null && "iso" in value && !isFunction(value);
}

function fieldInFeel(field: FieldDefinition, context: Context): unknown {
  const value = valueOf(context, field);
  if (value === null) return null;
  const { people, bodies } = context.situation;
  if (field.type === "person") return people[String(value)] ?? null;
  if (field.type === "people") {
    const ids = Array.isArray(value) ? (value as string[]) : [String(value)];
    // Somebody whose facts are not at hand still counts as one.
    return ids.map((id) => people[id] ?? { id, member_type: null, member_state: null, in_branch: null });
  }
  if (field.type === "body") return bodies[String(value)] ?? null;
  return field.type === "date" ? dateInFeel(String(value)) : value;
}

/** Partial dates, such as 1998-07 of old files, stay texts: `age on` reads them, comparisons give null. */
function dateInFeel(text: string): unknown {
  return isDay(text) ? parseDate(text) : text;
}

function inFeel(values: Situation["person"] | Situation["earlier"]): Record<string, unknown> {
  const entries = Object.entries(values).map(([code, value]) => [
    code,
    typeof value === "string" ? dateInFeel(value) : (value ?? null),
  ]);
  return Object.fromEntries(entries) as Record<string, unknown>;
}

const NOT_DONE: StepFacts = { date: null, done: false, outcome: null, past: [], entries: 0, edition: null };

function stepInFeel(facts: StepFacts | undefined): Record<string, unknown> {
  const { date, ...rest } = facts ?? NOT_DONE;
  return { ...rest, date: date === null ? null : parseDate(date) };
}

type Named = (...given: unknown[]) => unknown;

function ownFunctions(
  { countFirstDay }: Definition,
  { calendar }: Situation,
  notes: Context["notes"],
): Map<string, Named> {
  return new Map<string, Named>([
    [
      "months after",
      withDay((day, count) => {
        const after = monthsAfter(day, count);
        notes.clamped ||= after.clamped;
        return parseDate(after.day);
      }),
    ],
    ["days after", withDay((day, count) => parseDate(addDays(day, count)))],
    [
      "working days after",
      withDay((day, count) => {
        const after = workingDaysAfter(calendar, day, count, countFirstDay);
        notes.provisional ||= after.provisional;
        return parseDate(after.day);
      }),
    ],
    ["full months", (from, to) => withTwoDays(from, to, monthsBetween)],
    ["age on", (birth, day) => leastAge(textOf(birth), textOf(day))],
  ]);
}

function withDay(count: (day: string, count: number) => unknown): Named {
  return (day, number) => {
    const text = textOf(day);
    if (text === null || !isDay(text) || typeof number !== "number") return null;
    return count(text, number);
  };
}

function withTwoDays(from: unknown, to: unknown, count: (from: string, to: string) => number): number | null {
  const [first, last] = [textOf(from), textOf(to)];
  return first !== null && last !== null && isDay(first) && isDay(last) ? count(first, last) : null;
}

/** Full years; of a birth date that is known in part, the least it may be. */
function leastAge(birth: string | null, day: string | null): number | null {
  if (birth === null || day === null || !isPartialDate(birth) || !isDay(day)) return null;
  return ageOn(birth, day).least;
}
