import { readFileSync } from "node:fs";
import path from "node:path";
import type { WorkingYear } from "#foundation/working-days.ts";

/** Days off and make-up days of 2024 to 2026 as published; see working-days.json for the source. */
export const WORKING_DAYS: readonly WorkingYear[] = readYears();

function readYears(): readonly WorkingYear[] {
  const text = readFileSync(path.join(import.meta.dirname, "working-days.json"), "utf8");
  return (JSON.parse(text) as { years: WorkingYear[] }).years;
}
