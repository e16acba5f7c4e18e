import { findIntervals } from "#features/bodies/index.ts";
import { findEdition } from "#features/procedures/index.ts";
import { command } from "#foundation/command/command.ts";
import { accept, refuse, Refused } from "#foundation/decision.ts";
import { look } from "#foundation/query/look.ts";
import { within } from "#foundation/access/scope.ts";
import { readPlans as readContract } from "./lists.contract.ts";
import { setPlan as contract } from "./moves.contract.ts";
import { findPlan, listPlans, putPlan } from "./plan-store.ts";

export const setPlan = command(contract, {
  async load(tx, input, { today }) {
    const interval = (await findIntervals(tx, [input.bodyId])).get(input.bodyId);
    return (
      interval && {
        lo: interval.lo,
        definition: await findEdition(tx, input.procedure, today),
        plan: await findPlan(tx, input.procedure, input.bodyId, input.year, true),
      }
    );
  },
  heldBy: ({ lo }, input) => ({ bodyId: input.bodyId, lo }),
  decide({ definition, plan, lo }, input) {
    if (!definition) return refuse("unknown_procedure");
    const used = plan?.used ?? 0;
    if (input.quota < used) return refuse("below_use", { used });
    if ((plan?.version ?? 0) !== input.version) throw new Refused("changed_meanwhile");
    return accept({ input, used, lo });
  },
  async record(tx, { input, used, lo }) {
    const { bodyId, procedure, year, quota, version } = input;
    if (!(await putPlan(tx, { procedure, bodyId, year }, quota, version)))
      throw new Refused("changed_meanwhile");
    return {
      answer: { quota, used, version: version + 1 },
      subject: { kind: "body", id: bodyId },
      changes: [{ kind: "plan", id: bodyId, lo }],
      detail: { procedure, year, quota },
    };
  },
});

export const readPlans = look(readContract, async (context, input) => {
  const { db } = context;
  const interval =
    input.body === undefined ? undefined : (await findIntervals(db, [input.body])).get(input.body);
  if (input.body !== undefined && !interval) return undefined;
  const where = interval ? within(context.reach, interval) : context.reach;
  const plans = await listPlans(db, where, input.procedure, input.year);
  const sum = (of: "quota" | "used") => plans.reduce((total, plan) => total + plan[of], 0);
  return { answer: { plans, quota: sum("quota"), used: sum("used") } };
});
