import type { Reach } from "#foundation/access/scope.ts";
import type { Db } from "#foundation/database/open-database.ts";
import type { CaseFile } from "./case-file.ts";
import { listSignPlaces } from "./sign-store.ts";
import { findCase } from "./store.ts";

/**
 * Who sees a case: whoever covers the body that holds it, the other side, or the body whose turn it is; and a body that
 * was asked for its sign-off. The same as SQL stands in list-store.ts.
 */
async function isSeen(db: Db, reach: Reach, file: CaseFile): Promise<boolean> {
  const places = [file.bodyLo, file.otherLo, file.turnLo];
  if (places.some((lo) => lo !== null && reach.covers(lo))) return true;
  const asked = await listSignPlaces(db, file.caseId);
  return asked.some((lo) => reach.covers(lo));
}

export async function findSeenCase(db: Db, reach: Reach, caseId: string): Promise<CaseFile | undefined> {
  const file = await findCase(db, caseId);
  return file && (await isSeen(db, reach, file)) ? file : undefined;
}
