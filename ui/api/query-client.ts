import { QueryCache, QueryClient } from "@tanstack/react-query";
import { SESSION_KEY } from "#ui/account/session.ts";
import { asProblem } from "#ui/api/problem.ts";

const RETRIES = 2;
/** Refusals that are silence in disguise: asking again may help. */
const PASSING = ["not_reached", "unavailable"];

/**
 * The store of answers. Reads are tried again when no answer came; a refusal is an answer and is not.
 * Changes are never repeated by themselves. A look that is refused because the session has ended makes the
 * shell ask who is there.
 */
export function makeQueryClient(): QueryClient {
  const client = new QueryClient({
    queryCache: new QueryCache({
      onError: (error, query) => {
        if (query.queryKey[0] !== SESSION_KEY[0] && asProblem(error).code === "not_signed_in")
          void client.invalidateQueries({ queryKey: SESSION_KEY });
      },
    }),
    defaultOptions: {
      queries: {
        retry: (count, error) => count < RETRIES && PASSING.includes(asProblem(error).code),
        refetchOnWindowFocus: false,
        networkMode: "always",
      },
      mutations: { retry: false, networkMode: "always" },
    },
  });
  return client;
}
