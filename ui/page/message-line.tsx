import type { ReactNode } from "react";
import { Status, type StatusKind } from "#ui/mark/status.tsx";

export interface MessageLineProps {
  kind: StatusKind;
  /** The word beside the shape: 已登记, 没有办成. */
  word: string;
  children?: ReactNode;
  /** A button such as 撤回 (undo within ten minutes). */
  action?: ReactNode;
}

/** What happened, said in place and announced; never a pop-up. Errors interrupt, the rest waits its turn. */
export function MessageLine({ kind, word, children, action }: MessageLineProps) {
  return (
    <div className={`say ${kind}`} role={kind === "stop" ? "alert" : "status"}>
      <Status kind={kind}>{word}</Status>
      <span>{children}</span>
      {action !== undefined && <span className="end">{action}</span>}
    </div>
  );
}
