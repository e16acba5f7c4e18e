import type { ReactNode } from "react";
import { useMutation } from "@tanstack/react-query";
import type { z } from "zod";
import type { Endpoint } from "#foundation/endpoint.ts";
import { download } from "#ui/api/call.ts";
import { asProblem } from "#ui/api/problem.ts";
import { Button } from "#ui/form/button.tsx";
import { useWords } from "#ui/language/language.tsx";

export interface DownloadButtonProps<I extends z.ZodType> {
  /** An endpoint that answers a file. */
  endpoint: Endpoint<I>;
  input: z.input<I>;
  small?: boolean | undefined;
  children: ReactNode;
}

/** Fetches a file and saves it; a refusal is said beside the button. */
export function DownloadButton<I extends z.ZodType>(props: DownloadButtonProps<I>) {
  const say = useWords();
  const fetched = useMutation({ mutationFn: () => download(props.endpoint, props.input) });
  return (
    <span className="row">
      <Button small={props.small} pending={fetched.isPending} onClick={() => fetched.mutate()}>
        {props.children}
      </Button>
      {fetched.error !== null && <span role="alert">{say(asProblem(fetched.error).words)}</span>}
    </span>
  );
}
