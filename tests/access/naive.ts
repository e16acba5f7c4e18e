import { sql } from "kysely";
import { ROLES, type Role } from "#features/accounts/contract.ts";
import type { Db } from "#foundation/database/open-database.ts";

/**
 * Who may do what, told a second time and as plainly as possible: by ids of parents and rows of grants, with no interval,
 * no SQL and nothing of foundation/access. It decides the tests, so it must not share a mistake with the program.
 */
export interface Naive {
  /** Whether the account holds the permission anywhere today. */
  anywhere(accountId: string, permission: string): boolean;
  /** Whether it holds the permission at a body: granted there or at one above it. */
  at(accountId: string, permission: string, bodyId: string): boolean;
  /** Whether any role of the account reaches a body. */
  reaches(accountId: string, bodyId: string): boolean;
  /** A body and those above it, itself first. */
  upwards(bodyId: string): string[];
  /** Every living body. */
  bodies(): NaiveBody[];
  /** Those to which a body belonged before: its history tells their names. */
  formerParents(bodyId: string): string[];
}

export interface NaiveBody {
  id: string;
  parentId: string | null;
  name: string;
  ended: boolean;
}

interface Period {
  bodyId: string;
  parentId: string;
}

interface Grant {
  accountId: string;
  role: Role;
  bodyId: string | null;
  fromDay: string;
  toDay: string | null;
  ended: boolean;
}

/** Reads everything as it stands now. */
export async function readNaive(db: Db, today: string): Promise<Naive> {
  const bodies = await rowsOf<NaiveBody>(
    db,
    `select body_id as id, parent_id as "parentId", short_name as name, ended_on is not null as ended from bodies.body`,
  );
  const periods = await rowsOf<Period>(
    db,
    `select body_id as "bodyId", parent_id as "parentId" from bodies.body_period where parent_id is not null`,
  );
  const grants = await rowsOf<Grant>(
    db,
    `select account_id as "accountId", role, body_id as "bodyId", from_day as "fromDay", to_day as "toDay",
      ended_at is not null as ended from accounts.grant`,
  );
  return naiveOf(bodies, periods, grants, today);
}

async function rowsOf<T>(db: Db, text: string): Promise<T[]> {
  const { rows } = await sql.raw<T>(text).execute(db);
  return rows;
}

function naiveOf(bodies: NaiveBody[], periods: Period[], grants: Grant[], today: string): Naive {
  const byId = new Map(bodies.map((body) => [body.id, body]));

  function upwards(bodyId: string): string[] {
    const chain: string[] = [];
    for (let at = byId.get(bodyId); at !== undefined; at = byId.get(at.parentId ?? "")) chain.push(at.id);
    return chain;
  }

  function holds(grant: Grant): boolean {
    const begun = grant.fromDay <= today;
    const over = grant.toDay !== null && grant.toDay <= today;
    const bodyEnded = grant.bodyId !== null && (byId.get(grant.bodyId)?.ended ?? true);
    return begun && !over && !grant.ended && !bodyEnded;
  }

  function held(accountId: string, permission?: string): Grant[] {
    return grants.filter(
      (grant) =>
        grant.accountId === accountId &&
        holds(grant) &&
        (permission === undefined ||
          (ROLES[grant.role].permissions as readonly string[]).includes(permission)),
    );
  }

  function reachesBy(found: Grant[], bodyId: string): boolean {
    const chain = upwards(bodyId);
    return found.some((grant) => grant.bodyId !== null && chain.includes(grant.bodyId));
  }

  return {
    anywhere: (accountId, permission) => held(accountId, permission).length > 0,
    at: (accountId, permission, bodyId) => reachesBy(held(accountId, permission), bodyId),
    reaches: (accountId, bodyId) => reachesBy(held(accountId), bodyId),
    upwards,
    bodies: () => bodies.filter((body) => !body.ended),
    formerParents: (bodyId) =>
      periods.filter((period) => period.bodyId === bodyId).map((period) => period.parentId),
  };
}
