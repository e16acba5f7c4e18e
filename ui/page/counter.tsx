import { formatNumber } from "#foundation/messages/messages.ts";
import { useText } from "#ui/language/language.tsx";
import { uiMessages } from "#ui/messages.ts";

export interface CounterProps {
  /** Fields left for the reader to type. */
  toFill: number;
  /** Facts held already and not asked again. */
  known: number;
}

/** 要填 N 项 已带出 M 项: at the top right of each step. */
export function Counter({ toFill, known }: CounterProps) {
  const t = useText(uiMessages);
  return (
    <span className="count">
      <span>
        {t("toFill")} <b>{formatNumber(toFill)}</b> {t("items")}
      </span>
      <span>
        {t("known")} <b>{formatNumber(known)}</b> {t("items")}
      </span>
    </span>
  );
}
