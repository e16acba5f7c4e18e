import { useEffect, useState } from "react";
import type { ComboOption } from "#ui/form/combo-option.ts";

/** A search of the server's. It must be the same function from one drawing to the next (a module's or a memo). */
export type ComboSearch = (text: string, signal: AbortSignal) => Promise<readonly ComboOption[]>;

const PAUSE_MS = 150;
/** More lines than this nobody reads: typing on narrows. */
const MOST_SHOWN = 100;
const NONE: readonly ComboOption[] = [];

/** The options for the typed text: from the list at hand, or from the server after a pause. */
export function useFound(
  typed: string | undefined,
  options: readonly ComboOption[] | undefined,
  search: ComboSearch | undefined,
) {
  const [answer, setAnswer] = useState({ found: NONE, text: "" });
  useEffect(() => {
    if (typed === undefined || search === undefined) return undefined;
    const stop = new AbortController();
    const timer = setTimeout(() => {
      search(typed.trim(), stop.signal).then(
        (found) => setAnswer({ found, text: typed }),
        () => !stop.signal.aborted && setAnswer({ found: NONE, text: typed }),
      );
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [typed, search]);
  if (typed === undefined) return { found: NONE, waiting: false };
  if (search !== undefined) return { found: answer.found, waiting: answer.text !== typed };
  const text = typed.trim().toLowerCase();
  const found =
    options?.filter(({ label, detail = "" }) => `${label} ${detail}`.toLowerCase().includes(text)) ?? NONE;
  return { found: found.slice(0, MOST_SHOWN), waiting: false };
}
