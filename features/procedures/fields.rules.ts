import type { FieldToType } from "./check.contract.ts";
import { type Context, evaluateIn, fromFeel, valueOf } from "./context.rules.ts";
import type { Definition, FieldDefinition, StepDefinition } from "./definition.contract.ts";
import type { FieldValue } from "./situation.contract.ts";

/** Something that is not asked, because it is held or follows. */
export interface KnownField {
  field: FieldDefinition;
  value: FieldValue;
  /** `case`: typed or fixed before; `file`: in the person's file; `derived`: worked out now. */
  from: "case" | "file" | "derived";
}

export interface StepFields {
  toType: FieldToType[];
  known: KnownField[];
}

/** The field of a code. @throws Error when the definition has none */
export function getField(definition: Definition, code: string): FieldDefinition {
  const field = definition.fields.find((one) => one.code === code);
  if (!field) throw new Error(`${definition.code} ${definition.edition} has no field ${code}`);
  return field;
}

/**
 * What somebody types at a step and what is known there. A field is typed at the one step that names it; held in the
 * person's file or derived, it is shown and not asked. `keptBefore` are the values the case held before this step was
 * begun: they are known, whatever the definition says.
 */
export function fieldsOf(definition: Definition, step: StepDefinition, context: Context): StepFields {
  const toType: FieldToType[] = [];
  const known: KnownField[] = [];
  for (const named of step.fields) {
    if (named.when !== undefined && evaluateIn(context, named.when) !== true) continue;
    const field = getField(definition, named.field);
    const from = sourceOf(field, context);
    if (from === null) toType.push(toTypeOf(field, named.optional, context));
    else known.push({ field, value: valueOf(context, field), from });
  }
  return { toType, known };
}

function sourceOf(field: FieldDefinition, { situation }: Context): KnownField["from"] | null {
  if (field.derived !== undefined) return situation.values[field.code] == null ? "derived" : "case";
  if (field.element !== undefined && situation.person[field.element]) return "file";
  return null;
}

function toTypeOf(field: FieldDefinition, optional: boolean, context: Context): FieldToType {
  const suggested = field.suggest === undefined ? null : fromFeel(evaluateIn(context, field.suggest));
  return {
    code: field.code,
    name: field.name,
    type: field.type,
    options: field.options ?? [],
    unit: field.unit ?? null,
    min: field.min ?? null,
    max: field.max ?? null,
    optional,
    hint: field.hint ?? null,
    suggested: Array.isArray(suggested) ? [...suggested] : (suggested as string | number | boolean | null),
  };
}

/** The derived fields of a step as they stand: kept with the step when it is done, so that they never drift. */
export function derivedOf(
  definition: Definition,
  step: StepDefinition,
  context: Context,
): Record<string, FieldValue> {
  const held: Record<string, FieldValue> = {};
  for (const { field: code } of step.fields) {
    const field = getField(definition, code);
    if (field.derived === undefined) continue;
    const value = valueOf(context, field);
    if (value !== null) held[code] = value;
  }
  return held;
}

export interface FieldCounts {
  /** A human typed a value that was not held and was not the one offered. */
  typed: number;
  /** Known, derived, or taken as offered. */
  derived: number;
  /** Asked although held: always 0. */
  twice: number;
}

/** Counts the fields of a step as it is done with `given`; add these over a case. */
export function countFields(
  fields: StepFields,
  given: Readonly<Record<string, FieldValue | undefined>>,
): FieldCounts {
  const knownCodes = new Set(fields.known.map(({ field }) => field.code));
  let [typed, derived] = [0, fields.known.length];
  for (const field of fields.toType) {
    const value = given[field.code];
    if (value === undefined || value === null || value === "") continue;
    if (JSON.stringify(value) === JSON.stringify(field.suggested)) derived += 1;
    else typed += 1;
  }
  return { typed, derived, twice: Object.keys(given).filter((code) => knownCodes.has(code)).length };
}
