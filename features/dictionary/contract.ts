import { CODE_LISTS, type CodeListId } from "./code-lists.ts";
import type { Element } from "./element.ts";
import { ELEMENTS } from "./elements.ts";
import type { CodeEntry, CodeList } from "./shapes.ts";

export { CODE_LISTS, type CodeListId } from "./code-lists.ts";
export type { Element } from "./element.ts";
export { ELEMENTS } from "./elements.ts";
export { occupationGroup } from "./occupation-group.ts";

/** A word of a roster that was found in a code list. */
export interface FoundCode {
  code: string;
  /** The name that the list itself uses. */
  name: string;
  /** `name`: written as in the list; `code`: the code itself was written; the others came by an alias. */
  by: "name" | "code" | "alias" | "short" | "old";
}

const elementsByCode = new Map<string, Element>(ELEMENTS.map((element) => [element.code, element]));
const listsById = new Map<string, CodeList>(Object.entries(CODE_LISTS));
const entriesByCode = new Map<string, Map<string, CodeEntry>>();
const codesByWord = new Map<string, Map<string, FoundCode>>();

/** Finds the description of a data element, or nothing when the code is not an element. */
export function findElement(code: string): Element | undefined {
  return elementsByCode.get(code);
}

/** Finds a code list by its id. */
export function findCodeList(id: string): CodeList | undefined {
  return listsById.get(id);
}

/**
 * Says what a code means: `codeName("sex", "1", "zh")` is 男. A code that is not in the list is given back
 * as it stands, so that a page shows the odd value instead of hiding it. No code gives an empty text.
 */
export function codeName(list: CodeListId, code: string | null | undefined, language: "zh" | "en"): string {
  if (code === null || code === undefined) return "";
  return entriesOf(list).get(code)?.name[language] ?? code;
}

/**
 * Finds the code that a word of a roster means. Spaces inside and around do not matter, brackets and dashes are
 * compared in one form. Nothing is guessed: a word that is neither a name, a code nor an alias finds nothing.
 */
export function findCode(list: CodeListId, text: string): FoundCode | undefined {
  const words = wordsOf(list);
  return words.get(text) ?? words.get(wordKey(text));
}

/** Whether a code belongs to the group, e.g. occupation 0164 to 01 and 0 (prefix codes of the annual report). */
export function isWithin(list: CodeListId, code: string, group: string): boolean {
  return code === group || (CODE_LISTS[list].prefixed === true && code.startsWith(group));
}

function entriesOf(list: CodeListId): Map<string, CodeEntry> {
  const known = entriesByCode.get(list);
  if (known) return known;
  const entries = new Map(CODE_LISTS[list].entries.map((entry) => [entry.code, entry]));
  entriesByCode.set(list, entries);
  return entries;
}

function wordsOf(list: CodeListId): Map<string, FoundCode> {
  const known = codesByWord.get(list);
  if (known) return known;
  const words = new Map<string, FoundCode>();
  const add = (text: string, entry: CodeEntry, by: FoundCode["by"]) => {
    const key = wordKey(text);
    if (!words.has(key)) words.set(key, { code: entry.code, name: entry.name.zh, by });
  };
  const { entries } = CODE_LISTS[list];
  for (const entry of entries) add(entry.name.zh, entry, "name");
  for (const entry of entries) {
    add(entry.code, entry, "code");
    for (const word of entry.aliases ?? []) add(word, entry, "alias");
    for (const word of entry.shorts ?? []) add(word, entry, "short");
    for (const word of entry.olds ?? []) add(word, entry, "old");
  }
  codesByWord.set(list, words);
  return words;
}

function wordKey(text: string): string {
  return text.normalize("NFKC").replaceAll(/\s/gu, "").replaceAll(/[—–-]/gu, "-");
}
