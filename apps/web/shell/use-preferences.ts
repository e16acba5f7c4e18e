import type { z } from "zod";
import type { setPreferences } from "#features/accounts/contract.ts";
import { useAppearance } from "#ui/appearance/appearance.ts";
import { useLanguage } from "#ui/language/language.tsx";
import { keepPreference } from "../session.ts";

type Choice = Pick<z.input<typeof setPreferences.input>, "language" | "textSize" | "theme">;

/** Language, theme and type size, and the way to choose them: at once on the page, and kept with the account. */
export function usePreferences() {
  const { language, setLanguage } = useLanguage();
  const { theme, size, setTheme, setSize } = useAppearance();
  function choose(choice: Choice) {
    if (choice.language !== undefined) setLanguage(choice.language);
    if (choice.theme !== undefined) setTheme(choice.theme);
    if (choice.textSize !== undefined) setSize(choice.textSize);
    keepPreference(choice);
  }
  return { language, theme, size, choose };
}
