import { useText } from "#ui/language/language.tsx";
import { sieveMessages } from "../messages.ts";
import type { Savings } from "./finding-groups.ts";

/** The largest thing that is spared, in words; nothing when only reading becomes easier. */
export function useSaving(saves: Savings): string | undefined {
  const t = useText(sieveMessages);
  if (saves.papers > 0) return t("savesPapers", { count: saves.papers });
  if (saves.levels > 0) return t("savesLevels", { count: saves.levels });
  if (saves.days > 0) return t("savesDays", { count: saves.days });
  if (saves.signatures > 0) return t("savesSignatures", { count: saves.signatures });
  return undefined;
}
