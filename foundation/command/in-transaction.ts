import type { Actor } from "#foundation/access/actor.ts";
import type { Tx } from "#foundation/database/open-database.ts";
import { Refused } from "#foundation/decision.ts";
import type { Services } from "#foundation/services.ts";

const TRIES = 3;

/** What PostgreSQL says when two transactions stood in each other's way and one may simply try again. */
const AGAIN = new Set(["40001", "40P01"]);

/**
 * Runs the work in one transaction; deadlocks are tried again, constraints turn into refusals, and every refusal of
 * permission leaves a trace although its transaction is rolled back.
 */
export async function inTransaction<T>(
  services: Services,
  action: string,
  actor: Actor,
  constraints: Record<string, string> | undefined,
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await services.database.db.transaction().execute(work);
    } catch (error) {
      if (attempt < TRIES && AGAIN.has(databaseCode(error))) continue;
      throw await explain(services, action, actor, constraints, error);
    }
  }
}

async function explain(
  services: Services,
  action: string,
  actor: Actor,
  constraints: Record<string, string> | undefined,
  error: unknown,
): Promise<unknown> {
  const constraint = (error as { constraint?: string }).constraint;
  const refusal = constraint && constraints?.[constraint];
  if (refusal) return new Refused(refusal);
  if (error instanceof Refused && (error.code === "forbidden" || error.code === "not_found")) {
    await services.lookLog.append({
      kind: "refusal",
      accountId: actor.accountId,
      action,
      detail: { code: error.code },
    });
  }
  return error;
}

function databaseCode(error: unknown): string {
  return String((error as { code?: string }).code ?? "");
}
