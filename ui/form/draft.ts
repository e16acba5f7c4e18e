import { useEffect, useState } from "react";

/** Typed content by key, kept while the page lives: personal data never goes into the browser's storage. */
const drafts = new Map<string, unknown>();

export interface Draft<T> {
  value: T;
  change: (part: Partial<T>) => void;
  /** Back to the start, after the content was saved or given up. */
  clear: () => void;
  changed: boolean;
}

/**
 * Keeps what was typed in a form when the reader goes to another page and comes back; asks before the
 * browser's tab is closed while something is unsaved.
 * @param key names the form and what it is about: "meeting:17"
 */
export function useDraft<T extends object>(key: string, start: T): Draft<T> {
  const [, redraw] = useState(0);
  const kept = drafts.get(key) as T | undefined;
  const changed = kept !== undefined;
  useEffect(() => {
    if (!changed) return undefined;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener("beforeunload", ask);
    return () => removeEventListener("beforeunload", ask);
  }, [changed]);
  return {
    value: kept ?? start,
    changed,
    change: (part) => {
      drafts.set(key, { ...((drafts.get(key) as T | undefined) ?? start), ...part });
      redraw((count) => count + 1);
    },
    clear: () => {
      drafts.delete(key);
      redraw((count) => count + 1);
    },
  };
}

/** Forgets every draft, when the account signs out. */
export function forgetDrafts(): void {
  drafts.clear();
}
