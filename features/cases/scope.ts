import { type Expression, type SqlBool, sql } from "kysely";
import type { Reach } from "#foundation/access/scope.ts";
import type { Db, Tx } from "#foundation/database/open-database.ts";
import { within } from "#foundation/database/within.ts";
import type { CaseFile } from "./case-file.ts";
import { listSignPlaces } from "./sign-store.ts";
import { findCase } from "./store.ts";

/**
 * Who sees a case, as SQL over `c`: whoever covers the body that holds it, the other side, or the body whose turn it is.
 * The one predicate of list, inbox, counts and export.
 */
export function seenBy(reach: Reach): Expression<SqlBool> {
  const parts = ["c.body_lo", "c.other_lo", "c.turn_lo"].map((column) => within(reach, column));
  return sql<boolean>`(${sql.join(parts, sql` or `)})`;
}

/** The same predicate for one case at hand. A body that was asked for its sign-off sees the case too. */
export async function isSeen(db: Db | Tx, reach: Reach, file: CaseFile): Promise<boolean> {
  const places = [file.bodyLo, file.otherLo, file.turnLo];
  if (places.some((lo) => lo !== null && reach.covers(lo))) return true;
  const asked = await listSignPlaces(db, file.caseId);
  return asked.some((lo) => reach.covers(lo));
}

export async function findSeenCase(db: Db, reach: Reach, caseId: string): Promise<CaseFile | undefined> {
  const file = await findCase(db, caseId);
  return file && (await isSeen(db, reach, file)) ? file : undefined;
}
