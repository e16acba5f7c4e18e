import type { FieldToType } from "#features/procedures/contract.ts";
import { type ReactNode, type RefObject, useEffect, useRef, useState } from "react";
import { useNarrow } from "#ui/appearance/use-narrow.ts";
import { Form } from "#ui/form/form.tsx";
import { useLanguage, useText, useWords } from "#ui/language/language.tsx";
import { Counter } from "#ui/page/counter.tsx";
import { Sheet } from "#ui/page/sheet.tsx";
import type { CaseView } from "../case.contract.ts";
import { ActLine } from "./act-line.tsx";
import { caseMessages } from "./case-messages.ts";
import { DraftState } from "./draft-state.tsx";
import { KnownFacts } from "./known-facts.tsx";
import { StepChecks } from "./step-checks.tsx";
import { StepField } from "./step-field.tsx";
import { type StepAtHand, type StepDraft, useStepDraft } from "./use-step-draft.ts";
import { useSendStep } from "./use-send-step.ts";

interface StepSheetProps {
  view: CaseView;
  step: StepAtHand;
}

/** The step at hand for whoever may do it: what is left to type, what the rules say of it, the button. */
export function StepSheet({ view, step }: StepSheetProps) {
  const t = useText(caseMessages);
  const say = useWords();
  const draft = useStepDraft(view.caseId, step);
  return (
    <Sheet
      space="none"
      title={t("step", { code: step.step, name: say(step.name) })}
      aside={<Counter toFill={draft.outlook.missing.length} known={view.known.length} />}
    >
      <StepForm view={view} step={step} draft={draft} />
      <KnownFacts known={view.known} />
    </Sheet>
  );
}

/** Fields, checks and button of a step, wherever it is done. */
export function StepForm({ view, step, draft }: StepSheetProps & { draft: StepDraft }) {
  const t = useText(caseMessages);
  const [note, setNote] = useState("");
  const { toType, checks } = draft.outlook;
  const send = useSendStep(view, step, draft, note);
  const labels = useLabels(toType);
  return (
    <>
      <Form
        label={t("toFields", { count: toType.length })}
        className="step-form"
        errors={send.fieldErrors}
        refusal={send.refusal?.words}
        labels={labels}
        onSend={send.go}
      >
        <StepFields fields={toType} draft={draft} />
        <StepChecks checks={checks} />
        <ActLine step={step} draft={draft} note={note} onNote={setNote} sending={send} />
      </Form>
      <DraftState draft={draft} step={step} />
    </>
  );
}

function useLabels(fields: readonly FieldToType[]): Record<string, string> {
  const { language } = useLanguage();
  return Object.fromEntries(fields.map((field) => [`values.${field.code}`, field.name[language]]));
}

function StepFields({ fields, draft }: { fields: readonly FieldToType[]; draft: StepDraft }): ReactNode {
  const t = useText(caseMessages);
  const box = useRef<HTMLDivElement>(null);
  useFirstField(box);
  if (fields.length === 0) return <p className="fill mut">{t("nothingToType")}</p>;
  return (
    <div className="fill" ref={box}>
      {fields.map((field) => (
        <StepField
          key={field.code}
          field={field}
          value={draft.values[field.code]}
          onChange={(value) => draft.change(field.code, value)}
        />
      ))}
    </div>
  );
}

/** The hand starts in the first empty field. Not on a phone, where the keyboard would cover the page. */
function useFirstField(box: RefObject<HTMLElement | null>): void {
  const narrow = useNarrow();
  useEffect(() => {
    if (narrow) return;
    const fields = [...(box.current?.querySelectorAll<HTMLInputElement>("input, select, textarea") ?? [])];
    const first = fields.find((field) => field.type !== "radio" && field.value === "");
    first?.focus({ preventScroll: true });
  }, [box, narrow]);
}
