import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import type { z } from "zod";
import type { Endpoint } from "#foundation/endpoint.ts";
import { Attempt } from "#ui/api/attempt.ts";
import { call } from "#ui/api/call.ts";
import { asProblem, type Problem, type ProblemField } from "#ui/api/problem.ts";
import { useRefresh } from "#ui/api/use-look.ts";

export interface CommandOptions<T> {
  onDone?: ((output: T) => void) | undefined;
  /** Names whose answers become old: features ("people") or endpoints. Without it the endpoint's own feature. */
  refreshes?: readonly string[] | undefined;
}

export interface Command<In, Out> {
  send: (input: In, file?: Blob) => void;
  pending: boolean;
  done: Out | undefined;
  /** The refusal of the whole; undefined when single fields are at fault. */
  refusal: Problem | undefined;
  fieldErrors: readonly ProblemField[];
  /** Forgets the last result. */
  reset: () => void;
}

const NO_FIELDS: readonly ProblemField[] = [];

/**
 * Changes something through an endpoint. Each attempt has a key; when no answer came, sending the same input
 * again keeps the key, so that a change which did arrive is not made twice.
 */
export function useCommand<I extends z.ZodType, O extends z.ZodType>(
  endpoint: Endpoint<I, O>,
  options: CommandOptions<z.output<O>> = {},
): Command<z.input<I>, z.output<O>> {
  const [attempt] = useState(() => new Attempt());
  const refresh = useRefresh();

  const mutation = useMutation({
    mutationFn: async ({ input, file }: { input: z.input<I>; file: Blob | undefined }) => {
      const output = await call(endpoint, input, { key: attempt.keyFor(JSON.stringify(input)), file });
      attempt.answered();
      return output;
    },
    onSuccess: (output: z.output<O>) => {
      for (const name of options.refreshes ?? [featureOf(endpoint.name)]) refresh(name);
      options.onDone?.(output);
    },
    onError: (error) => {
      // An answer ends the attempt, whatever it says; silence does not.
      if (asProblem(error).code !== "not_reached") attempt.answered();
    },
  });
  const problem = mutation.error === null ? undefined : asProblem(mutation.error);
  const fields = problem?.fields ?? NO_FIELDS;
  return {
    send: (input, file) => {
      if (!mutation.isPending) mutation.mutate({ input, file });
    },
    pending: mutation.isPending,
    done: mutation.data,
    refusal: fields.length > 0 ? undefined : problem,
    fieldErrors: fields,
    reset: mutation.reset,
  };
}

function featureOf(name: string): string {
  return name.split(".")[0] ?? name;
}
