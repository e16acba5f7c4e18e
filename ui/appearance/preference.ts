/**
 * What a reader chose on this machine: language, theme and type size. Nothing about a person is kept here.
 * `first-paint.js` of the web application reads the same keys before the first paint.
 */
interface Preferences {
  language: "zh" | "en";
  theme: "light" | "dark";
  size: "normal" | "large";
}

const ALLOWED: { [K in keyof Preferences]: readonly Preferences[K][] } = {
  language: ["zh", "en"],
  theme: ["light", "dark"],
  size: ["normal", "large"],
};

/** The stored choice, or undefined where none was made or the browser keeps no storage. */
export function readPreference<K extends keyof Preferences>(key: K): Preferences[K] | undefined {
  const found = storage()?.getItem(`zugong.${key}`);
  return ALLOWED[key].find((value) => value === found);
}

export function storePreference<K extends keyof Preferences>(key: K, value: Preferences[K]): void {
  storage()?.setItem(`zugong.${key}`, value);
}

function storage(): Storage | undefined {
  try {
    return globalThis.localStorage;
  } catch {
    return undefined; // blocked by the browser's settings: the choice lasts for this page only
  }
}
