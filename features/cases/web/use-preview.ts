import { useEffect, useState } from "react";
import type { z } from "zod";
import { call } from "#ui/api/call.ts";
import { asProblem, type Problem } from "#ui/api/problem.ts";
import type { CaseId, FieldValues } from "../case.contract.ts";
import type { CaseRow } from "../lists.contract.ts";
import { previewMany } from "../moves.contract.ts";

export type PreviewCase = z.infer<typeof previewMany.output>["cases"][number];

const PAUSE_MS = 400;
const NONE: PreviewCase[] = [];

/** What would become of each case with what is typed so far; asked anew after a pause. */
export function usePreview(rows: readonly CaseRow[], move: string, values: FieldValues) {
  const [answer, setAnswer] = useState<{ cases: PreviewCase[]; problem: Problem | undefined }>({
    cases: NONE,
    problem: undefined,
  });
  const step = rows[0]?.step ?? "";
  const asked = JSON.stringify([rows.map((row) => row.caseId), move, values]);
  useEffect(() => {
    const stop = new AbortController();
    const [caseIds, , typed] = JSON.parse(asked) as [CaseId[], string, FieldValues];
    const timer = setTimeout(() => {
      call(
        previewMany,
        { caseIds: caseIds.join(","), move: move as "submit", step, values: JSON.stringify(typed) },
        { signal: stop.signal },
      ).then(
        ({ cases }) => setAnswer({ cases, problem: undefined }),
        (error: unknown) => !stop.signal.aborted && setAnswer({ cases: NONE, problem: asProblem(error) }),
      );
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [asked, move, step]);
  return answer;
}
