import { listHolders } from "#features/accounts/index.ts";
import type { Db, Tx } from "#foundation/database/open-database.ts";
import type { MoveRequest } from "./move-plan.ts";
import type { MovingCase } from "./moving-case.ts";
import { namesOfBodies } from "../name-store.ts";

/** What a move names beside the case, as far as it exists. */
export interface Reached {
  /** Accounts that may do the step. */
  assignees: ReadonlySet<string>;
  /** Number in the tree of the body that is to be asked. */
  askedLo: number | undefined;
}

const NOBODY: Reached = { assignees: new Set(), askedLo: undefined };

export async function readReached(
  db: Db | Tx,
  { file, step, today }: MovingCase,
  request: Pick<MoveRequest, "move" | "bodyId">,
): Promise<Reached> {
  if (request.move === "reassign" && file.turnLo !== null) {
    const holders = await listHolders(db, step.permission, file.turnLo, today);
    return { ...NOBODY, assignees: new Set(holders.map(({ accountId }) => accountId)) };
  }
  if (request.move === "add-sign-off" && request.bodyId !== undefined)
    return { ...NOBODY, askedLo: (await namesOfBodies(db, [request.bodyId])).get(request.bodyId)?.lo };
  return NOBODY;
}
