import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { ComboList } from "#ui/form/combo-list.tsx";
import type { ComboOption } from "#ui/form/combo-option.ts";
import { FieldFrame, type FieldProps } from "#ui/form/field-frame.tsx";
import { Glyph } from "#ui/glyph.tsx";
import { useText } from "#ui/language/language.tsx";
import { uiMessages } from "#ui/messages.ts";
import { useOutside } from "#ui/overlay/use-outside.ts";

export interface ComboBoxProps extends FieldProps {
  /** What is chosen; undefined when nothing is. */
  value: ComboOption | undefined;
  onChange: (option: ComboOption | undefined) => void;
  /** A list at hand, searched by its labels and details ... */
  options?: readonly ComboOption[] | undefined;
  /** ... or a search of the server's, asked after a short pause. */
  search?: ((text: string, signal: AbortSignal) => Promise<readonly ComboOption[]>) | undefined;
}

const PAUSE_MS = 150;

/** Typing narrows a list, arrows move in it, Enter takes. Nothing is taken that is not in the list. */
export function ComboBox({ value, onChange, options, search, ...field }: ComboBoxProps) {
  const t = useText(uiMessages);
  const listId = useId();
  const box = useRef<HTMLDivElement>(null);
  const [typed, setTyped] = useState<string>();
  const [at, setAt] = useState(0);
  const open = typed !== undefined;
  const { found, waiting } = useFound(typed, options, search);
  useOutside(box, open, () => setTyped(undefined));

  function take(option: ComboOption | undefined) {
    setTyped(undefined);
    if (option !== undefined) onChange(option);
  }
  function type(text: string) {
    setTyped(text);
    setAt(0);
    if (text === "" && value !== undefined) onChange(undefined);
  }
  function onKeyDown(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) {
      event.preventDefault();
      if (!open) setTyped("");
      else if (found.length > 0) setAt((at + step + found.length) % found.length);
    } else if (event.key === "Enter" && open && found[at] !== undefined) {
      event.preventDefault();
      take(found[at]);
    } else if (event.key === "Escape" && open) {
      event.stopPropagation();
      setTyped(undefined);
    } else if (event.key === "Tab") setTyped(undefined);
  }
  return (
    <FieldFrame {...field}>
      {(control) => (
        <div className="combo" ref={box}>
          <div className="in">
            <input
              {...control}
              role="combobox"
              aria-expanded={open}
              aria-controls={open ? listId : undefined}
              aria-autocomplete="list"
              aria-activedescendant={open && found[at] ? `${listId}-${at}` : undefined}
              autoComplete="off"
              value={typed ?? value?.label ?? ""}
              onChange={(event) => type(event.target.value)}
              onFocus={(event) => event.target.select()}
              onKeyDown={onKeyDown}
            />
            <button
              type="button"
              className="in-btn"
              tabIndex={-1}
              aria-label={t("showList")}
              onClick={() => (setTyped(open ? undefined : ""), document.getElementById(control.id)?.focus())}
            >
              <Glyph name="down" />
            </button>
          </div>
          {open && (
            <ComboList
              id={listId}
              label={field.label}
              options={found}
              at={at}
              waiting={waiting}
              chosen={value}
              onTake={take}
            />
          )}
        </div>
      )}
    </FieldFrame>
  );
}

const NONE: readonly ComboOption[] = [];

/** The options for the typed text: from the list at hand, or from the server after a pause. */
function useFound(
  typed: string | undefined,
  options: ComboBoxProps["options"],
  search: ComboBoxProps["search"],
) {
  const [answer, setAnswer] = useState({ found: NONE, text: "" });
  useEffect(() => {
    if (typed === undefined || search === undefined) return undefined;
    const stop = new AbortController();
    const timer = setTimeout(() => {
      search(typed.trim(), stop.signal).then(
        (found) => setAnswer({ found, text: typed }),
        () => !stop.signal.aborted && setAnswer({ found: NONE, text: typed }),
      );
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [typed, search]);
  if (typed === undefined) return { found: NONE, waiting: false };
  if (search !== undefined) return { found: answer.found, waiting: answer.text !== typed };
  const text = typed.trim().toLowerCase();
  const found =
    options?.filter(({ label, detail = "" }) => `${label} ${detail}`.toLowerCase().includes(text)) ?? NONE;
  return { found: found.slice(0, MOST_SHOWN), waiting: false };
}

/** More lines than this nobody reads: typing on narrows. */
const MOST_SHOWN = 100;
