import type { ReactNode } from "react";
import type { Endpoint } from "#foundation/endpoint.ts";
import { fillPath, queryText } from "#ui/api/call.ts";
import type { StepAtHand } from "./use-step-draft.ts";

/** Address of a file that the browser opens by itself, such as a PDF in a tab of its own. */
export function fileAddress(endpoint: Endpoint, input: Record<string, unknown>): string {
  const { path, rest } = fillPath(endpoint.path, input);
  return `/api${path}${queryText(rest)}`;
}

export function PaperPreview(_: { step: StepAtHand }): ReactNode {
  return null;
}
