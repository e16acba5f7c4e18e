import { command, type Held } from "#foundation/command/command.ts";
import type { Actor } from "#foundation/access/actor.ts";
import { reach } from "#foundation/access/scope.ts";
import type { Decision } from "#foundation/decision.ts";
import {
  decideAddSignOff,
  decideJointSign,
  decideReassign,
  decideResume,
  decideSuspend,
  decideTerminate,
} from "./decide-aside.ts";
import { decideReturn, decideWithdraw } from "./decide-back.ts";
import { decideForward } from "./decide-forward.ts";
import { barred, type MovePlan, type MoveRefusal, type MoveRequest } from "./move-plan.ts";
import { moveCase as contract } from "../moves.contract.ts";
import { type MovingCase, readMovingCase } from "./moving-case.ts";
import { type Reached, readReached } from "./reached.ts";
import { recordMove } from "./record-move.ts";
import { findCaseForUpdate } from "../store.ts";

interface Loaded {
  moving: MovingCase;
  reached: Reached;
}

export const moveCase = command(contract, {
  async load(tx, { caseId, ...request }, context): Promise<Loaded | undefined> {
    const file = await findCaseForUpdate(tx, caseId);
    const moving = file && (await readMovingCase(tx, file, request, context, true));
    return moving && { moving, reached: await readReached(tx, moving, request) };
  },
  heldBy: ({ moving }, _input, { actor }) => heldAt(moving, actor),
  decide: ({ moving, reached }, input) => decideMove(moving, input, reached),
  record: recordMove,
});

/** The body at which the actor is asked: the one of the case where they hold most. */
export function heldAt({ file, signs }: Pick<MovingCase, "file" | "signs">, actor: Actor): Held {
  const bodies: Held[] = [
    ...(file.turnId !== null && file.turnLo !== null ? [{ bodyId: file.turnId, lo: file.turnLo }] : []),
    { bodyId: file.bodyId, lo: file.bodyLo },
    ...(file.otherId !== null && file.otherLo !== null ? [{ bodyId: file.otherId, lo: file.otherLo }] : []),
    ...signs.map(({ bodyId, bodyLo }) => ({ bodyId, lo: bodyLo })),
  ];
  const covered = (permission: string) => bodies.find(({ lo }) => reach(actor, permission).covers(lo));
  return covered("cases.act") ?? covered("cases.read") ?? { bodyId: file.bodyId, lo: file.bodyLo };
}

type Decide = (moving: MovingCase, request: MoveRequest, reached: Reached) => Decision<MoveRefusal, MovePlan>;

const DECIDERS: Record<MoveRequest["move"], Decide> = {
  submit: decideForward,
  agree: decideForward,
  refuse: decideForward,
  return: decideReturn,
  withdraw: decideWithdraw,
  reassign: (moving, request, { assignees }) => decideReassign(moving, request, (id) => assignees.has(id)),
  "joint-sign": decideJointSign,
  "add-sign-off": (moving, request, { askedLo }) => decideAddSignOff(moving, request, askedLo),
  suspend: decideSuspend,
  resume: decideResume,
  terminate: decideTerminate,
};

/** Decides any move: pure, so the preview of many asks the same. */
export function decideMove(
  moving: MovingCase,
  request: MoveRequest,
  reached: Reached,
): Decision<MoveRefusal, MovePlan> {
  return barred(moving, request) ?? DECIDERS[request.move](moving, request, reached);
}
