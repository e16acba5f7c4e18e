import type { z } from "zod";
import type { TypedOperation } from "#foundation/operation.ts";
import type { Actor } from "#foundation/access/actor.ts";
import { holdsAll } from "#foundation/command/command.ts";
import { look } from "#foundation/query/look.ts";
import { type Loaded, loadSituation } from "./load-situation.ts";
import type { PeopleMover } from "./people-mover.ts";
import { heldBodies } from "./plan-rearrangement.ts";
import { previewOf } from "./preview.ts";
import {
  listRearrangements as listContract,
  Plan,
  readRearrangement as readContract,
} from "./rearrange.contract.ts";
import { findRearrangement, listShown, type ShownRearrangement } from "./rearrangement-store.ts";

type ReadOperation = TypedOperation<z.input<typeof readContract.input>, z.infer<typeof readContract.output>>;

function summaryOf(row: ShownRearrangement) {
  return {
    rearrangementId: row.rearrangementId as never,
    kind: row.kind,
    bodyId: row.bodyId,
    bodyName: row.bodyName,
    state: row.state,
    effectiveOn: row.effectiveOn,
    document: row.document,
    madeAt: row.madeAt.toISOString(),
    madeBy: row.madeBy,
    version: row.version,
  };
}

export const listRearrangements = look(listContract, async (context, { limit, ...question }) => {
  const found = await listShown(context.db, context.reach, { ...question, limit: limit + 1 });
  const shown = found.slice(0, limit);
  return {
    answer: {
      rows: shown.map(summaryOf),
      next: found.length > limit ? (shown.at(-1)?.rearrangementId ?? null) : null,
    },
  };
});

/** What a reader may do with a rearrangement that is open: asked at every body that it touches. */
function rightsOf(actor: Actor, { state }: ShownRearrangement, loaded: Loaded | undefined) {
  const held = loaded ? heldBodies(loaded) : [];
  const isOpen = state === "planned" || state === "waiting";
  return {
    mayRevise: isOpen && holdsAll(actor, "bodies.rearrange", held),
    mayConfirm: state === "planned" && holdsAll(actor, "bodies.confirm", held),
  };
}

/** What took effect shows what it brought about; what is open, what it would bring about now. */
export function readRearrangement(mover: PeopleMover): ReadOperation {
  return look(readContract, async (context, { rearrangementId }) => {
    const row = await findRearrangement(context.db, context.reach, rearrangementId);
    if (!row) return undefined;
    const plan = Plan.parse(row.plan);
    const loaded = row.outcome ? undefined : await loadSituation(context.db, mover, { ...row, plan });
    const preview = row.outcome ?? (loaded && (await previewOf(context.db, loaded)));
    if (!preview) return undefined;
    return {
      answer: {
        ...summaryOf(row),
        plan,
        reason: row.reason,
        settledAt: row.settledAt?.toISOString() ?? null,
        settledBy: row.settledByName,
        problem: row.problem,
        preview,
        ...rightsOf(context.actor, row, loaded),
      },
      bodyId: row.bodyId,
    };
  });
}
