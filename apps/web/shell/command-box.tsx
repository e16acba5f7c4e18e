import { useNavigate } from "@tanstack/react-router";
import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { useMay } from "#ui/account/me.tsx";
import { Glyph } from "#ui/glyph.tsx";
import { useText } from "#ui/language/language.tsx";
import { useOutside } from "#ui/overlay/use-outside.ts";
import type { PageEntry } from "#ui/page/page-entry.ts";
import { shellMessages } from "../messages.ts";
import { type Hit, useHits } from "./use-hits.ts";

/** Ctrl K: people, bodies, matters, and what one wants to do. The page behind stays readable. */
export function CommandBox({ pages }: { pages: readonly PageEntry[] }) {
  const t = useText(shellMessages);
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const [text, setText] = useState("");
  const [open, setOpen] = useState(false);
  const [at, setAt] = useState(0);
  const navigate = useNavigate();
  const finds = useMay("people.read");
  const { hits, searching } = useHits(pages, open ? text : "");
  useOutside(box, text !== "", () => (setOpen(false), setText("")));
  useCtrlK(() => input.current?.focus());

  function choose(hit: Hit | undefined) {
    if (hit === undefined) return;
    setOpen(false);
    setText("");
    input.current?.blur();
    void navigate({ to: hit.to });
  }
  function onKeyDown(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Escape") return open ? (setOpen(false), setText("")) : input.current?.blur();
    if (event.key === "Enter") return choose(hits[at]);
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step === undefined || hits.length === 0) return;
    event.preventDefault();
    setAt((at + step + hits.length) % hits.length);
  }
  return (
    <div className="cmd end" role="search" ref={box} onClick={() => input.current?.focus()}>
      <Glyph name="search" />
      <input
        ref={input}
        role="combobox"
        aria-label={t("searchLabel")}
        aria-expanded={open}
        aria-controls={`${id}-hits`}
        aria-autocomplete="list"
        aria-activedescendant={open && hits[at] ? `${id}-${at}` : undefined}
        autoComplete="off"
        placeholder={t(finds ? "searchHint" : "searchWays")}
        value={text}
        onChange={(event) => (
          setText(event.target.value), setOpen(event.target.value.trim() !== ""), setAt(0)
        )}
        onKeyDown={onKeyDown}
      />
      <span className="short" aria-hidden="true">
        {t("search")}
      </span>
      <kbd aria-hidden="true">Ctrl K</kbd>
      {open && <HitList id={id} hits={hits} at={at} searching={searching} onChoose={choose} />}
    </div>
  );
}

interface HitListProps {
  id: string;
  hits: readonly Hit[];
  at: number;
  searching: boolean;
  onChoose: (hit: Hit) => void;
}

function HitList({ id, hits, at, searching, onChoose }: HitListProps) {
  const t = useText(shellMessages);
  return (
    <div className="pop hits">
      <div id={`${id}-hits`} role="listbox" aria-label={t("searchLabel")}>
        {hits.map((hit, index) => (
          <div
            key={hit.key}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === at}
            className={index === at ? "opt at" : "opt"}
            onPointerDown={(event) => (event.preventDefault(), onChoose(hit))}
          >
            <span className="kind">{hit.kind}</span>
            {hit.title}
            {hit.detail !== undefined && <span className="detail">{hit.detail}</span>}
          </div>
        ))}
      </div>
      {hits.length === 0 && (
        <p className="none" role="status">
          {searching ? t("searching") : t("noHit")}
        </p>
      )}
    </div>
  );
}

function useCtrlK(open: () => void) {
  useEffect(() => {
    function onKey(event: globalThis.KeyboardEvent) {
      if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== "k") return;
      event.preventDefault();
      open();
    }
    addEventListener("keydown", onKey);
    return () => removeEventListener("keydown", onKey);
  }, [open]);
}
