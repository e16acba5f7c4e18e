import type { Citation, DefinitionInput, MaterialDefinition, Move } from "#features/procedures/contract.ts";
import type { Words } from "#foundation/messages/messages.ts";

export type StepInput = DefinitionInput["steps"][number];
export type FieldInput = DefinitionInput["fields"][number];
export type GuardInput = NonNullable<StepInput["guards"]>[number];
export type PartyInput = DefinitionInput["parties"][number];
export type MaterialInput = NonNullable<DefinitionInput["materials"]>[number];
export type ArchiveInput = NonNullable<DefinitionInput["archives"]>[number];
export type VariantInput = NonNullable<DefinitionInput["variants"]>[number];
export type ExitInput = NonNullable<DefinitionInput["exits"]>[number];
export type RegulationInput = DefinitionInput["regulations"][number];
export type MaterialKind = MaterialDefinition["kind"];

export function words(zh: string, en: string): Words {
  return { zh, en };
}

/** A demand's source; the gist is what the article asks, in our words. */
export function cite(
  regulation: string,
  article: string | null,
  mark: Citation["mark"],
  zh?: string,
  en?: string,
): Citation {
  const source = { regulation, article, mark };
  return zh === undefined || en === undefined ? source : { ...source, gist: { zh, en } };
}

/** A demand of the admission rules by its article of 2014; the editions of the definition put their own numbers in. */
export function dev(article: string, zh?: string, en?: string): Citation {
  return cite("DEV", article, "V", zh, en);
}

/** Moves of whoever keeps the case at the branch. */
export const BRANCH_MOVES: Move[] = ["submit", "withdraw", "reassign", "suspend", "resume", "terminate"];
/** A step at the branch that may go back to an earlier one. */
export const BRANCH_MOVES_BACK: Move[] = [...BRANCH_MOVES, "return"];
/** Moves of a body above that decides. */
export const SUPERIOR_MOVES: Move[] = [
  "agree",
  "refuse",
  "return",
  "withdraw",
  "reassign",
  "joint-sign",
  "add-sign-off",
  "suspend",
  "resume",
  "terminate",
];
/** A body above that files and has nothing to refuse. */
export const FILING_MOVES: Move[] = SUPERIOR_MOVES.filter((move) => move !== "refuse");

/** The field of a step's day: offered as today. */
export function dayField(code: string, zh: string, en: string, more: Partial<FieldInput> = {}): FieldInput {
  return { code, name: words(zh, en), type: "date", class: "personal", suggest: "today", ...more };
}

export function field(
  code: string,
  zh: string,
  en: string,
  type: FieldInput["type"],
  more: Partial<FieldInput> = {},
): FieldInput {
  return { code, name: words(zh, en), type, class: "personal", ...more };
}
