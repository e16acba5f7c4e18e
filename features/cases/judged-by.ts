import { sql } from "kysely";
import type { Db } from "#foundation/database/open-database.ts";

/** Whether a step of some case was judged by this edition; asked at start only when its text has changed. */
export async function isJudgedBy(db: Db, procedure: string, edition: string): Promise<boolean> {
  const { rows } = await sql<{ judged: boolean }>`
    select exists (
      select from cases.step_record r join cases.case_file c using (case_id)
      where c.procedure = ${procedure} and r.edition = ${edition}) as judged`.execute(db);
  return rows[0]?.judged ?? false;
}
