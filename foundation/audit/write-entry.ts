import { sql } from "kysely";
import { arrayText } from "#foundation/database/array-text.ts";
import type { Tx } from "#foundation/database/open-database.ts";
import { ask, statement } from "#foundation/database/statement.ts";
import { makeId } from "#foundation/ids.ts";

/** One row of what changed, for caches and statistics. `lo` is the body it now belongs to. */
export interface Change {
  kind: string;
  id: string;
  lo?: number;
}

/** An audit entry; `detail` never holds an identity number, a telephone number or a secret. */
export interface Entry {
  kind: "change" | "look" | "refusal" | "sign-in";
  accountId: string | undefined;
  action: string;
  purpose?: string;
  bodyId?: string;
  subject?: { kind: string; id: string };
  persons?: readonly string[];
  detail?: unknown;
}

/** Writes the audit entry, the change feed and the stored answer of a command in one statement. */
export async function writeChange(
  tx: Tx,
  entry: Entry,
  changes: readonly Change[],
  stored: { accountId: string; key: string; answer: unknown },
): Promise<void> {
  await ask(
    tx,
    statement`with fed as (
      insert into feed.change (change_id, kind, id, body_lo)
      select * from unnest(${changes.map(() => makeId())}::bigint[], ${changes.map((change) => change.kind)}::text[],
        ${changes.map((change) => change.id)}::bigint[], ${changes.map((change) => change.lo ?? null)}::bigint[])),
    answered as (
      update command.answer set answer = ${JSON.stringify(stored.answer ?? null)}::jsonb
      where account_id = ${stored.accountId} and key = ${stored.key})
    insert into audit.entry (entry_id, kind, account_id, action, purpose, body_id, subject_kind, subject_id, person_ids, detail)
    values (${makeId()}, ${entry.kind}, ${entry.accountId ?? null}, ${entry.action}, ${entry.purpose ?? null},
      ${entry.bodyId ?? null}, ${entry.subject?.kind ?? null}, ${entry.subject?.id ?? null}, ${entry.persons ?? null}::bigint[],
      ${jsonOf(entry.detail)}::jsonb)`,
  );
}

function jsonOf(detail: unknown): string | null {
  return detail === undefined ? null : JSON.stringify(detail);
}

/** Many entries and changes at once, for jobs that take over thousands of rows in one transaction. */
export async function writeManyChanges(
  tx: Tx,
  entries: readonly Entry[],
  changes: readonly Change[],
): Promise<void> {
  const list = <T>(of: readonly T[], value: (one: T) => string | number | null | undefined) =>
    sql`${arrayText(of.map((one) => value(one)))}`;
  await sql`
    with fed as (
      insert into feed.change (change_id, kind, id, body_lo)
      select * from unnest(${list(changes, makeId)}::bigint[], ${list(changes, (one) => one.kind)}::text[],
        ${list(changes, (one) => one.id)}::bigint[], ${list(changes, (one) => one.lo)}::bigint[]))
    insert into audit.entry (entry_id, kind, account_id, action, purpose, body_id, subject_kind, subject_id, detail)
    select * from unnest(${list(entries, makeId)}::bigint[], ${list(entries, (one) => one.kind)}::text[],
      ${list(entries, (one) => one.accountId)}::bigint[], ${list(entries, (one) => one.action)}::text[],
      ${list(entries, (one) => one.purpose)}::text[], ${list(entries, (one) => one.bodyId)}::bigint[],
      ${list(entries, (one) => one.subject?.kind)}::text[], ${list(entries, (one) => one.subject?.id)}::bigint[],
      ${list(entries, (one) => jsonOf(one.detail))}::jsonb[])`.execute(tx);
}
