import { keepPreviousData, useQuery, useQueryClient } from "@tanstack/react-query";
import type { z } from "zod";
import type { Endpoint } from "#foundation/endpoint.ts";
import { call } from "#ui/api/call.ts";
import { asProblem, type Problem } from "#ui/api/problem.ts";

export interface LookOptions {
  /** false: not asked yet, because something is still to be chosen. */
  enabled?: boolean | undefined;
  /** Milliseconds for which an answer is taken as fresh; half a minute by default. */
  freshFor?: number | undefined;
  /** Asks again each so many milliseconds, as for a running job. */
  every?: number | undefined;
  /** While other filters are read, the former answer stays on the page. */
  keepFormer?: boolean | undefined;
}

export interface Look<T> {
  data: T | undefined;
  /** The first answer has not come yet. */
  loading: boolean;
  problem: Problem | undefined;
  again: () => void;
}

/** Reads through an endpoint and keeps the answer. The key is the endpoint's name and the input. */
export function useLook<I extends z.ZodType, O extends z.ZodType>(
  endpoint: Endpoint<I, O>,
  input: z.input<I>,
  options: LookOptions = {},
): Look<z.output<O>> {
  const query = useQuery({
    queryKey: [endpoint.name, input],
    queryFn: ({ signal }) => call(endpoint, input, { signal }),
    enabled: options.enabled ?? true,
    staleTime: options.freshFor ?? 30_000,
    ...(options.every !== undefined && { refetchInterval: options.every }),
    ...(options.keepFormer && { placeholderData: keepPreviousData }),
  });
  return {
    data: query.data,
    loading: query.isLoading,
    problem: query.error === null ? undefined : asProblem(query.error),
    again: () => void query.refetch(),
  };
}

/** Makes answers old, so that what is on the page is read again: `refresh("people")` or `refresh("people.find-person")`. */
export function useRefresh(): (name: string) => void {
  const client = useQueryClient();
  return (name) =>
    void client.invalidateQueries({
      predicate: ({ queryKey: [key] }) =>
        key === name || (typeof key === "string" && key.startsWith(`${name}.`)),
    });
}
