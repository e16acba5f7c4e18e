import { createContext, use } from "react";
import type { PageEntry } from "#ui/page/page-entry.ts";

export const PagesContext = createContext<readonly PageEntry[]>([]);

/** Every page of the application, for the menus. */
export function usePages(): readonly PageEntry[] {
  return use(PagesContext);
}
