import { NONE } from "#foundation/messages/format.ts";
import { useText } from "#ui/language/language.tsx";
import type { StepDefinition } from "../definition.contract.ts";
import { procedureMessages } from "../messages.ts";

/** The time a step has, in words. */
export function useSpan(): (step: StepDefinition) => string {
  const t = useText(procedureMessages);
  return ({ due }) => {
    if (due === undefined) return NONE;
    const { months, workingDays, days } = due.within;
    if (months !== undefined) return t("months", { count: months });
    if (workingDays !== undefined) return t("workingDays", { count: workingDays });
    if (days !== undefined) return t("days", { count: days });
    return t("untilLetter");
  };
}
