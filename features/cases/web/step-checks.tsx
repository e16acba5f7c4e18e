import type { ReactNode } from "react";
import type { Check } from "#features/procedures/contract.ts";
import { useText, useWords } from "#ui/language/language.tsx";
import { CheckLine, Checks } from "#ui/mark/check-line.tsx";
import { caseMessages } from "./case-messages.ts";

/** What each rule says of what is typed so far; changes are announced politely. */
export function StepChecks({ checks }: { checks: readonly Check[] }): ReactNode {
  const t = useText(caseMessages);
  const say = useWords();
  if (checks.length === 0) return null;
  return (
    <div className="guards">
      <Checks label={t("checks")}>
        {checks.map((check) => (
          <CheckLine
            key={check.code}
            result={check.result}
            verdict={say(check.verdict)}
            article={<span title={say(check.basis.full)}>{say(check.basis.short)}</span>}
          >
            {say(check.text)}
          </CheckLine>
        ))}
      </Checks>
    </div>
  );
}
