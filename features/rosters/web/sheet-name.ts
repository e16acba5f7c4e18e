import { useText } from "#ui/language/language.tsx";
import { rosterMessages } from "../messages.ts";

/** What a sheet is called: rows out of the clipboard have no sheet of their own, and a text table has no name. */
export function useSheetName(): (sheet: string | null) => string {
  const t = useText(rosterMessages);
  return (sheet) => (sheet === "pasted" ? t("pasted") : sheet || "—");
}
