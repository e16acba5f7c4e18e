import type { Effect } from "#features/procedures/contract.ts";
import { type Context, evaluateIn, fromFeel } from "#features/procedures/index.ts";
import { changeStanding, movePerson, type StandingBefore, type StationDate } from "#features/people/index.ts";
import type { Tx } from "#foundation/database/open-database.ts";
import { Refused } from "#foundation/decision.ts";
import type { CaseFile, StepHeld } from "../case-file.ts";
import type { ChainBody } from "./chains.ts";
import { usePlan } from "../plan-store.ts";

/** What the effects of a decision need to know. */
export interface EffectGround {
  file: CaseFile;
  context: Context;
  parties: Readonly<Record<string, readonly ChainBody[]>>;
  decidedOn: string;
  accountId: string;
  /** 接收预备党员的决定 FZ-2026-000317. */
  document: string;
}

export interface Applied {
  /** Kept with the step, so that it can be undone. */
  held: Pick<StepHeld, "undo" | "plan" | "moved">;
  /** Where the person is now. */
  movedTo: ChainBody | undefined;
}

/** Writes what a decision brings about, in the transaction of the move and in the order of the definition. */
export async function applyEffects(
  tx: Tx,
  effects: readonly Effect[],
  ground: EffectGround,
): Promise<Applied> {
  const applied: Applied = { held: {}, movedTo: undefined };
  for (const effect of effects) {
    // oxlint-disable-next-line no-await-in-loop -- one connection, one effect after the other
    await applyOne(tx, effect, ground, applied);
  }
  return applied;
}

async function applyOne(tx: Tx, effect: Effect, ground: EffectGround, applied: Applied): Promise<void> {
  const { file, decidedOn, accountId, document } = ground;
  if (effect.do === "use-plan") {
    const plan = { bodyId: partyOf(ground, effect.of).bodyId, year: Number(decidedOn.slice(0, 4)) };
    await usePlan(tx, { procedure: file.procedure, ...plan }, 1);
    applied.held.plan = plan;
    return;
  }
  const day = dayIn(ground.context, effect.from) ?? decidedOn;
  const decision = { day, document, accountId };
  if (effect.do === "move") {
    const to = partyOf(ground, effect.to);
    await movePerson(tx, file.personId, { from: { bodyId: file.bodyId, lo: file.bodyLo }, to }, decision);
    applied.held.moved = true;
    applied.movedTo = to;
    return;
  }
  const standing =
    effect.do === "state"
      ? { memberState: effect.memberState }
      : { memberType: effect.memberType, dates: datesOf(ground.context, effect.dates) };
  const before = await changeStanding(tx, file.personId, standing, decision);
  applied.held.undo = [...(applied.held.undo ?? []), before];
}

function partyOf({ parties }: EffectGround, code: string): ChainBody {
  const body = parties[code]?.[0];
  if (!body || body.ended) throw new Refused("no_way_on");
  return body;
}

function datesOf(context: Context, dates: Record<string, string>): Partial<Record<StationDate, string>> {
  return Object.fromEntries(
    Object.entries(dates).flatMap(([date, feel]) => {
      const day = dayIn(context, feel);
      return day === null ? [] : [[date, day]];
    }),
  );
}

function dayIn(context: Context, feel: string): string | null {
  const value = fromFeel(evaluateIn(context, feel));
  return typeof value === "string" && /^\d{4}-\d{2}-\d{2}$/.test(value) ? value : null;
}

/** Takes back what steps brought about, the latest first: by the decision to go back, from its day on. */
export async function undoEffects(
  tx: Tx,
  file: CaseFile,
  undone: readonly StepHeld[],
  decision: { day: string; document: string; accountId: string },
): Promise<void> {
  for (const step of undone) {
    for (const before of (step.undo ?? []).toReversed()) {
      // oxlint-disable-next-line no-await-in-loop -- one connection, in order
      await changeStanding(tx, file.personId, standingOf(before), decision);
    }
    if (step.plan) {
      // oxlint-disable-next-line no-await-in-loop -- as above
      await usePlan(tx, { procedure: file.procedure, ...step.plan }, -1);
    }
  }
}

function standingOf(before: StandingBefore) {
  return {
    memberType: before.memberType,
    dates: before.dates,
    ...(before.memberState !== null && { memberState: before.memberState }),
  };
}
