import {
  type EntryQuestion,
  listEntries,
  type RecordedEntry,
  readSealState,
} from "#foundation/audit/list-entries.ts";
import { findSetting } from "#foundation/database/settings.ts";
import type { Words } from "#foundation/endpoint.ts";
import { findNewestJob } from "#foundation/jobs/find-newest-job.ts";
import type { Operation } from "#foundation/operation.ts";
import { look } from "#foundation/query/look.ts";
import { bodyNamesOf, namesOf } from "./administration-store.ts";
import {
  type AuditRow,
  listAudit as listContract,
  readAuditState as stateContract,
  Verification,
} from "./audit.contract.ts";
import { findBySignInName } from "./store.ts";

/** The job that walks the chain. */
export const VERIFY_AUDIT = "audit.verify";

const DAY_MS = 86_400_000;
const DAYS_BEFORE = 7;
/** The city's midnight; it has no summer time. */
const MIDNIGHT = "T00:00:00+08:00";
const IDS_SHOWN = 20;

/** Name under which the newest verification is kept. */
export const VERIFICATION = "audit-verification";

/** What may be shown of an entry's detail. Everything else could hold content. */
const FACTS = [
  "outcome",
  "code",
  "role",
  "body",
  "field",
  "count",
  "address",
  "proposal",
  "grant",
  "session",
];

/** What actions are called: from the operations themselves, which only the apps know all of. */
export type NameAction = (action: string) => Words | undefined;

export function listAuditWith(nameAction: NameAction): Operation {
  return look(listContract, async ({ db, today }, asked) => {
    const { signInName, limit, ...question } = asked;
    const named = signInName === undefined ? undefined : await findBySignInName(db, signInName);
    if (signInName !== undefined && !named) return { answer: { rows: [], next: null } };
    const accountId = asked.accountId ?? named?.accountId;
    const rows = await listEntries(db, {
      ...periodOf(asked, today),
      kind: question.kind,
      accountId,
      action: question.action,
      personId: question.personId,
      after: question.after,
      limit: limit + 1,
    });
    const page = rows.slice(0, limit);
    const names = await namesOf(db, listed(page, "accountId"));
    const bodies = await bodyNamesOf(db, listed(page, "bodyId"));
    return {
      answer: {
        rows: page.map((entry) => ({
          ...rowOf(entry, names, bodies),
          what: nameAction(entry.action) ?? null,
        })),
        next: rows.length > limit ? (page.at(-1)?.entryId ?? null) : null,
      },
      detail: { of: accountId, person: asked.personId, from: asked.from, to: asked.to },
    };
  });
}

/** Whole days of the city, the last one included. */
function periodOf(
  asked: { from?: string | undefined; to?: string | undefined },
  today: string,
): Pick<EntryQuestion, "from" | "to"> {
  const to = new Date(Date.parse(`${asked.to ?? today}${MIDNIGHT}`) + DAY_MS);
  const from =
    asked.from === undefined
      ? new Date(to.getTime() - DAYS_BEFORE * DAY_MS)
      : new Date(`${asked.from}${MIDNIGHT}`);
  return { from, to };
}

function listed(page: readonly RecordedEntry[], column: "accountId" | "bodyId"): string[] {
  return page.flatMap((entry) => entry[column] ?? []);
}

function rowOf(
  entry: RecordedEntry,
  names: ReadonlyMap<string, string>,
  bodies: ReadonlyMap<string, string>,
): Omit<AuditRow, "what"> {
  const { accountId, bodyId, personIds } = entry;
  return {
    entryId: entry.entryId,
    at: entry.at.toISOString(),
    kind: entry.kind,
    accountId,
    accountName: names.get(accountId ?? "") ?? null,
    action: entry.action,
    purpose: entry.purpose,
    body: bodyId === null ? null : { id: bodyId, name: bodies.get(bodyId) ?? "" },
    subject: subjectOf(entry),
    persons: personIds?.length ?? 0,
    personIds: personIds?.slice(0, IDS_SHOWN) ?? [],
    facts: factsOf(entry.detail),
  };
}

function subjectOf({ subjectKind, subjectId }: RecordedEntry): AuditRow["subject"] {
  return subjectKind === null || subjectId === null ? null : { kind: subjectKind, id: subjectId };
}

function factsOf(detail: unknown): Record<string, string> {
  if (typeof detail !== "object" || detail === null) return {};
  const held = detail as Record<string, unknown>;
  return Object.fromEntries(
    FACTS.flatMap((name) => {
      const value = held[name];
      return typeof value === "string" || typeof value === "number" ? [[name, String(value)]] : [];
    }),
  );
}

export const readAuditState = look(stateContract, async ({ db, services }) => {
  const state = await readSealState(db);
  const job = await findNewestJob(db, VERIFY_AUDIT);
  const held = Verification.safeParse(await findSetting(services.database.pool, VERIFICATION));
  return {
    answer: {
      links: state.links,
      unsealed: state.unsealed,
      sealedUntil: state.sealedUntil?.toISOString() ?? null,
      last: held.success ? held.data : null,
      running: job && !job.ended ? { done: job.done, total: job.total } : null,
    },
  };
});
