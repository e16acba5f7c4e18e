import type { Words } from "#foundation/messages/messages.ts";

/** The worst one decides about the row: an error is never imported, a warning only after a person confirmed it. */
export type Severity = "error" | "warning" | "notice";

/** A kind of fault: how grave it is, what is wrong and how to mend it. `{name}` is filled from the finding. */
export interface Defect {
  readonly severity: Severity;
  readonly reason: Words;
  readonly mend: Words;
}

function defect(severity: Severity) {
  return (zh: string, en: string, mendZh: string, mendEn: string): Defect => ({
    severity,
    reason: { zh, en },
    mend: { zh: mendZh, en: mendEn },
  });
}

export const error = defect("error");
export const warning = defect("warning");
export const notice = defect("notice");

/** What needs nothing from the reader. */
export const NOTHING = ["无需处理", "Nothing to do"] as const;
