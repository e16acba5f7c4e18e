import type { ReactNode } from "react";
import { formatNumber } from "#foundation/messages/messages.ts";
import { useText } from "#ui/language/language.tsx";
import { uiMessages } from "#ui/messages.ts";

export interface FigureProps {
  /** A number is written with separators; text is taken as it is. */
  value: number | string;
  /** Opens the rows behind the figure. Without it the figure is plain and bold: the reader may not see them. */
  onOpen?: (() => void) | undefined;
  open?: boolean | undefined;
  /** What is counted, for those who hear the button alone: "党员". */
  label?: string | undefined;
  className?: string | undefined;
}

/** A figure that opens (dashed underline), or one that does not (plain bold, with who may see it). */
export function Figure({ value, onOpen, open, label, className = "" }: FigureProps) {
  const t = useText(uiMessages);
  const text = typeof value === "number" ? formatNumber(value) : value;
  if (onOpen === undefined) return <b title={t("mayNotOpen")}>{text}</b>;
  return (
    <button
      type="button"
      className={`fig ${className}`}
      aria-expanded={open}
      aria-label={label === undefined ? undefined : `${label} ${text}`}
      onClick={onOpen}
    >
      {text}
    </button>
  );
}

export interface FigureItem {
  key: string;
  label: string;
  figure: ReactNode;
}

/** Figures of one body or one import, in a row under an ink rule. */
export function FigureRow({ items }: { items: readonly FigureItem[] }) {
  return (
    <dl className="figs">
      {items.map((item) => (
        <div key={item.key}>
          <dt>{item.label}</dt>
          <dd>{item.figure}</dd>
        </div>
      ))}
    </dl>
  );
}
