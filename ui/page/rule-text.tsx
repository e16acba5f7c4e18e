import type { ReactNode } from "react";

export interface RuleTextProps {
  children: ReactNode;
  /** Source with article, edition and the way to the original. */
  source: ReactNode;
}

/** The article behind a step: a paraphrase with its source. */
export function RuleText({ children, source }: RuleTextProps) {
  return (
    <div className="rule">
      {children}
      <cite>{source}</cite>
    </div>
  );
}
