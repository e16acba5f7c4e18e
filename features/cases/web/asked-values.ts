import type { FieldToType } from "#features/procedures/contract.ts";
import type { FieldValues } from "../case.contract.ts";

/** Of what was typed only what the step asks for now: a choice may have closed a field that was typed before. */
export function askedValues(asked: readonly FieldToType[], typed: FieldValues): FieldValues {
  const codes = new Set(asked.map((field) => field.code));
  return Object.fromEntries(
    Object.entries(typed).filter(([code, value]) => codes.has(code) && value !== null && value !== ""),
  );
}
