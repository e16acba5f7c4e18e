import type { Db } from "#foundation/database/open-database.ts";
import { foresee } from "./foresee.rules.ts";
import { judge } from "./judge.rules.ts";
import type { Loaded } from "./load-situation.ts";
import type { Preview } from "./rearrange.contract.ts";
import { listApprovers } from "./situation-store.ts";

/** What a plan would bring about, and what the rules say of it. */
export async function previewOf(db: Db, { proposal, situation }: Loaded): Promise<Preview> {
  const { plan, bodyId } = proposal;
  const forecast = foresee(plan, situation);
  const checks = judge(plan, situation, forecast);
  if (plan.kind !== "move") return { ...forecast, approver: null, checks };
  const own = await listApprovers(db, [bodyId, plan.parentId]);
  const before = own.get(bodyId) ?? null;
  // A body that approves for itself goes on doing so wherever it hangs.
  const after = before === situation.body.shortName ? before : (own.get(plan.parentId) ?? null);
  return { ...forecast, approver: before === after ? null : { before, after }, checks };
}
