import { findIntervals, subtreeOn } from "#features/bodies/index.ts";
import { command, type CommandContext, holdsAll } from "#foundation/command/command.ts";
import type { Tx } from "#foundation/database/open-database.ts";
import { accept, refuse } from "#foundation/decision.ts";
import { makeId } from "#foundation/ids.ts";
import type { Operation } from "#foundation/operation.ts";
import { type AnnualSet, freezeAnnual as contract } from "../annual.contract.ts";
import { findPlace } from "../places-store.ts";
import { fillAnnual } from "./fill-annual.ts";
import { type Content, sealContent } from "./seal-snapshot.ts";
import { findSnapshot, insertSnapshot } from "./snapshot-store.ts";

/** Fills the tables of 31 December, and keeps them with a seal; what is corrected later shows as a difference. */
export function freezeOperation(set: AnnualSet): Operation {
  return command(contract, {
    load: (tx, input, context) => loadYear(set, tx, input, context),
    heldBy: ({ lo, hi }, { bodyId }) => ({ bodyId, lo, hi }),
    decide({ isOver, isFrozen, filled, name }, { bodyId, year }, { actor }) {
      if (isFrozen) return refuse("already_frozen");
      if (!isOver || !filled) return refuse("year_not_over", { year: String(year) });
      const failed = filled.findings.filter(({ ok }) => !ok).length;
      if (failed > 0) return refuse("checks_failed", { count: failed });
      const { tables, findings } = filled;
      const content: Content = {
        format: 1,
        snapshotId: makeId(),
        bodyId,
        bodyName: name,
        year,
        day: `${year}-12-31`,
        madeAt: new Date().toISOString(),
        accountId: actor.accountId,
        tables,
        findings,
      };
      return accept(content);
    },
    async record(tx, content, { services }) {
      const { text, digest, seal } = sealContent(services.keys, content);
      const { snapshotId, bodyId, year, accountId } = content;
      const madeAt = new Date(content.madeAt);
      await insertSnapshot(tx, { snapshotId, bodyId, year, madeAt, accountId, content: text, digest, seal });
      return {
        answer: { snapshotId, digest: digest.toString("hex") },
        subject: { kind: "annual-snapshot", id: snapshotId },
        detail: { year, digest: digest.toString("hex") },
      };
    },
    constraints: { snapshot_once_a_year: "already_frozen" },
  });
}

interface Asked {
  bodyId: string;
  year: number;
}

/** The tables are filled before the decision, which only judges what they say. */
async function loadYear(set: AnnualSet, tx: Tx, { bodyId, year }: Asked, context: CommandContext) {
  const interval = (await findIntervals(tx, [bodyId])).get(bodyId);
  const place = interval && (await findPlace(tx, bodyId));
  if (!place) return undefined;
  const isOver = context.today > `${year}-12-31`;
  // Whoever may not freeze here is refused below: nothing is counted for them.
  const counts = isOver && holdsAll(context.actor, contract.permission, [{ bodyId, ...interval }]);
  return {
    ...interval,
    name: place.name,
    isOver,
    isFrozen: (await findSnapshot(tx, bodyId, year)) !== undefined,
    filled: counts
      ? await fillAnnual(context.services, set, `${year}-12-31`, (day) => subtreeOn(tx, bodyId, day))
      : undefined,
  };
}
