import { useCommand } from "#ui/api/use-command.ts";
import type { Problem, ProblemField } from "#ui/api/problem.ts";
import type { CaseView } from "../case.contract.ts";
import { moveCase } from "../moves.contract.ts";
import { askedValues } from "./asked-values.ts";
import type { StepAtHand, StepDraft } from "./use-step-draft.ts";

export interface Sending {
  go: () => void;
  /** Sends the last of the entries and goes on. */
  finish: () => void;
  pending: boolean;
  refusal: Problem | undefined;
  fieldErrors: readonly ProblemField[];
  /** Somebody else acted first: the page must be read again. */
  overtaken: boolean;
}

/** Refusals that say that the case stands elsewhere by now. */
const OVERTAKEN = new Set(["moved_meanwhile", "case_closed", "step_is_past", "not_your_turn"]);

/** Moves on which a step goes forward: the one that its definition names. */
export function forwardMove(step: StepAtHand): string {
  return step.moves.find(({ move }) => move === "submit" || move === "agree")?.move ?? "submit";
}

/** Sends the step with everything typed at it; what was typed is forgotten only when it has arrived. */
export function useSendStep(view: CaseView, step: StepAtHand, draft: StepDraft, note: string): Sending {
  const command = useCommand(moveCase, { refreshes: ["cases", "today"], onDone: draft.forget });
  const send = (move: "submit" | "agree") =>
    command.send({
      caseId: view.caseId,
      move,
      step: step.step,
      version: view.version,
      values: askedValues(draft.outlook.toType, draft.values),
      ...(note.trim() !== "" && { note }),
    });
  return {
    go: () => send(forwardMove(step) as "submit"),
    finish: () => send("agree"),
    pending: command.pending,
    refusal: command.refusal,
    fieldErrors: command.fieldErrors,
    overtaken: command.refusal !== undefined && OVERTAKEN.has(command.refusal.code),
  };
}
