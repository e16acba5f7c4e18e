import { codeName, findElement } from "#features/dictionary/contract.ts";

type Language = "zh" | "en";

/** The word for an element: 出生日期. */
export function elementName(element: string, language: Language): string {
  return findElement(element)?.name[language] ?? element;
}

/** What a stored value reads like: codes become their words, dates and text stay. */
export function elementValue(element: string, value: string | null, language: Language): string {
  if (value === null) return "—";
  const codes = findElement(element)?.codes;
  return codes === undefined ? value : codeName(codes, value, language);
}
