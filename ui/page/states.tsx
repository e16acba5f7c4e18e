import { type ReactNode, useEffect, useState } from "react";
import type { Words } from "#foundation/messages/messages.ts";
import { Button } from "#ui/form/button.tsx";
import { useText, useWords } from "#ui/language/language.tsx";
import { uiMessages } from "#ui/messages.ts";

export interface EmptyProps {
  /** The fact: 今天没有要办的. */
  title: string;
  /** Next date, or the one thing to do. */
  children?: ReactNode;
  action?: ReactNode;
}

/** An empty place says so in one sentence, then what comes next. No drawings. */
export function Empty({ title, children, action }: EmptyProps) {
  return (
    <div className="sheet empty">
      <b>{title}</b>
      {children !== undefined && <p>{children}</p>}
      {action !== undefined && <div className="row">{action}</div>}
    </div>
  );
}

export interface NotReachedProps {
  /** What was not read: 名单没有读到. */
  title: string;
  /** Why, in the server's words; without it: the server did not answer. */
  problem?: { words: Words; reference?: string | undefined } | undefined;
  onAgain: () => void;
  children?: ReactNode;
}

/** What failed, what is safe, and the way to try again. A number to quote stands in small type. */
export function NotReached({ title, problem, onAgain, children }: NotReachedProps) {
  const t = useText(uiMessages);
  const say = useWords();
  return (
    <div className="sheet" role="alert">
      <div className="pad">
        <p className="b">{title}</p>
        <p className="mut">{problem ? say(problem.words) : `${t("notReached")}。${t("notReachedHint")}`}</p>
        {children}
        <div className="row" style={{ paddingTop: 8 }}>
          <Button kind="pri" small onClick={onAgain}>
            {t("again")}
          </Button>
          {problem?.reference !== undefined && (
            <span className="sm dim">{t("reference", { reference: problem.reference })}</span>
          )}
        </div>
      </div>
    </div>
  );
}

export interface LoadingProps {
  /** Number of skeleton rows, as many as the content usually has. */
  rows?: number;
  /** What is being read, said after five seconds. */
  what?: string | undefined;
  onStop?: (() => void) | undefined;
}

const QUIET_MS = 400;
const LONG_MS = 5000;

/** Nothing for 0.4 s, then skeleton rows of true height; after 5 s words and the way to stop. */
export function Loading({ rows = 3, what, onStop }: LoadingProps) {
  const t = useText(uiMessages);
  const elapsed = useElapsed();
  if (elapsed < QUIET_MS) return <div aria-busy="true" />;
  return (
    <div aria-busy="true">
      <div className="sk-rows" aria-hidden="true">
        {Array.from({ length: rows }, (_, row) => (
          <div key={row}>
            <div className="sk" style={{ width: `${84 - ((row * 32) % 50)}%` }} />
          </div>
        ))}
      </div>
      <p className="vh" role="status">{`${what ?? t("reading")}…`}</p>
      {elapsed >= LONG_MS && (
        <p className="row sm mut" style={{ paddingTop: 8 }}>
          <span>
            {what} {t("stillReading", { seconds: Math.floor(elapsed / 1000) })}
          </span>
          {onStop && (
            <Button kind="text" small onClick={onStop}>
              {t("stop")}
            </Button>
          )}
        </p>
      )}
    </div>
  );
}

/** Milliseconds since the part was first drawn, told at the moments that matter and then each second. */
function useElapsed(): number {
  const [elapsed, setElapsed] = useState(0);
  useEffect(() => {
    const began = Date.now();
    const told = () => setElapsed(Date.now() - began + 20);
    const first = setTimeout(told, QUIET_MS);
    const later = setInterval(() => Date.now() - began >= LONG_MS && told(), 1000);
    return () => {
      clearTimeout(first);
      clearInterval(later);
    };
  }, []);
  return elapsed;
}
