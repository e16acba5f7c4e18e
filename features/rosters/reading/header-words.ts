import { ELEMENTS } from "#features/dictionary/contract.ts";
import type { RosterKind } from "../judged.contract.ts";
import { ROSTER_FIELDS } from "../roster-fields.contract.ts";

/** The columns without which a row of the kind cannot be taken in. */
export const REQUIRED: Readonly<Record<RosterKind, readonly string[]>> = {
  member: ["name", "identity_number", "join_date", "branch"],
  activist: ["name", "identity_number", "apply_date", "activist_date", "branch"],
  dues: ["name", "identity_number"],
  cadre: ["name", "birth_date", "position"],
};

/** Words that mean something else in rosters of a kind: activists are of the League or of nothing, officials of a category. */
const NOT_IN: Readonly<Partial<Record<RosterKind, readonly string[]>>> = {
  activist: ["政治面貌"],
  cadre: ["人员类别"],
};

/** Columns that our own marked workbook adds; they come back with the corrected copy. */
export const OWN_COLUMNS: ReadonlySet<string> = new Set(["原行号", "问题", "怎么改"]);

/** Header text as it is compared: no spaces, stars, hints in brackets or colons; 缴 and 交 are one word. */
export function headerKey(text: string): string {
  const half = text.normalize("NFKC").replaceAll(/[\s*★☆※●\u200B-\u200F\uFEFF]/gu, "");
  const bare = half.replaceAll(/[([【〔][^)\]】〕]*[)\]】〕]/gu, "");
  return (bare === "" ? half : bare)
    .replace(/[:。]+$/u, "")
    .replaceAll("缴", "交")
    .toLowerCase();
}

/** What a header says in brackets, e.g. the allowed words. */
export function headerHint(text: string): string {
  return [...text.normalize("NFKC").matchAll(/[([【〔]([^)\]】〕]*)[)\]】〕]/gu)]
    .map((found) => found[1])
    .join(" ");
}

const words = new Map<RosterKind, ReadonlyMap<string, string>>();

/** Field by header word for rosters of a kind. */
export function headerWords(kind: RosterKind): ReadonlyMap<string, string> {
  const known = words.get(kind);
  if (known) return known;
  const made = new Map<string, string>();
  const except = new Set(NOT_IN[kind]);
  for (const field of ROSTER_FIELDS[kind]) {
    const element = ELEMENTS.find((candidate) => candidate.code === field);
    for (const word of element?.synonyms ?? []) {
      const key = headerKey(word);
      if (!except.has(word) && !made.has(key)) made.set(key, field);
    }
  }
  words.set(kind, made);
  return made;
}
