import type { Keys } from "#foundation/crypto/keys.ts";
import { look, type LookContext } from "#foundation/query/look.ts";
import { wordsOf } from "./city-findings.ts";
import {
  type Issue,
  listIssues as issuesContract,
  listRows as rowsContract,
  revealIssue as revealContract,
} from "./findings.contract.ts";
import { findRun, type RunRecord } from "./import-store.ts";
import type { SheetOutcome } from "./judged.contract.ts";
import type { KeptRow } from "./keep-rows.ts";
import { findIssue, type IssueRow, issuesAfter, type PreviewRow, rowsAfter } from "./look-store.ts";
import { maskCell } from "./mask-numbers.rules.ts";

/** One's own imports only, and only while the subtree is still one's own. */
export async function findOwnRun(context: LookContext, runId: string): Promise<RunRecord | undefined> {
  const run = await findRun(context.db, runId, context.actor.accountId);
  return run && context.reach.covers(run.lo) ? run : undefined;
}

/** What a finding keeps sealed: values for its words, and the files that it is compared with. */
interface Sealed {
  details?: Record<string, string | number>;
  others?: Issue["others"];
}

export const listIssues = look(issuesContract, async (context, input) => {
  const run = await findOwnRun(context, input.runId);
  if (!run) return undefined;
  const found = await issuesAfter(context.db, input);
  const shown = found.slice(0, input.limit).map((issue) => viewOf(issue, context.services.keys));
  return {
    answer: {
      issues: shown,
      next: found.length > input.limit ? (shown.at(-1)?.issueNo ?? null) : null,
    },
    persons: [...new Set(shown.flatMap((issue) => issue.others.map((other) => other.personId)))],
    bodyId: run.bodyId,
    detail: { run: run.runId, issues: shown.length },
  };
});

/** Numbers are masked: what is wrong is said in words, and the clerk asks for the number where the words are not enough. */
function viewOf({ sealed, ...issue }: IssueRow, keys: Keys): Issue {
  const more = sealed === null ? {} : (JSON.parse(keys.open(sealed)) as Sealed);
  const { raw, fix } = openedOf(issue, keys);
  const shown = { raw: maskedOrNull(raw, issue.field), fix: maskedOrNull(fix, issue.field) };
  return {
    ...issue,
    ...shown,
    masked: shown.raw !== raw || shown.fix !== fix,
    ...wordsOf(issue.code, maskedDetails(more.details ?? {})),
    others: more.others ?? [],
  };
}

function openedOf({ raw, fix }: Pick<IssueRow, "raw" | "fix">, keys: Keys) {
  return { raw: raw && keys.open(raw), fix: fix && keys.open(fix) };
}

function maskedOrNull(text: string | null, field: string | null): string | null {
  return text === null ? null : maskCell(text, field);
}

function maskedDetails(details: Record<string, string | number>): Record<string, string | number> {
  return Object.fromEntries(
    Object.entries(details).map(([key, value]) => [
      key,
      typeof value === "string" ? maskCell(value, null) : value,
    ]),
  );
}

export const revealIssue = look(revealContract, async (context, { runId, issueNo }) => {
  const run = await findOwnRun(context, runId);
  const issue = run && (await findIssue(context.db, run.runId, issueNo));
  if (!run || !issue) return undefined;
  return {
    answer: openedOf(issue, context.services.keys),
    persons: issue.personId === null ? [] : [issue.personId],
    bodyId: run.bodyId,
    detail: { run: run.runId, issue: issueNo, field: issue.field },
  };
});

export const listRows = look(rowsContract, async (context, input) => {
  const run = await findOwnRun(context, input.runId);
  if (!run) return undefined;
  const found = await rowsAfter(context.db, input);
  const shown = found.slice(0, input.limit);
  const { keys } = context.services;
  return {
    answer: {
      rows: shown.map((row) => previewOf(row, run, keys)),
      next: found.length > input.limit ? (shown.at(-1)?.rowNo ?? null) : null,
    },
    persons: shown.flatMap((row) => row.personId ?? []),
    bodyId: run.bodyId,
    detail: { run: run.runId, rows: shown.length },
  };
});

/** To mend a row nobody needs the whole numbers of its neighbours. */
function previewOf({ sealed, ...row }: PreviewRow, run: RunRecord, keys: Keys) {
  const kept = JSON.parse(keys.open(sealed)) as KeptRow;
  const { sheets = [] } = (run.outcome ?? {}) as { sheets?: readonly SheetOutcome[] };
  const fields = sheets.find((sheet) => sheet.name === row.sheet)?.headerMap ?? {};
  return {
    ...row,
    values: masked(kept.values, (field) => field),
    cells: masked(kept.cells, (letter) => fields[letter]),
    changes: masked(kept.changes, (fact) => (fact === "identityNumber" ? "identity_number" : fact)),
  };
}

function masked<V extends string | null>(
  values: Readonly<Record<string, V>>,
  fieldOf: (key: string) => string | undefined,
): Record<string, V> {
  return Object.fromEntries(
    Object.entries(values).map(([key, value]) => [key, maskedOrNull(value, fieldOf(key) ?? null) as V]),
  );
}
