import { daysBetween, formatDaysLeft, type Day } from "#foundation/messages/format.ts";
import { useLanguage } from "#ui/language/language.tsx";
import { Status, type StatusKind } from "#ui/mark/status.tsx";

export interface DueStatusProps {
  /** Last day, `2026-11-23`. */
  day: Day;
  /** The reader's day, from the server's clock. */
  today: Day;
}

/** What is left until a day, with its shape: ■ 逾期 3 天, ▲ 今天, ○ 3 天. */
export function DueStatus({ day, today }: DueStatusProps) {
  const { language } = useLanguage();
  return <Status kind={kindOf(daysBetween(today, day))}>{formatDaysLeft(day, today, language)}</Status>;
}

function kindOf(days: number): StatusKind {
  if (days < 0) return "stop";
  return days === 0 ? "warn" : "idle";
}
