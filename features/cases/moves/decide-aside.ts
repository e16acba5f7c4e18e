import { accept, type Decision } from "#foundation/decision.ts";
import { reach } from "#foundation/access/scope.ts";
import {
  firstNo,
  holdsTurn,
  type MovePlan,
  type MoveRefusal,
  type MoveRequest,
  type No,
  no,
  notMyTurn,
} from "./move-plan.ts";
import type { MovingCase } from "./moving-case.ts";

type Decided = Decision<MoveRefusal, MovePlan>;

/** A move that leaves the case at its step. */
function stays(moving: MovingCase, request: MoveRequest, part: Partial<MovePlan>): Decided {
  return accept({
    moving,
    move: request.move,
    note: request.note ?? null,
    given: {},
    checks: [],
    outcome: null,
    to: null,
    change: {},
    effects: [],
    undone: [],
    done: null,
    draft: undefined,
    sign: null,
    ...part,
  });
}

function allowed(moving: MovingCase, request: MoveRequest): No | undefined {
  return moving.step.moves.includes(request.move) ? undefined : no("move_not_here");
}

/** Whoever has the turn, or keeps the cases of the body, gives the step to one account. */
export function decideReassign(
  moving: MovingCase,
  request: MoveRequest,
  mayDoIt: (accountId: string) => boolean,
): Decided {
  const { assignee } = request;
  const refused = firstNo(
    () => allowed(moving, request),
    () => (holdsTurn(moving, "cases.keep") ? undefined : notMyTurn(moving)),
    () => (assignee !== undefined && mayDoIt(assignee) ? undefined : no("no_such_account")),
  );
  return refused ?? stays(moving, request, { change: { assigneeId: assignee as string } });
}

/** A body that was asked gives its opinion. */
export function decideJointSign(moving: MovingCase, request: MoveRequest): Decided {
  const where = reach(moving.actor, "cases.approve");
  const mine = moving.signs.find(({ agreed, bodyLo }) => agreed === null && where.covers(bodyLo));
  const agreed = request.agreed ?? true;
  const refused = firstNo(
    () => (mine ? undefined : no("not_asked_to_sign")),
    () => (agreed || request.note !== undefined ? undefined : no("needs_reason")),
  );
  return refused ?? stays(moving, request, { sign: { settle: { signId: mine?.signId ?? "", agreed } } });
}

/** One more body is asked, which the procedure does not demand: counted as added burden. */
export function decideAddSignOff(moving: MovingCase, request: MoveRequest, lo: number | undefined): Decided {
  const { file, signs } = moving;
  const refused = firstNo(
    () => allowed(moving, request),
    () => notMyTurn(moving),
    () => (request.bodyId === undefined || lo === undefined ? no("not_asked_to_sign") : undefined),
    () => (signs.some(({ bodyId }) => bodyId === request.bodyId) ? no("asked_already") : undefined),
    () => (request.note === undefined ? no("needs_reason") : undefined),
  );
  if (refused) return refused;
  return stays(moving, request, {
    change: { addedSigns: file.addedSigns + 1 },
    sign: { ask: { bodyId: request.bodyId as string, bodyLo: lo as number } },
  });
}

export function decideSuspend(moving: MovingCase, request: MoveRequest): Decided {
  const refused = firstNo(
    () => allowed(moving, request),
    () => (holdsTurn(moving, "cases.keep") ? undefined : notMyTurn(moving)),
    () => (request.note === undefined ? no("needs_reason") : undefined),
  );
  return refused ?? stays(moving, request, { change: { state: "suspended" } });
}

export function decideResume(moving: MovingCase, request: MoveRequest): Decided {
  const refused = firstNo(
    () => (moving.file.state === "suspended" ? undefined : no("not_suspended")),
    () => (holdsTurn(moving, "cases.keep") ? undefined : notMyTurn(moving)),
  );
  return refused ?? stays(moving, request, { change: { state: "open" } });
}

/** A way out of the middle, decided by the party that the procedure names for it. */
export function decideTerminate(moving: MovingCase, request: MoveRequest): Decided {
  const { definition, file, around, actor } = moving;
  const exits = definition.exits.filter(({ stages }) => stages.includes(file.stage));
  const exit = exits.find(({ code }) => code === request.to) ?? (exits.length === 1 ? exits[0] : undefined);
  if (!exit) return no("move_not_here");
  const party = around.parties[exit.party]?.[0];
  const refused = firstNo(
    () =>
      party && reach(actor, exit.permission).covers(party.lo)
        ? undefined
        : no("not_your_turn", { body: party?.name ?? "" }),
    () => (request.note === undefined ? no("needs_reason") : undefined),
  );
  if (refused) return refused;
  return stays(moving, request, {
    outcome: { code: exit.code, name: exit.name },
    to: "end",
    effects: exit.effects,
    draft: null,
  });
}
