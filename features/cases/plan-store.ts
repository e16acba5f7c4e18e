import { sql } from "kysely";
import type { Reach } from "#foundation/access/scope.ts";
import type { Db, Tx } from "#foundation/database/open-database.ts";
import { within } from "#foundation/database/within.ts";

export interface Plan {
  quota: number;
  used: number;
  version: number;
}

export async function findPlan(
  db: Db | Tx,
  procedure: string,
  bodyId: string,
  year: number,
  lock = false,
): Promise<Plan | undefined> {
  const { rows } = await sql<Plan>`
    select quota, used, version from cases.plan
    where procedure = ${procedure} and body_id = ${bodyId} and year = ${year} ${lock ? sql`for update` : sql``}`.execute(
    db,
  );
  return rows[0];
}

/** False when somebody set it meanwhile. */
export async function putPlan(
  tx: Tx,
  key: { procedure: string; bodyId: string; year: number },
  quota: number,
  version: number,
): Promise<boolean> {
  const done = await sql`
    insert into cases.plan as held (procedure, body_id, year, quota) values (${key.procedure}, ${key.bodyId}, ${key.year}, ${quota})
    on conflict (procedure, body_id, year) do update set quota = excluded.quota, version = held.version + 1
    where held.version = ${version}`.execute(tx);
  return done.numAffectedRows === 1n;
}

/** Counts one more, or one fewer, against the plan; where none was set nothing is counted. */
export async function usePlan(
  tx: Tx,
  key: { procedure: string; bodyId: string; year: number },
  by: 1 | -1,
): Promise<void> {
  await sql`update cases.plan set used = greatest(used + ${by}::int, 0)
    where procedure = ${key.procedure} and body_id = ${key.bodyId} and year = ${key.year}`.execute(tx);
}

export interface PlanRow extends Plan {
  bodyId: string;
  bodyName: string;
}

/** Plans of bodies in a reach, in the order of the tree. */
export async function listPlans(db: Db, reach: Reach, procedure: string, year: number): Promise<PlanRow[]> {
  const { rows } = await sql<PlanRow>`
    select p.body_id as "bodyId", b.short_name as "bodyName", p.quota, p.used, p.version
    from cases.plan p join bodies.published_body b on b.body_id = p.body_id
    where p.procedure = ${procedure} and p.year = ${year} and ${within(reach, "b.lo")} order by b.lo limit 1000`.execute(
    db,
  );
  return rows;
}
