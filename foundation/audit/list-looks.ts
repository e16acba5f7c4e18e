import { sql } from "kysely";
import type { Db } from "#foundation/database/open-database.ts";

export interface RecordedLook {
  at: Date;
  accountId: string | null;
  action: string;
  purpose: string | null;
  /** The one field that was shown, where the look was at a single one. */
  field: string | null;
  /** For which matter, in the words of the one who looked. */
  note: string | null;
}

/** Looks at one person since a moment, newest first; they are listed here once sealed, within a second or two. */
export async function listLooks(
  db: Db,
  personId: string,
  since: Date,
  most: number,
): Promise<RecordedLook[]> {
  const { rows } = await sql<RecordedLook>`
    select e.made_at as at, e.account_id as "accountId", e.action, e.purpose,
      e.detail ->> 'field' as field, e.detail ->> 'note' as note
    from audit.look l join audit.entry e using (entry_id)
    where l.person_id = ${personId} and e.made_at >= ${since}
    order by l.entry_id desc limit ${most}`.execute(db);
  return rows;
}
