import type { ReactNode } from "react";

/** Fields beside each other where there is room, below each other on a phone. */
export function FieldRow({ children }: { children: ReactNode }) {
  return <div className="fields">{children}</div>;
}

/** The buttons at the foot of a form; the primary one first. */
export function FormActions({ children }: { children: ReactNode }) {
  return <div className="acts">{children}</div>;
}
