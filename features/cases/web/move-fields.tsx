import type { ReactNode } from "react";
import { useLook } from "#ui/api/use-look.ts";
import { RadioGroup } from "#ui/form/radio-group.tsx";
import { Select } from "#ui/form/select.tsx";
import { useText, useWords } from "#ui/language/language.tsx";
import type { CaseView } from "../case.contract.ts";
import { findAssignees } from "../choices.contract.ts";
import { moveMessages } from "./move-messages.ts";
import { BodyField } from "./party-fields.tsx";
import type { StepAtHand } from "./use-step-draft.ts";

/** What a move asks besides its reason. */
export interface MoveInput {
  to?: string;
  assignee?: string;
  bodyId?: string;
  agreed?: boolean;
}

interface MoveFieldsProps {
  view: CaseView;
  step: StepAtHand;
  move: string;
  input: MoveInput;
  onChange: (input: MoveInput) => void;
}

export function MoveFields(props: MoveFieldsProps): ReactNode {
  const Fields = FIELDS[props.move];
  return Fields === undefined ? null : <Fields {...props} />;
}

const FIELDS: Readonly<Record<string, (props: MoveFieldsProps) => ReactNode>> = {
  return: ReturnTo,
  reassign: ReassignTo,
  "add-sign-off": AskBody,
  "joint-sign": SignIt,
};

function ReturnTo({ view, step, input, onChange }: MoveFieldsProps) {
  const t = useText(moveMessages);
  const say = useWords();
  const at = view.steps.findIndex(({ code }) => code === step.step);
  const done = view.steps.filter((one, place) => one.state === "done" && place < at);
  return (
    <Select
      name="to"
      label={t("returnTo")}
      value={input.to}
      options={done.toReversed().map(({ code, name }) => ({ value: code, label: `${code} ${say(name)}` }))}
      onChange={(to) => onChange(to === undefined ? {} : { to })}
    />
  );
}

function ReassignTo({ view, input, onChange }: MoveFieldsProps) {
  const t = useText(moveMessages);
  const say = useWords();
  const look = useLook(findAssignees, { caseId: view.caseId });
  return (
    <Select
      name="assignee"
      label={t("reassignTo")}
      value={input.assignee}
      options={(look.data?.accounts ?? []).map((account) => ({
        value: account.accountId,
        label: `${account.name} ${say(account.role)}`,
      }))}
      onChange={(assignee) => onChange(assignee === undefined ? {} : { assignee })}
    />
  );
}

function AskBody({ input, onChange }: MoveFieldsProps) {
  const t = useText(moveMessages);
  return (
    <BodyField
      name="bodyId"
      label={t("addSignOffBody")}
      value={input.bodyId ?? ""}
      onChange={(bodyId) => onChange(bodyId === "" ? {} : { bodyId })}
    />
  );
}

function SignIt({ input, onChange }: MoveFieldsProps) {
  const t = useText(moveMessages);
  return (
    <RadioGroup
      name="agreed"
      label={t("jointSignDoes")}
      look="strip"
      value={input.agreed === undefined ? undefined : input.agreed ? "yes" : "no"}
      options={[
        { value: "yes", label: t("jointAgree") },
        { value: "no", label: t("jointRefuse") },
      ]}
      onChange={(answer) => onChange({ agreed: answer === "yes" })}
    />
  );
}
