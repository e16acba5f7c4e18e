import type { ReactNode } from "react";

/** ok ● done, warn ▲ soon or needs a reason, stop ■ late or cannot, now ▶ under way, idle ○ not yet. */
export type StatusKind = "ok" | "warn" | "stop" | "now" | "idle";

export interface StatusProps {
  kind: StatusKind;
  /** The word that goes with the shape; never left out. */
  children: ReactNode;
}

/** Shape and word: never colour alone. */
export function Status({ kind, children }: StatusProps) {
  return <span className={`st ${kind}`}>{children}</span>;
}

export interface TagProps {
  kind?: "ok" | "warn" | "stop" | "accent" | "plain";
  children: ReactNode;
}

/** A short word on a soft fill, for a state or a class: 草案, 必备, 超 50 人. */
export function Tag({ kind = "plain", children }: TagProps) {
  return <span className={`tag ${kind === "accent" ? "acc" : kind}`}>{children}</span>;
}
