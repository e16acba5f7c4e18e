import { useEffect, useMemo, useState } from "react";
import { may, useMe } from "#ui/account/me.tsx";
import { useText, useWords } from "#ui/language/language.tsx";
import type { PageEntry, ShellAction } from "#ui/page/page-entry.ts";
import type { SearchHit } from "#ui/page/search-source.ts";
import { shellMessages } from "../messages.ts";
import { listActions, listSearches } from "../pages.ts";

export interface Hit extends SearchHit {
  kind: string;
}

const PAUSE_MS = 150;
const PER_SOURCE = 5;
const NONE: readonly Hit[] = [];

/** What the typed text finds: pages and actions at once, people and bodies from the server after a pause. */
export function useHits(
  pages: readonly PageEntry[],
  typed: string,
): { hits: readonly Hit[]; searching: boolean } {
  const text = typed.trim().toLowerCase();
  const ways = useWays(pages, text);
  const { found, foundFor } = useServerHits(text);
  const hits = useMemo(() => [...ways, ...(text === "" ? NONE : found)], [ways, found, text]);
  return { hits, searching: text !== foundFor };
}

/** Pages and actions whose title or further words hold the text. */
function useWays(pages: readonly PageEntry[], text: string): readonly Hit[] {
  const me = useMe();
  const say = useWords();
  const kind = useText(shellMessages)("action");
  return useMemo(() => {
    if (text === "") return NONE;
    const inMenu = pages.filter((page) => page.menu !== undefined);
    const ways: ShellAction[] = [...listActions(), ...inMenu.map((page) => ({ ...page, to: page.path }))];
    return ways
      .filter((way) => may(me, way.permission) && holds(way, text))
      .slice(0, PER_SOURCE)
      .map((way) => ({ key: `way ${way.to} ${way.title.zh}`, kind, title: say(way.title), to: way.to }));
  }, [pages, text, me, say, kind]);
}

function holds(way: ShellAction, text: string): boolean {
  return [way.title.zh, way.title.en, ...(way.also ?? [])].some((word) => word.toLowerCase().includes(text));
}

function useServerHits(text: string): { found: readonly Hit[]; foundFor: string } {
  const me = useMe();
  const say = useWords();
  const [result, setResult] = useState({ found: NONE, foundFor: "" });
  useEffect(() => {
    if (text === "") return undefined;
    const stop = new AbortController();
    const timer = setTimeout(async () => {
      const sources = listSearches().filter((source) => may(me, source.permission));
      // One source that fails must not hide what the others found.
      const answers = await Promise.allSettled(
        sources.map(async (source) => {
          const hits = await source.search(text, PER_SOURCE, stop.signal);
          return hits.map((hit) => ({ ...hit, kind: say(source.kind) }));
        }),
      );
      if (stop.signal.aborted) return;
      const found = answers.flatMap((answer) => (answer.status === "fulfilled" ? answer.value : []));
      setResult({ found, foundFor: text });
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [text, me, say]);
  return result;
}
