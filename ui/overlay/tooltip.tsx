import type { ReactElement } from "react";
import { Focusable, Tooltip as Tip, TooltipTrigger } from "react-aria-components/Tooltip";

export interface TooltipProps {
  /** Further words. What must be known to act stands on the page, not in a tooltip. */
  text: string;
  /** A button or link; it keeps its own name. */
  children: ReactElement<Record<string, unknown>, string>;
}

const DELAY_MS = 400;

/** Further words at a button, shown on pointing and on focus; Escape hides them. */
export function Tooltip({ text, children }: TooltipProps) {
  return (
    <TooltipTrigger delay={DELAY_MS}>
      <Focusable>{children}</Focusable>
      <Tip className="tip" offset={6}>
        {text}
      </Tip>
    </TooltipTrigger>
  );
}
