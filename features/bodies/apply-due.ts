import { writeManyChanges } from "#foundation/audit/write-entry.ts";
import type { Tx } from "#foundation/database/open-database.ts";
import type { Services } from "#foundation/services.ts";
import { applyPlan } from "./apply-plan.ts";
import { decideConfirmation, lockRearrangement, type Locked, outcomeOf } from "./confirm-rearrangement.ts";
import type { PeopleMover } from "./people-mover.ts";
import { listDueIds, reopen, settle } from "./rearrangement-store.ts";

/**
 * Brings about what was confirmed for a day that has come. The rules are asked once more: what they forbid meanwhile is
 * opened again with the reason, for the people who planned it.
 * @returns how many were dealt with
 */
export async function applyDueRearrangements(services: Services, mover: PeopleMover): Promise<number> {
  const { db } = services.database;
  const ids = await listDueIds(db, services.clock.today());
  for (const id of ids) {
    // oxlint-disable-next-line no-await-in-loop -- one after the other: each looks at what the one before has left
    await db.transaction().execute((tx) => applyOne(tx, mover, id));
  }
  return ids.length;
}

async function applyOne(tx: Tx, mover: PeopleMover, rearrangementId: string): Promise<void> {
  const locked = await lockRearrangement(tx, mover, rearrangementId);
  if (locked?.row.state !== "waiting") return;
  // A reason that a rule asks for was given when it was confirmed.
  const decided = decideConfirmation({ ...locked, row: { ...locked.row, state: "planned" } }, "given");
  if (!decided.accepted) return openAgain(tx, locked);
  const accountId = locked.row.settledBy ?? "0";
  const applied = await applyPlan(tx, mover, locked.loaded, accountId);
  await settle(tx, rearrangementId, {
    state: "confirmed",
    settledBy: accountId,
    outcome: outcomeOf(locked.preview, applied),
  });
  await writeManyChanges(
    tx,
    [entryOf(locked, "bodies.apply-rearrangement", applied.founded)],
    applied.changes,
  );
}

async function openAgain(tx: Tx, locked: Locked): Promise<void> {
  const blocks = locked.preview.checks.filter((check) => check.result === "block");
  await reopen(
    tx,
    locked.row.rearrangementId,
    blocks.map((check) => check.words),
  );
  await writeManyChanges(tx, [entryOf(locked, "bodies.reopen-rearrangement", [])], []);
}

function entryOf({ row }: Locked, action: string, founded: readonly string[]) {
  return {
    kind: "change" as const,
    accountId: row.settledBy ?? undefined,
    action,
    bodyId: row.bodyId,
    subject: { kind: "rearrangement", id: row.rearrangementId },
    detail: { kind: row.kind, effectiveOn: row.effectiveOn, founded },
  };
}
