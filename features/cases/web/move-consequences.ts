import type { Language, Text } from "#foundation/messages/messages.ts";
import type { CaseView } from "../case.contract.ts";
import type { moveMessages } from "./move-messages.ts";
import type { StepAtHand } from "./use-step-draft.ts";

type T = Text<typeof moveMessages>;

interface Situation {
  view: CaseView;
  step: StepAtHand;
  /** The step to which it would go back. */
  to: string | undefined;
  due: string | null;
}

export interface MoveAside {
  title: TitleKey;
  /** What was typed at the step goes along: it records a decision, only another one. */
  withValues?: boolean;
  reason: "needed" | "optional";
  follows: (situation: Situation, t: T, language: Language) => string[];
}

type TitleKey =
  | "returnTo"
  | "withdrawDoes"
  | "reassignDoes"
  | "addSignOffDoes"
  | "jointSignDoes"
  | "suspendDoes"
  | "resumeDoes"
  | "terminateDoes"
  | "refuseDoes";

/** Every move beside the step's own, with what follows from it in sentences. */
export const MOVES_ASIDE: Readonly<Record<string, MoveAside>> = {
  return: { title: "returnTo", reason: "needed", follows: returnFollows },
  withdraw: {
    title: "withdrawDoes",
    reason: "optional",
    follows: (_, t) => [t("withdrawTurn"), t("returnKept")],
  },
  reassign: {
    title: "reassignDoes",
    reason: "optional",
    follows: ({ due }, t) => [t("reassignTurn"), ...(due === null ? [] : [t("reassignDue", { day: due })])],
  },
  "add-sign-off": {
    title: "addSignOffDoes",
    reason: "needed",
    follows: (_, t) => [t("addSignOffWait"), t("addSignOffBurden")],
  },
  "joint-sign": { title: "jointSignDoes", reason: "optional", follows: (_, t) => [t("jointWhat")] },
  suspend: {
    title: "suspendDoes",
    reason: "needed",
    follows: (_, t) => [t("suspendClock"), t("suspendBack")],
  },
  resume: {
    title: "resumeDoes",
    reason: "optional",
    follows: ({ step }, t) => [t("resumeWhere", { code: step.step })],
  },
  terminate: {
    title: "terminateDoes",
    reason: "needed",
    follows: (_, t) => [t("terminateEnd"), t("terminateKept"), t("terminatePerson")],
  },
  refuse: { title: "refuseDoes", reason: "needed", withValues: true, follows: (_, t) => [t("refuseWhat")] },
};

function returnFollows({ view, to }: Situation, t: T, language: Language): string[] {
  const step = view.steps.find(({ code }) => code === to);
  return [
    step === undefined ? t("chooseStep") : t("returnDoes", { code: step.code, name: step.name[language] }),
    t("returnTurn"),
    t("returnKept"),
    t("returnPerson"),
  ];
}
