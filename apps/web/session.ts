import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import type { z } from "zod";
import { readMe, setPreferences, signOut } from "#features/accounts/contract.ts";
import type { BodyName, Me } from "#ui/account/me.tsx";
import { SESSION_KEY } from "#ui/account/session.ts";
import { call } from "#ui/api/call.ts";
import { makeKey } from "#ui/api/attempt.ts";
import { asProblem, type Problem } from "#ui/api/problem.ts";
import { useAppearance } from "#ui/appearance/appearance.ts";
import { useLanguage } from "#ui/language/language.tsx";

export type Session =
  | { state: "reading" }
  | { state: "nobody" }
  | { state: "not_reached"; problem: Problem; again: () => void }
  | { state: "signed_in"; me: Me; mustChangePassword: boolean };

/** Milliseconds for which the answer about the account is taken as fresh. */
const FRESH_MS = 300_000;

/** Who sits before the page, as the server says it. */
export function useSessionState(): Session {
  const [chosen, setBody] = useState<BodyName>();
  const query = useQuery({
    queryKey: SESSION_KEY,
    queryFn: ({ signal }) => call(readMe, {}, { signal }),
    staleTime: FRESH_MS,
  });
  useAccountPreferences(query.data);
  const problem = query.error === null ? undefined : asProblem(query.error);
  // The session may end while a page is open; what was answered before no longer counts.
  if (problem?.code === "not_signed_in") return { state: "nobody" };
  if (query.data !== undefined) {
    const body = query.data.bodies.find(({ id }) => id === chosen?.id) ?? query.data.homeBody;
    const { mustChangePassword } = query.data;
    return { state: "signed_in", me: { ...query.data, body, setBody }, mustChangePassword };
  }
  if (problem === undefined) return { state: "reading" };
  return { state: "not_reached", problem, again: () => void query.refetch() };
}

/**
 * Language, theme and type size belong to the account: on a machine that several people use, each finds the
 * own ones after signing in. What is chosen later on this page goes before them.
 */
function useAccountPreferences(me: z.output<typeof readMe.output> | undefined): void {
  const applied = useRef<string>(undefined);
  const { setLanguage } = useLanguage();
  const { setTheme, setSize } = useAppearance();
  useEffect(() => {
    if (me === undefined || me.accountId === applied.current) return;
    applied.current = me.accountId;
    setLanguage(me.language);
    setTheme(me.theme);
    setSize(me.textSize);
  }, [me, setLanguage, setTheme, setSize]);
}

/** Keeps a choice with the account. If that fails the choice holds on this machine, and nobody need be told. */
export function keepPreference(choice: z.input<typeof setPreferences.input>): void {
  void call(setPreferences, choice, { key: makeKey() }).catch(() => undefined);
}

/** Ends the session on the server; whatever it answers, the browser forgets. */
export async function endSession(): Promise<void> {
  await call(signOut, {}, { key: makeKey() }).catch(() => undefined);
}
