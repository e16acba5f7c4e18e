import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { z } from "zod";
import { endpoint } from "#foundation/endpoint.ts";
import type { BodyName, Me } from "#ui/account/me.tsx";
import { SESSION_KEY } from "#ui/account/session.ts";
import { call } from "#ui/api/call.ts";
import { asProblem, type Problem } from "#ui/api/problem.ts";

const Words = z.object({ zh: z.string(), en: z.string() });
const Body = z.object({ id: z.string(), name: z.string() });

/** What the shell must know before it draws a page. Served by the feature that keeps accounts. */
const readMe = endpoint({
  name: "accounts.read-me",
  method: "GET",
  path: "/me",
  permission: "signed-in",
  purpose: "sign-in",
  fields: "internal",
  summary: { zh: "我是谁", en: "Who I am" },
  input: z.object({}),
  output: z.object({
    accountId: z.string(),
    name: z.string(),
    role: Words,
    permissions: z.array(z.string()),
    language: z.enum(["zh", "en"]),
    homeBody: Body,
    bodies: z.array(Body),
    today: z.string(),
    demo: z.boolean(),
  }),
  refusals: {},
});

const signOut = endpoint({
  name: "accounts.sign-out",
  method: "POST",
  path: "/sign-out",
  permission: "signed-in",
  purpose: "sign-in",
  fields: "open",
  summary: { zh: "退出登录", en: "Sign out" },
  input: z.object({}),
  output: z.object({}),
  refusals: {},
});

export type Session =
  | { state: "reading" }
  | { state: "nobody" }
  | { state: "not_reached"; problem: Problem; again: () => void }
  | { state: "signed_in"; me: Me };

/** Who sits before the page, as the server says it. */
export function useSessionState(): Session {
  const [chosen, setBody] = useState<BodyName>();
  const query = useQuery({
    queryKey: SESSION_KEY,
    queryFn: ({ signal }) => call(readMe, {}, { signal }),
    staleTime: 300_000,
  });
  if (query.data !== undefined) {
    const body = query.data.bodies.find(({ id }) => id === chosen?.id) ?? query.data.homeBody;
    return { state: "signed_in", me: { ...query.data, body, setBody } };
  }
  if (query.error === null) return { state: "reading" };
  const problem = asProblem(query.error);
  if (problem.code === "not_signed_in") return { state: "nobody" };
  return { state: "not_reached", problem, again: () => void query.refetch() };
}

/** Ends the session on the server; whatever it answers, the browser forgets. */
export async function endSession(): Promise<void> {
  await call(signOut, {}, { key: `sign-out-${Date.now()}` }).catch(() => undefined);
}
