import type { z } from "zod";
import { command } from "#foundation/command/command.ts";
import type { Tx } from "#foundation/database/open-database.ts";
import { accept, type Decision, refuse, Refused } from "#foundation/decision.ts";
import type { TypedOperation } from "#foundation/operation.ts";
import { type Applied, applyPlan } from "./apply-plan.ts";
import { type Loaded, loadSituation, namedBodies } from "./load-situation.ts";
import type { PeopleMover } from "./people-mover.ts";
import { decidePlan, heldBodies } from "./plan-rearrangement.ts";
import { previewOf } from "./preview.ts";
import {
  confirmRearrangement as confirmContract,
  type Preview,
  withdrawRearrangement as withdrawContract,
} from "./rearrange.contract.ts";
import { findRearrangementForUpdate, type RearrangementRecord, settle } from "./rearrangement-store.ts";
import { lockBodies, lockTree } from "./structure-store.ts";

export interface Locked {
  row: RearrangementRecord;
  loaded: Loaded;
  preview: Preview;
}

type ConfirmOperation = TypedOperation<
  z.input<typeof confirmContract.input>,
  z.infer<typeof confirmContract.output>
>;
type WithdrawOperation = TypedOperation<
  z.input<typeof withdrawContract.input>,
  z.infer<typeof withdrawContract.output>
>;

/**
 * The plan with everything it looks at, locked: first the plan, then the tree, then the bodies in the order of the tree.
 * What is read after that holds until the transaction ends.
 */
export async function lockRearrangement(
  tx: Tx,
  mover: PeopleMover,
  rearrangementId: string,
): Promise<Locked | undefined> {
  const row = await findRearrangementForUpdate(tx, rearrangementId);
  if (!row) return undefined;
  await lockTree(tx);
  const first = await loadSituation(tx, mover, row);
  if (!first) return undefined;
  await lockBodies(tx, [...new Set([...namedBodies(row), ...first.places.keys()])]);
  const loaded = await loadSituation(tx, mover, row);
  return loaded && { row, loaded, preview: await previewOf(tx, loaded) };
}

type ConfirmRefusal = "settled" | "body_ended" | "rules_forbid" | "reason_missing";

/** Whether a plan may be confirmed: it is open, nothing forbids it, and a reason is given where a rule asks for one. */
export function decideConfirmation(
  { row, loaded, preview }: Locked,
  reason: string | undefined,
): Decision<ConfirmRefusal, Locked> {
  if (row.state !== "planned") return refuse("settled");
  const stated = decidePlan(loaded);
  if (!stated.accepted && stated.refusal === "body_ended") return refuse("body_ended", stated.details);
  const blocks = preview.checks.filter((check) => check.result === "block").length;
  if (blocks > 0 || !stated.accepted) return refuse("rules_forbid", { count: Math.max(1, blocks) });
  const asks = preview.checks.some((check) => check.result === "needs_approval");
  return asks && reason === undefined ? refuse("reason_missing") : accept({ row, loaded, preview });
}

export function confirmRearrangement(mover: PeopleMover): ConfirmOperation {
  return command(confirmContract, {
    load: (tx, input) => lockRearrangement(tx, mover, input.rearrangementId),
    heldBy: ({ loaded }) => heldBodies(loaded),
    decide(locked, input, context) {
      if (locked.row.version !== input.version && locked.row.state === "planned")
        throw new Refused("changed_meanwhile");
      const decided = decideConfirmation(locked, input.reason);
      return decided.accepted ? accept({ ...locked, reason: input.reason, today: context.today }) : decided;
    },
    async record(tx, { row, loaded, preview, reason, today }, context) {
      const { accountId } = context.actor;
      const waits = row.effectiveOn > today;
      const applied = waits ? undefined : await applyPlan(tx, mover, loaded, accountId);
      const state = waits ? ("waiting" as const) : ("confirmed" as const);
      await settle(tx, row.rearrangementId, {
        state,
        settledBy: accountId,
        reason,
        ...(applied && { outcome: outcomeOf(preview, applied) }),
      });
      return {
        answer: { rearrangementId: row.rearrangementId as never, version: row.version + 1, state },
        subject: { kind: "rearrangement", id: row.rearrangementId },
        ...(applied && { persons: applied.persons, changes: applied.changes }),
        detail: { kind: row.kind, effectiveOn: row.effectiveOn, state, founded: applied?.founded ?? [] },
      };
    },
  });
}

/** The preview as it came about: bodies that were founded have their ids now. */
export function outcomeOf(preview: Preview, applied: Applied): Preview {
  const key = (of: string) => (of.startsWith("new-") ? (applied.founded[Number(of.slice(4))] ?? of) : of);
  return { ...preview, bodies: preview.bodies.map((body) => ({ ...body, key: key(body.key) })) };
}

export function withdrawRearrangement(mover: PeopleMover): WithdrawOperation {
  return command(withdrawContract, {
    async load(tx, input) {
      const row = await findRearrangementForUpdate(tx, input.rearrangementId);
      const loaded = row && (await loadSituation(tx, mover, row));
      return row && loaded && { row, loaded };
    },
    heldBy: ({ loaded }) => heldBodies(loaded),
    decide({ row }, input) {
      if (row.state !== "planned" && row.state !== "waiting") return refuse("settled");
      if (row.version !== input.version) throw new Refused("changed_meanwhile");
      return accept(row);
    },
    async record(tx, row, context) {
      await settle(tx, row.rearrangementId, { state: "withdrawn", settledBy: context.actor.accountId });
      return {
        answer: { rearrangementId: row.rearrangementId as never, version: row.version + 1 },
        subject: { kind: "rearrangement", id: row.rearrangementId },
      };
    },
  });
}
