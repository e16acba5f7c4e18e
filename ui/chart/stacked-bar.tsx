import { formatNumber } from "#foundation/messages/messages.ts";
import { Status, type StatusKind } from "#ui/mark/status.tsx";

export interface BarPart {
  key: string;
  label: string;
  value: number;
  kind: StatusKind;
  unit: string;
  /** Small words below: 新增 12，更新 1,229. */
  note?: string | undefined;
}

/** A whole in parts, as in the result of an import: one bar, and each part with shape, word and number. */
export function StackedBar({ label, parts }: { label: string; parts: readonly BarPart[] }) {
  const words = parts.map((part) => `${part.label} ${formatNumber(part.value)} ${part.unit}`).join(", ");
  return (
    <div className="stacked">
      <div className="tb" role="img" aria-label={`${label}: ${words}`}>
        {parts
          .filter((part) => part.value > 0)
          .map((part) => (
            <i key={part.key} className={part.kind} style={{ flexGrow: part.value }} />
          ))}
      </div>
      <ul>
        {parts.map((part) => (
          <li key={part.key}>
            <Status kind={part.kind}>{part.label}</Status>
            <span>
              <b>{formatNumber(part.value)}</b> {part.unit}
            </span>
            <span className="sm dim">{part.note}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
