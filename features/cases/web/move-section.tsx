import { type ReactNode, useState } from "react";
import { formatDay } from "#foundation/messages/format.ts";
import type { Text } from "#foundation/messages/messages.ts";
import { useMe } from "#ui/account/me.tsx";
import { useCommand } from "#ui/api/use-command.ts";
import { useDraft } from "#ui/form/draft.ts";
import { Form } from "#ui/form/form.tsx";
import { TextArea } from "#ui/form/text-field.tsx";
import { useLanguage, useText } from "#ui/language/language.tsx";
import { ConfirmSection } from "#ui/page/confirm-section.tsx";
import type { CaseView, FieldValues } from "../case.contract.ts";
import { moveCase } from "../moves.contract.ts";
import { MOVES_ASIDE, type MoveAside } from "./move-consequences.ts";
import { askedValues } from "./asked-values.ts";
import { MoveFields, type MoveInput } from "./move-fields.tsx";
import { moveMessages } from "./move-messages.ts";
import { draftKey, type StepAtHand } from "./use-step-draft.ts";

interface MoveSectionProps {
  view: CaseView;
  step: StepAtHand;
  move: string;
  onDone: () => void;
}

/** A move that goes aside: what follows from it stands on the page before it is made. */
export function MoveSection({ view, step, move, onDone }: MoveSectionProps): ReactNode {
  const aside = MOVES_ASIDE[move];
  if (aside === undefined) return null;
  return <AsideMove {...{ view, step, move, aside, onDone }} />;
}

interface AsideMoveProps extends MoveSectionProps {
  aside: MoveAside;
}

function AsideMove({ view, step, move, aside, onDone }: AsideMoveProps) {
  const t = useText(moveMessages);
  const { language } = useLanguage();
  const { today } = useMe();
  const [input, setInput] = useState<MoveInput>({});
  const [note, setNote] = useState("");
  const { command, send } = useAsideMove({ view, step, move, aside, onDone }, input, note);
  const title = move === "return" ? t("return") : t(aside.title);
  const due = step.due && formatDay(step.due.day, language, today);
  return (
    <Form
      label={title}
      className="move-aside"
      errors={command.fieldErrors}
      refusal={command.refusal?.words}
      onSend={send}
    >
      <ConfirmSection
        title={title}
        consequences={aside.follows({ view, step, to: input.to, due }, t, language)}
        action={move === "return" ? titleOfReturn(input.to, t) : t(aside.title)}
        pending={command.pending}
        onConfirm={send}
        onCancel={onDone}
      >
        <div className="fill-confirm">
          <MoveFields view={view} step={step} move={move} input={input} onChange={setInput} />
          <TextArea
            name="note"
            className="wide"
            label={t(move === "joint-sign" ? "jointOpinion" : "reason")}
            optional={aside.reason === "optional"}
            rows={2}
            maxLength={500}
            value={note}
            onChange={setNote}
          />
        </div>
      </ConfirmSection>
    </Form>
  );
}

function useAsideMove({ view, step, move, aside, onDone }: AsideMoveProps, input: MoveInput, note: string) {
  const typed = useDraft<FieldValues>(draftKey(view.caseId, step.step), {});
  const command = useCommand(moveCase, {
    refreshes: ["cases", "today", "people"],
    onDone: () => {
      if (aside.withValues) typed.clear();
      onDone();
    },
  });
  function send() {
    command.send({
      caseId: view.caseId,
      move: move as "return",
      step: step.step,
      version: view.version,
      ...input,
      ...(aside.withValues && { values: askedValues(step.toType, typed.value) }),
      ...(note.trim() !== "" && { note }),
    });
  }
  return { command, send };
}

/** The button names the step, once it is chosen. */
function titleOfReturn(to: string | undefined, t: Text<typeof moveMessages>): string {
  return to === undefined ? t("return") : t("returnButton", { code: to });
}
