import type { Words } from "#foundation/messages/messages.ts";

/** How the value of an element is written and compared. */
export type ElementType = "text" | "code" | "date" | "number" | "body" | "identity" | "phone";

/** One row of a code list. Codes are text: a leading zero counts. */
export interface CodeEntry {
  readonly code: string;
  readonly name: Words;
  /** Colloquial words that mean the same. */
  readonly aliases?: readonly string[];
  /** Short forms of the name. */
  readonly shorts?: readonly string[];
  /** Names of earlier editions. */
  readonly olds?: readonly string[];
  /** Not offered when a value is chosen: a heading, or a row kept for old records. */
  readonly heading?: true;
}

/** A list of codes with its standard and edition, where there is one. */
export interface CodeList {
  readonly name: Words;
  readonly standard?: string;
  /** A longer code lies within the shorter code it begins with. */
  readonly prefixed?: true;
  readonly entries: readonly CodeEntry[];
}

/** A row written compactly: code, Chinese, English, and other words of rosters. */
export type Row = readonly [code: string, zh: string, en: string, ...aliases: string[]];

/** Reads compact rows. */
export function rows(list: readonly Row[]): CodeEntry[] {
  return list.map(([code, zh, en, ...aliases]) =>
    aliases.length > 0 ? { code, name: { zh, en }, aliases } : { code, name: { zh, en } },
  );
}
