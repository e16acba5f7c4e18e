import { sql } from "kysely";
import type { Db } from "#foundation/database/open-database.ts";
import { firstIdAt } from "#foundation/ids.ts";
import type { Entry } from "./write-entry.ts";

export interface RecordedEntry {
  entryId: string;
  at: Date;
  kind: Entry["kind"];
  accountId: string | null;
  action: string;
  purpose: string | null;
  bodyId: string | null;
  subjectKind: string | null;
  subjectId: string | null;
  personIds: string[] | null;
  detail: unknown;
}

export interface EntryQuestion {
  /** Ids are ordered by time, so a period is a range of them: [from, to). */
  from: Date;
  to: Date;
  kind: Entry["kind"] | undefined;
  accountId: string | undefined;
  /** How the action begins: "people." or "people.reveal-field". */
  action: string | undefined;
  personId: string | undefined;
  /** The last entry that was read. */
  after: string | undefined;
  limit: number;
}

/** Entries of the audit, the newest first. */
export async function listEntries(db: Db, question: EntryQuestion): Promise<RecordedEntry[]> {
  const { kind, accountId, action, personId, after, limit } = question;
  const below = after ?? firstIdAt(question.to);
  const { rows } = await sql<RecordedEntry>`
    select entry_id as "entryId", made_at as at, kind, account_id as "accountId", action, purpose, body_id as "bodyId",
      subject_kind as "subjectKind", subject_id as "subjectId", person_ids::text[] as "personIds", detail
    from audit.entry
    where entry_id < ${below} and entry_id >= ${firstIdAt(question.from)}
      ${kind === undefined ? sql`` : sql`and kind = ${kind}`}
      ${kind === undefined || kind === "look" ? sql`` : sql`and kind <> 'look'`}
      ${accountId === undefined ? sql`` : sql`and account_id = ${accountId}`}
      ${action === undefined ? sql`` : sql`and starts_with(action, ${action})`}
      ${personId === undefined ? sql`` : sql`and (${personId}::bigint = any(person_ids) or (subject_kind = 'person' and subject_id = ${personId}))`}
    order by entry_id desc limit ${limit}`.execute(db);
  return rows;
}

export interface SealState {
  links: number;
  /** Entries that no link covers yet, counted up to ten thousand. */
  unsealed: number;
  /** When the newest sealed entry was made; undefined before the first. */
  sealedUntil: Date | undefined;
}

/** How far the chain has come; says nothing about whether it is sound (verify-audit.ts). */
export async function readSealState(db: Db): Promise<SealState> {
  const { rows } = await sql<{ links: string; unsealed: number; sealedUntil: Date | null }>`
    with last as (select sequence, xact, entry_id from audit.link order by sequence desc limit 1)
    select coalesce((select sequence from last), 0) as links,
      (select made_at from audit.entry where entry_id = (select entry_id from last)) as "sealedUntil",
      (select count(*)::int from (
        select 1 from audit.entry e
        where (e.xact, e.entry_id) > (coalesce((select xact from last), '0'::xid8), coalesce((select entry_id from last), -1))
        limit 10000) as open) as unsealed`.execute(db);
  const [row] = rows;
  return {
    links: Number(row?.links ?? 0),
    unsealed: row?.unsealed ?? 0,
    sealedUntil: row?.sealedUntil ?? undefined,
  };
}
