import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { Button } from "#ui/form/button.tsx";
import { useText } from "#ui/language/language.tsx";
import { uiMessages } from "#ui/messages.ts";
import type { TreeHit, TreeSource } from "#ui/tree/tree-node.ts";

interface TreeSearchProps {
  label: string;
  search: NonNullable<TreeSource["search"]>;
  onHit: (hit: TreeHit, text: string) => void;
}

interface Found {
  text: string;
  total: number;
  more?: boolean;
  hits: readonly TreeHit[];
}

const PAUSE_MS = 200;
const NOTHING: Found = { text: "", total: 0, hits: [] };

/** Search above the tree: how many were found, where the one shown is, the one before and the next. */
export function TreeSearch({ label, search, onHit }: TreeSearchProps) {
  const t = useText(uiMessages);
  const id = useId();
  const [text, setText] = useState("");
  const [at, setAt] = useState(0);
  const {
    text: foundText,
    total,
    more = false,
    hits,
  } = useTreeFound(text, search, (found) => {
    setAt(0);
    if (found.hits[0] !== undefined) onHit(found.hits[0], found.text);
  });
  function go(step: number) {
    const next = (at + step + hits.length) % hits.length;
    const hit = hits[next];
    if (hit === undefined) return;
    setAt(next);
    onHit(hit, foundText);
  }
  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== "Enter" || event.nativeEvent.isComposing) return;
    event.preventDefault();
    go(event.shiftKey ? -1 : 1);
  }
  return (
    <div className="tree-search" role="search">
      <label className="vh" htmlFor={id}>
        {label}
      </label>
      <div className="in">
        <input
          id={id}
          type="search"
          autoComplete="off"
          placeholder={label}
          value={text}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={onKeyDown}
        />
      </div>
      <p className="sm mut row" role="status">
        {foundText !== "" && (
          <span>
            {total === 0
              ? t("foundNone")
              : t(more ? "foundMore" : "found", { total, position: at + 1, place: hits[at]?.place ?? "" })}
          </span>
        )}
        {hits.length > 1 && <HitSteps onStep={go} />}
      </p>
    </div>
  );
}

function HitSteps({ onStep }: { onStep: (step: number) => void }) {
  const t = useText(uiMessages);
  return (
    <span className="end row">
      <Button kind="text" small onClick={() => onStep(-1)}>
        {t("previousHit")}
      </Button>
      <Button kind="text" small onClick={() => onStep(1)}>
        {t("nextHit")}
      </Button>
    </span>
  );
}

/** Asks after a short pause; the latest text wins. */
function useTreeFound(
  text: string,
  search: TreeSearchProps["search"],
  onFound: (found: Found) => void,
): Found {
  const [found, setFound] = useState(NOTHING);
  const latest = useRef(onFound);
  useEffect(() => {
    latest.current = onFound;
  });
  const typed = text.trim();
  useEffect(() => {
    if (typed === "") return undefined;
    const stop = new AbortController();
    function take(answer: Found) {
      setFound(answer);
      latest.current(answer);
    }
    const timer = setTimeout(() => {
      search(typed, stop.signal).then(
        (answer) => take({ text: typed, ...answer }),
        () => undefined, // broken off, or not reached: the tree itself says that
      );
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [typed, search]);
  return typed === "" ? NOTHING : found;
}
