import { homeFolder } from "#apps/compose/settings.ts";
import type { Words } from "#foundation/endpoint.ts";
import type { Terminal } from "./verb.ts";

/** English where the system is set to it, else Chinese. */
function languageHere(): "zh" | "en" {
  const set = process.env["ZUGONG_LANGUAGE"] ?? process.env["LC_ALL"] ?? process.env["LANG"] ?? "";
  return /^en/i.test(set) ? "en" : "zh";
}

/** The terminal of this process. */
export function openTerminal(): Terminal {
  const language = languageHere();
  const watched = process.stderr.isTTY;
  let shown = false;
  const clear = () => {
    if (shown) process.stderr.write("\r\u001B[K");
    shown = false;
  };
  return {
    home: homeFolder(),
    say(words) {
      clear();
      console.log(words[language]);
    },
    warn(words) {
      clear();
      console.error(bothOf(words));
    },
    progress(words) {
      if (!watched) return;
      clear();
      process.stderr.write(words[language]);
      shown = true;
    },
  };
}

/** Both languages; once when they are the same. */
function bothOf(words: Words): string {
  return words.zh === words.en ? words.zh : `${words.zh}\n${words.en}`;
}
