import { useEffect, useRef } from "react";
import { useText } from "#ui/language/language.tsx";
import { uiMessages } from "#ui/messages.ts";

export interface SummaryError {
  /** Id of the field to go to. */
  fieldId: string;
  label: string;
  message: string;
}

export interface ErrorSummaryProps {
  errors: readonly SummaryError[];
  /** A refusal of the whole, which belongs to no field. */
  refusal?: string | undefined;
}

/** Takes the focus, lists every error in the words that stand at the field, and leads to each of them. */
export function ErrorSummary({ errors, refusal }: ErrorSummaryProps) {
  const t = useText(uiMessages);
  const box = useRef<HTMLDivElement>(null);
  const shown = errors.length > 0 || refusal !== undefined;
  useEffect(() => {
    if (errors.length > 0 || refusal !== undefined) box.current?.focus();
  }, [errors, refusal]);
  if (!shown) return null;
  return (
    <div className="summary" role="alert" tabIndex={-1} ref={box}>
      <h3>{refusal ?? t("errorCount", { count: errors.length })}</h3>
      <ul>
        {errors.map((error) => (
          <li key={error.fieldId}>
            <a href={`#${error.fieldId}`} onClick={(event) => goTo(event, error.fieldId)}>
              {error.label === "" ? error.message : t("errorPair", error)}
            </a>
          </li>
        ))}
      </ul>
      <p className="sm">{t("nothingLost")}</p>
    </div>
  );
}

function goTo(event: { preventDefault: () => void }, id: string) {
  event.preventDefault(); // the address belongs to the router
  const field = document.getElementById(id);
  field?.focus();
  field?.scrollIntoView({ block: "center" });
}
