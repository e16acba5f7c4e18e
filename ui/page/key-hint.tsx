import { useText } from "#ui/language/language.tsx";
import { uiMessages } from "#ui/messages.ts";

export interface KeyHintProps {
  /** Keys with what they do: { keys: "Ctrl K", does: "搜索" }. */
  hints: readonly { keys: string; does: string }[];
}

/** Keys that work here, in small type. */
export function KeyHints({ hints }: KeyHintProps) {
  const t = useText(uiMessages);
  return (
    <p className="row wide wrap sm dim" aria-label={t("keys")} role="note">
      {hints.map((hint) => (
        <span className="row" key={hint.keys}>
          <kbd>{hint.keys}</kbd>
          {hint.does}
        </span>
      ))}
    </p>
  );
}
