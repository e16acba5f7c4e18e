import { findElement } from "#features/dictionary/contract.ts";

/** The word for a field of a roster. */
export function elementLabel(field: string | null, language: "zh" | "en"): string {
  if (field === null) return "";
  return findElement(field)?.name[language] ?? field;
}
