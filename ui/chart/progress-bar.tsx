import { formatNumber } from "#foundation/messages/messages.ts";
import { Button } from "#ui/form/button.tsx";
import { useText } from "#ui/language/language.tsx";
import { uiMessages } from "#ui/messages.ts";

export interface ProgressBarProps {
  /** What goes on: 正在检查 党员名册. */
  label: string;
  done: number;
  /** undefined: the end is not known yet. */
  total: number | undefined;
  unit: string;
  /** Further words: 还要大约 20 秒. */
  words?: string | undefined;
  onStop?: (() => void) | undefined;
}

/** How far long work has come, in a bar and in words; it can be stopped where that is safe. */
export function ProgressBar({ label, done, total, unit, words, onStop }: ProgressBarProps) {
  const t = useText(uiMessages);
  const share = total === undefined || total === 0 ? undefined : Math.min(100, (done / total) * 100);
  const count = total === undefined ? formatNumber(done) : t("progress", { done, total });
  return (
    <div className="progress">
      <p className="row">
        <span>{label}</span>
        <span className="end mut">
          {count} {unit}
        </span>
      </p>
      <div
        className="bar"
        role="progressbar"
        aria-label={label}
        aria-valuenow={share === undefined ? undefined : Math.round(share)}
        aria-valuetext={`${count} ${unit} ${words ?? ""}`}
      >
        <i style={{ width: `${share ?? 0}%` }} />
      </div>
      <p className="row sm mut">
        <span>{words}</span>
        {onStop && (
          <span className="end">
            <Button kind="text" small onClick={onStop}>
              {t("stop")}
            </Button>
          </span>
        )}
      </p>
    </div>
  );
}

export interface ShareBarProps {
  /** Said to those who do not see the bar, with both numbers. */
  label: string;
  /** Typed by hand (amber) and known already (blue). */
  typed: number;
  known: number;
}

/** 手填与带出: how much of a case was typed and how much came by itself. */
export function ShareBar({ label, typed, known }: ShareBarProps) {
  return (
    <div
      className="bar two"
      role="img"
      aria-label={`${label}: ${formatNumber(typed)}, ${formatNumber(known)}`}
    >
      <i className="t" style={{ flexGrow: typed }} />
      <i style={{ flexGrow: known }} />
    </div>
  );
}
