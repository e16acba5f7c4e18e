import { sql } from "kysely";
import type { Reach } from "#foundation/access/scope.ts";
import type { Db } from "#foundation/database/open-database.ts";
import { within } from "#foundation/database/within.ts";

export interface EndingTerm {
  bodyId: string;
  name: string;
  termStart: string;
  termYears: number;
  termEnd: string;
}

/** Terms that end until a day, the earliest first. */
export async function listTermsEnding(
  db: Db,
  reach: Reach,
  until: string,
  limit: number,
): Promise<EndingTerm[]> {
  const { rows } = await sql<EndingTerm>`
    select body_id as "bodyId", short_name as name, term_start as "termStart", term_years as "termYears", term_end as "termEnd"
    from bodies.body b
    where ended_on is null and term_end <= ${until} and ${within(reach, "b.lo")}
    order by term_end, lo limit ${limit}`.execute(db);
  return rows;
}
