import { type ComponentType, createContext, use } from "react";

/** How a feature lets its matters be done on the page Today, without leaving it. */
export interface DueOpener {
  /** Beginning of the keys of its matters: "case-". */
  prefix: string;
  /** Drawn in the opened row, its code read when the first is opened (`lazy`); `to` is the page of the matter. */
  Opened: ComponentType<{ to: string }>;
}

export const DueOpeners = createContext<readonly DueOpener[]>([]);

/** What opens a matter in place; undefined when it is done on its page only. */
export function useDueOpener(): (key: string) => DueOpener | undefined {
  const openers = use(DueOpeners);
  return (key) => openers.find(({ prefix }) => key.startsWith(prefix));
}
