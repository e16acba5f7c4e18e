import type { Endpoint } from "#foundation/endpoint.ts";
import { fillPath, queryText } from "#ui/api/call.ts";

/** Address of a file that the browser opens by itself, such as a PDF in a tab of its own. */
export function fileAddress(endpoint: Endpoint, input: Record<string, unknown>): string {
  const { path, rest } = fillPath(endpoint.path, input);
  return `/api${path}${queryText(rest)}`;
}
