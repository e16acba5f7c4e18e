import { type KeyboardEvent, useState } from "react";
import type { ComboOption } from "#ui/form/combo-option.ts";
import { type ComboSearch, useFound } from "#ui/form/use-found.ts";

/** What is typed, which options that finds, which of them is at hand, and what the keys do. */
export function useComboList(
  value: ComboOption | undefined,
  onChange: (option: ComboOption | undefined) => void,
  options: readonly ComboOption[] | undefined,
  search: ComboSearch | undefined,
) {
  const [typed, setTyped] = useState<string>();
  const [at, setAt] = useState(0);
  const { found, waiting } = useFound(typed, options, search);
  const open = typed !== undefined;

  function close() {
    setTyped(undefined);
  }
  function show() {
    setTyped("");
    setAt(0);
  }
  function take(option: ComboOption) {
    close();
    onChange(option);
  }
  function type(text: string) {
    setTyped(text);
    setAt(0);
    if (text === "" && value !== undefined) onChange(undefined);
  }
  function move(step: number) {
    if (!open) show();
    else if (found.length > 0) setAt((at + step + found.length) % found.length);
  }
  const onKeyDown = keysOf({ hit: open ? found[at] : undefined, open, move, take, close });
  return { typed, at, open, found, waiting, close, show, take, type, onKeyDown };
}

interface Acts {
  hit: ComboOption | undefined;
  open: boolean;
  move: (step: number) => void;
  take: (option: ComboOption) => void;
  close: () => void;
}

/** Keys of a combo box; a key of the input method is never one of them. */
function keysOf({ hit, open, move, take, close }: Acts) {
  const acts: Record<string, (() => void) | undefined> = {
    ArrowDown: () => move(1),
    ArrowUp: () => move(-1),
    Enter: hit && (() => take(hit)),
    Escape: open ? close : undefined,
  };
  return (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Tab") close();
    const act = acts[event.key];
    if (act === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  };
}
