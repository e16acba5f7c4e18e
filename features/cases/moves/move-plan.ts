import type { Check, Effect } from "#features/procedures/contract.ts";
import { reach } from "#foundation/access/scope.ts";
import type { FieldValues } from "../case.contract.ts";
import type { CaseFile, StepHeld } from "../case-file.ts";
import type { MovingCase } from "./moving-case.ts";
import type { MOVE_REFUSALS, MoveName } from "../moves.contract.ts";

export type MoveRefusal = keyof typeof MOVE_REFUSALS;

export interface No {
  accepted: false;
  refusal: MoveRefusal;
  details?: Record<string, string | number>;
}

/** What a move asks beside the case. */
export interface MoveRequest {
  move: MoveName;
  step: string;
  version: number;
  values: FieldValues;
  day?: string | undefined;
  note?: string | undefined;
  to?: string | undefined;
  assignee?: string | undefined;
  bodyId?: string | undefined;
  agreed?: boolean | undefined;
}

/** What a move does; written as it stands. */
export interface MovePlan {
  moving: MovingCase;
  move: MoveName;
  note: string | null;
  /** Typed now. */
  given: FieldValues;
  checks: readonly Check[];
  outcome: { code: string; name: { zh: string; en: string } } | null;
  /** Step to go to; `end` closes the case; null: it stays where it is. */
  to: string | null;
  /** Fields of the row that change whatever comes after. */
  change: Partial<CaseFile>;
  effects: readonly Effect[];
  /** Steps that are taken back, the latest first. */
  undone: readonly StepHeld[];
  /** Of a step that is done: what its effects leave there is added. */
  done: string | null;
  /** What waits to be sent again after a return; null removes the draft, undefined leaves it. */
  draft: FieldValues | null | undefined;
  sign: { ask: { bodyId: string; bodyLo: number } } | { settle: { signId: string; agreed: boolean } } | null;
}

export function no(refusal: MoveRefusal, details?: No["details"]): No {
  return details ? { accepted: false, refusal, details } : { accepted: false, refusal };
}

/** The first reason against. */
export function firstNo(...reasons: readonly (() => No | undefined)[]): No | undefined {
  for (const reason of reasons) {
    const found = reason();
    if (found) return found;
  }
  return undefined;
}

/** Whether the actor holds a permission at the body whose turn it is. */
export function holdsTurn({ file, actor }: MovingCase, permission: string): boolean {
  return file.turnLo !== null && reach(actor, permission).covers(file.turnLo);
}

/** The turn is the actor's: at the body, and not given to somebody else. */
export function notMyTurn(moving: MovingCase): No | undefined {
  const { file, step, actor, names } = moving;
  if (!holdsTurn(moving, step.permission)) return no("not_your_turn", { body: names.turn });
  if (file.assigneeId === null || file.assigneeId === actor.accountId) return undefined;
  return holdsTurn(moving, "cases.keep") ? undefined : no("other_assignee", { name: names.assignee });
}

/** What every move asks first: nobody was faster, the case runs, and the actor is neither subject nor relative. */
export function barred(moving: MovingCase, request: MoveRequest): No | undefined {
  const { file, recused, names } = moving;
  if (file.version !== request.version || file.step !== request.step)
    return no("moved_meanwhile", { by: names.mover, on: cityTime(file.movedAt) });
  if (file.state === "closed") return no("case_closed");
  if (recused) return no("recused");
  if (file.state === "suspended" && request.move !== "resume" && request.move !== "terminate")
    return no("case_suspended");
  return undefined;
}

const TIME = new Intl.DateTimeFormat("sv-SE", {
  timeZone: "Asia/Shanghai",
  dateStyle: "short",
  timeStyle: "short",
});

export function cityTime(moment: Date): string {
  return TIME.format(moment);
}
