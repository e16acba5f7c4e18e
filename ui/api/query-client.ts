import { QueryClient } from "@tanstack/react-query";
import { asProblem } from "#ui/api/problem.ts";

const RETRIES = 2;

/**
 * The store of answers. Reads are tried again when no answer came; a refusal is an answer and is not.
 * Changes are never repeated by themselves.
 */
export function makeQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        retry: (count, error) =>
          count < RETRIES && ["not_reached", "unavailable"].includes(asProblem(error).code),
        refetchOnWindowFocus: false,
        networkMode: "always",
      },
      mutations: { retry: false, networkMode: "always" },
    },
  });
}
