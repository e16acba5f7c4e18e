import { useSyncExternalStore } from "react";

const NARROW = "(max-width: 699px)";

/** Whether the page is drawn for a phone: one column, tabs at the bottom. */
export function useNarrow(): boolean {
  return useSyncExternalStore(watch, () => matchMedia(NARROW).matches);
}

function watch(changed: () => void): () => void {
  const query = matchMedia(NARROW);
  query.addEventListener("change", changed);
  return () => query.removeEventListener("change", changed);
}
