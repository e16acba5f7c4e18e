import { command, type Held } from "#foundation/command/command.ts";
import { accept, type Decision, refuse, Refused } from "#foundation/decision.ts";
import { makeId } from "#foundation/ids.ts";
import type { TypedOperation } from "#foundation/operation.ts";
import type { z } from "zod";
import { type Loaded, loadSituation, namedBodies, plannedPeople } from "./load-situation.ts";
import type { PeopleMover } from "./people-mover.ts";
import {
  type Plan,
  planRearrangement as planContract,
  revisePlan as reviseContract,
} from "./rearrange.contract.ts";
import { findRearrangementForUpdate, insertRearrangement, replacePlan } from "./rearrangement-store.ts";

type PlanOperation = TypedOperation<z.input<typeof planContract.input>, z.infer<typeof planContract.output>>;
type ReviseOperation = TypedOperation<
  z.input<typeof reviseContract.input>,
  z.infer<typeof reviseContract.output>
>;

/** Every body that the plan touches must be one's own; one that hangs elsewhere afterwards, with all that is below it. */
export function heldBodies({ places, proposal }: Loaded): Held[] {
  const { plan, bodyId } = proposal;
  const whole = new Set(movedWhole(bodyId, plan));
  return [...places.values()].map(({ bodyId: id, lo, hi }) => ({
    bodyId: id,
    lo,
    ...(whole.has(id) && { hi }),
  }));
}

/** The bodies that hang elsewhere afterwards, or end with everything below them going elsewhere. */
function movedWhole(bodyId: string, plan: Plan): readonly string[] {
  if (plan.kind === "merge") return plan.from;
  if (plan.kind === "split") return plan.into.flatMap((part) => part.children);
  return plan.kind === "move" ? [bodyId] : [];
}

type PlanRefusal = "people_unknown" | "body_ended" | "named_twice";

/** What makes a plan impossible to state at all; everything else is told by its preview. */
export function decidePlan(loaded: Loaded): Decision<PlanRefusal, Loaded> {
  const { situation, unknownPeople, proposal } = loaded;
  if (situation.body.endedOn !== null) return refuse("body_ended", { name: situation.body.shortName });
  if (unknownPeople > 0) return refuse("people_unknown", { count: unknownPeople });
  const named = [namedBodies(proposal), plannedPeople(proposal.plan)];
  if (named.some((ids) => new Set(ids).size !== ids.length)) return refuse("named_twice");
  return accept(loaded);
}

export function planRearrangement(mover: PeopleMover): PlanOperation {
  return command(planContract, {
    load: (tx, input) => loadSituation(tx, mover, input),
    heldBy: heldBodies,
    decide: (loaded) => decidePlan(loaded),
    async record(tx, { proposal, places }, context) {
      const rearrangementId = makeId();
      await insertRearrangement(tx, {
        ...proposal,
        rearrangementId,
        kind: proposal.plan.kind,
        concerned: [...places.keys()],
        madeBy: context.actor.accountId,
      });
      return {
        answer: { rearrangementId: rearrangementId as never, version: 1 },
        subject: { kind: "rearrangement", id: rearrangementId },
        detail: { kind: proposal.plan.kind, effectiveOn: proposal.effectiveOn },
      };
    },
  });
}

export function revisePlan(mover: PeopleMover): ReviseOperation {
  return command(reviseContract, {
    async load(tx, input) {
      const row = await findRearrangementForUpdate(tx, input.rearrangementId);
      const loaded = row && (await loadSituation(tx, mover, { ...input, bodyId: row.bodyId }));
      return row && loaded && { row, loaded };
    },
    heldBy: ({ loaded }) => heldBodies(loaded),
    decide({ row, loaded }, input) {
      if (row.state !== "planned" && row.state !== "waiting") return refuse("settled");
      if (row.version !== input.version) throw new Refused("changed_meanwhile");
      const decided = decidePlan(loaded);
      return decided.accepted ? accept({ row, loaded }) : decided;
    },
    async record(tx, { row, loaded }) {
      const { proposal, places } = loaded;
      await replacePlan(tx, row.rearrangementId, {
        ...proposal,
        kind: proposal.plan.kind,
        concerned: [...places.keys()],
      });
      return {
        answer: { rearrangementId: row.rearrangementId as never, version: row.version + 1 },
        subject: { kind: "rearrangement", id: row.rearrangementId },
        detail: { kind: proposal.plan.kind, effectiveOn: proposal.effectiveOn },
      };
    },
  });
}
