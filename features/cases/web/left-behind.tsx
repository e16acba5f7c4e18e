import type { FieldToType } from "#features/procedures/contract.ts";
import { type ReactNode, useState } from "react";
import { Button } from "#ui/form/button.tsx";
import { useDraft } from "#ui/form/draft.ts";
import { useText, useWords } from "#ui/language/language.tsx";
import { MessageLine } from "#ui/page/message-line.tsx";
import type { CaseView, FieldValue, FieldValues } from "../case.contract.ts";
import { caseMessages } from "./case-messages.ts";
import { fieldMessages } from "./field-messages.ts";
import { nameOf } from "./party-search.ts";
import { draftKey, type StepAtHand } from "./use-step-draft.ts";

/** What the reader had typed at a step that somebody else did meanwhile: shown until it is put away. */
export function LeftBehind({ view }: { view: CaseView }): ReactNode {
  const former = useFormerStep(view.now);
  return former === undefined ? null : <Remains key={former.step} caseId={view.caseId} step={former} />;
}

/** The step that was at hand before this one, while the page stayed open. */
function useFormerStep(now: CaseView["now"]): StepAtHand | undefined {
  const [seen, setSeen] = useState<{ now: CaseView["now"]; former: StepAtHand | undefined }>({
    now,
    former: undefined,
  });
  if (seen.now?.step !== now?.step) setSeen({ now, former: seen.now ?? undefined });
  return seen.former;
}

function Remains({ caseId, step }: { caseId: string; step: StepAtHand }) {
  const t = useText(caseMessages);
  const draft = useDraft<FieldValues>(draftKey(caseId, step.step), {});
  if (!draft.changed) return null;
  return (
    <MessageLine
      kind="warn"
      word={t("leftBehind", { code: step.step })}
      action={
        <Button small onClick={draft.clear}>
          {t("putAway")}
        </Button>
      }
    >
      {t("leftBehindPlain")}
      <ul>
        {step.toType
          .filter((field) => draft.value[field.code] !== undefined)
          .map((field) => (
            <li key={field.code}>
              <TypedValue field={field} value={draft.value[field.code] ?? null} />
            </li>
          ))}
      </ul>
    </MessageLine>
  );
}

function TypedValue({ field, value }: { field: FieldToType; value: FieldValue }) {
  const t = useText(caseMessages);
  const say = useWords();
  const yesNo = useText(fieldMessages);
  return <>{t("fieldValue", { name: say(field.name), text: textOf() })}</>;

  function textOf(): string {
    if (typeof value === "boolean") return yesNo(value ? "yes" : "no");
    if (Array.isArray(value)) return value.map((id) => nameOf(id) ?? id).join("、");
    const option = field.options.find(({ code }) => code === value);
    if (option !== undefined) return say(option.name);
    return typeof value === "string" ? (nameOf(value) ?? value) : String(value ?? "—");
  }
}
