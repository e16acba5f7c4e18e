import type { ReactNode } from "react";
import { messages } from "#foundation/messages/messages.ts";
import { useText } from "#ui/language/language.tsx";
import { Status, type StatusKind } from "#ui/mark/status.tsx";

/** Result of a rule as the server's guard states it; `waived` by an exception that names its document. */
export type CheckResult = "met" | "warn" | "approval" | "stop" | "unknown" | "waived";

const words = messages({
  met: { zh: "合规", en: "Met" },
  warn: { zh: "要写理由", en: "Needs a reason" },
  approval: { zh: "要批准", en: "Needs approval" },
  stop: { zh: "不能办", en: "Not possible" },
  unknown: { zh: "还不知道", en: "Not known yet" },
  waived: { zh: "免", en: "Waived" },
});
const KINDS: Record<CheckResult, StatusKind> = {
  met: "ok",
  warn: "warn",
  approval: "warn",
  stop: "stop",
  unknown: "idle",
  waived: "now",
};

export interface CheckLineProps {
  result: CheckResult;
  /** Verdict in the words of this matter (可以开会); without it the general word. */
  verdict?: string | undefined;
  /** The arithmetic in words: 实到 21 人，超过应到 25 人的一半. */
  children: ReactNode;
  /** Article at the right: 第十九条. */
  article?: ReactNode;
}

/** 守则: one rule with its result, the arithmetic in words and the article. */
export function CheckLine({ result, verdict, children, article }: CheckLineProps) {
  const t = useText(words);
  return (
    <div className="check">
      <Status kind={KINDS[result]}>{verdict ?? t(result)}</Status>
      <span>{children}</span>
      {article !== undefined && <span className="art">{article}</span>}
    </div>
  );
}

export interface ChecksProps {
  label: string;
  children: ReactNode;
}

/** The checks of one form; changes while typing are announced politely. */
export function Checks({ label, children }: ChecksProps) {
  return (
    <div role="group" aria-label={label} aria-live="polite">
      {children}
    </div>
  );
}
