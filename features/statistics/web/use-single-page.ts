import { useSyncExternalStore } from "react";

/** Below this width there is no room beside the text: what opens stands below its paragraph. */
const SINGLE = "(max-width: 1139px)";

export function useSinglePage(): boolean {
  return useSyncExternalStore(watch, () => matchMedia(SINGLE).matches);
}

function watch(changed: () => void): () => void {
  const query = matchMedia(SINGLE);
  query.addEventListener("change", changed);
  return () => query.removeEventListener("change", changed);
}
