import { useEffect, useState, useSyncExternalStore } from "react";
import { useDraft } from "#ui/form/draft.ts";
import type { CaseView, FieldValue, FieldValues, Outlook } from "../case.contract.ts";
import { DraftKeeper, type Keeping } from "./draft-keeper.ts";

export type StepAtHand = NonNullable<CaseView["now"]>;

export interface StepDraft extends Omit<Keeping, "outlook"> {
  values: FieldValues;
  change: (code: string, value: FieldValue) => void;
  /** What it comes to; before the first answer, what the page came with. */
  outlook: Outlook;
  save: () => void;
  /** Keeps it on top of what somebody else has kept meanwhile. */
  overwrite: () => void;
  /** Everything typed at this step forgotten on this page: it was sent, or theirs is taken. */
  forget: () => void;
}

/** What is typed at a step: kept on the page at once, on the server within five seconds, and judged with each keeping. */
export function useStepDraft(caseId: CaseView["caseId"], step: StepAtHand): StepDraft {
  const typed = useDraft<FieldValues>(draftKey(caseId, step.step), startValues(step));
  const [keeper] = useState(
    () => new DraftKeeper(caseId, step.step, step.draft?.version ?? 0, step.draft?.savedAt),
  );
  const keeping = useSyncExternalStore(keeper.subscribe, keeper.keeping);
  useEffect(() => () => keeper.stop(), [keeper]);
  const untouched = !typed.changed;
  useEffect(() => {
    if (untouched) keeper.adopt(step.draft);
  }, [keeper, untouched, step.draft]);
  return {
    ...keeping,
    values: typed.value,
    outlook: keeping.outlook ?? firstOutlook(step),
    change(code, value) {
      const values = { ...typed.value, [code]: value };
      typed.change({ [code]: value });
      keeper.typed(values);
    },
    save: () => void keeper.save(),
    overwrite: () => void keeper.overwrite(),
    forget: () => {
      keeper.stop();
      typed.clear();
    },
  };
}

/** What stands in the fields at first: what is offered, and over it what was kept in the draft. */
function startValues(step: StepAtHand): FieldValues {
  const offered = step.toType.filter((field) => field.suggested !== null);
  return {
    ...Object.fromEntries(offered.map((field) => [field.code, field.suggested])),
    ...step.draft?.values,
  };
}

export function draftKey(caseId: string, step: string): string {
  return `case:${caseId}:${step}`;
}

/** Before the server has judged anything typed here. */
function firstOutlook(step: StepAtHand): Outlook {
  const typed = startValues(step);
  const missing = step.toType.filter((field) => !field.optional && isEmpty(typed[field.code]));
  return {
    checks: step.checks,
    outcome: null,
    ending: null,
    toType: step.toType,
    missing: missing.map((field) => field.code),
  };
}

function isEmpty(value: FieldValue | undefined): boolean {
  return (
    value === undefined || value === null || value === "" || (Array.isArray(value) && value.length === 0)
  );
}
