import { useSyncExternalStore } from "react";
import { storePreference } from "#ui/appearance/preference.ts";

export type Theme = "light" | "dark";
/** `large` is 大字版: text of 18 and more, targets of 48 and more. */
export type Size = "normal" | "large";

export interface Appearance {
  theme: Theme;
  size: Size;
  setTheme: (theme: Theme) => void;
  setSize: (size: Size) => void;
}

/** Theme and type size of the page, as set on the root element before the first paint. */
export function useAppearance(): Appearance {
  const theme = useSyncExternalStore(watchRoot, () => rootValue("theme", "dark", "light"));
  const size = useSyncExternalStore(watchRoot, () => rootValue("size", "large", "normal"));
  return { theme, size, setTheme, setSize };
}

function setTheme(theme: Theme): void {
  document.documentElement.dataset["theme"] = theme;
  storePreference("theme", theme);
}

function setSize(size: Size): void {
  document.documentElement.dataset["size"] = size;
  storePreference("size", size);
}

function rootValue<A, B>(key: "theme" | "size", special: A & string, usual: B): A | B {
  return document.documentElement.dataset[key] === special ? special : usual;
}

function watchRoot(changed: () => void): () => void {
  const observer = new MutationObserver(changed);
  observer.observe(document.documentElement, { attributeFilter: ["data-theme", "data-size"] });
  return () => observer.disconnect();
}
