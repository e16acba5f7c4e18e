import type { ReactNode } from "react";

export interface TrailItem {
  key: string;
  /** When it was decided or done, in words of the table: 2026-11-23. */
  day: string;
  /** What was done: 第 15 步 支部大会讨论 · 通过. */
  title: ReactNode;
  /** Who, for which body, and when it was written down. */
  by: ReactNode;
  /** An opinion or a reason, in the words of whoever wrote it. */
  note?: string | undefined;
  /** `back`: against the order, such as a return; drawn open. */
  kind?: "on" | "back" | "end" | undefined;
  /** What opens below: values and checks as they stood. */
  children?: ReactNode;
}

/** What happened in a matter, one moment to a line along a thread; the newest first. */
export function Trail({ label, items }: { label: string; items: readonly TrailItem[] }) {
  return (
    <ol className="trail" aria-label={label}>
      {items.map((item) => (
        <li key={item.key} className={item.kind ?? "on"}>
          <span className="day">{item.day}</span>
          <div>
            <p className="b">{item.title}</p>
            <p className="sm mut">{item.by}</p>
            {item.note !== undefined && <p className="note">{item.note}</p>}
            {item.children}
          </div>
        </li>
      ))}
    </ol>
  );
}
