import { createContext, type ReactNode, use, useEffect, useMemo, useState } from "react";
import {
  type Catalogue,
  type Language,
  say,
  type Text,
  textOf,
  type Value,
  type Words,
} from "#foundation/messages/messages.ts";
import { readPreference, storePreference } from "#ui/appearance/preference.ts";

interface LanguageChoice {
  language: Language;
  setLanguage: (language: Language) => void;
}

const LanguageContext = createContext<LanguageChoice | undefined>(undefined);

/** Holds the language of the page and keeps the reader's choice on this machine. */
export function LanguageProvider({ children }: { children: ReactNode }) {
  const [chosen, setChosen] = useState(() => readPreference("language"));
  const language = chosen ?? "zh";
  const choice = useMemo(() => {
    function setLanguage(next: Language) {
      storePreference("language", next);
      setChosen(next);
    }
    return { language, setLanguage };
  }, [language]);
  useEffect(() => {
    document.documentElement.lang = language === "zh" ? "zh-CN" : "en";
  }, [language]);
  return <LanguageContext value={choice}>{children}</LanguageContext>;
}

/** The reader's language and the way to switch it. */
export function useLanguage(): LanguageChoice {
  const choice = use(LanguageContext);
  if (choice === undefined) throw new Error("useLanguage needs a LanguageProvider above it");
  return choice;
}

/** The function `t(key, values)` of a room's catalogue, in the reader's language. */
export function useText<C extends Catalogue>(catalogue: C): Text<C> {
  const { language } = useLanguage();
  return useMemo(() => textOf(catalogue, language), [catalogue, language]);
}

/**
 * Says single words, such as the title of a page or the text of a refusal, in the reader's language. Without values the
 * words are finished: a brace in what somebody typed is no placeholder.
 */
export function useWords(): (words: Words, values?: Readonly<Record<string, Value>>) => string {
  const { language } = useLanguage();
  return useMemo(
    () => (words, values) => (values === undefined ? words[language] : say(words, language, values)),
    [language],
  );
}
