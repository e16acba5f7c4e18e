import { type KeyboardEvent, useRef } from "react";

/** Code that browsers give to a key which the input method has swallowed; Safari sends it after compositionend. */
const SWALLOWED = 229;

/** Where Enter goes on: what can be typed or chosen in, in the order of the page. */
const STOPS = "input:not([type=hidden]):not([readonly]), select, textarea, button[aria-haspopup=listbox]";

/**
 * Enter goes to the next field and sends the form at the last one; it never does either while an input method
 * is composing. In a text area Enter makes a line and Ctrl Enter sends.
 */
export function useEnterKey(send: (form: HTMLFormElement) => void) {
  const composing = useRef(false);
  function onKeyDown(event: KeyboardEvent<HTMLFormElement>) {
    if (event.key !== "Enter" || event.defaultPrevented || !(event.target instanceof HTMLElement)) return;
    const meaning = meaningOf(event, event.target, composing.current);
    if (meaning === "own") return;
    event.preventDefault();
    if (meaning === "swallow") return;
    const next = meaning === "send" ? undefined : nextStop(event.currentTarget, event.target);
    if (next === undefined) send(event.currentTarget);
    else next.focus();
  }
  return {
    onKeyDown,
    onCompositionStart: () => void (composing.current = true),
    // Some browsers send the closing Enter in the same turn, after this event.
    onCompositionEnd: () => void setTimeout(() => (composing.current = false)),
  };
}

/** What Enter means at a place: its own business there, nothing, going on, or sending at once. */
function meaningOf(
  event: KeyboardEvent,
  at: HTMLElement,
  composing: boolean,
): "own" | "swallow" | "next" | "send" {
  if (at instanceof HTMLButtonElement || at instanceof HTMLAnchorElement) return "own";
  if (at instanceof HTMLTextAreaElement) return event.ctrlKey || event.metaKey ? "send" : "own";
  if (composing || event.nativeEvent.isComposing || event.keyCode === SWALLOWED) return "swallow";
  return "next";
}

function nextStop(form: HTMLFormElement, at: HTMLElement): HTMLElement | undefined {
  const stops = [...form.querySelectorAll<HTMLElement>(STOPS)].filter(isReachable);
  return stops[stops.indexOf(at) + 1];
}

function isReachable(stop: HTMLElement): boolean {
  const inOtherRadio = stop instanceof HTMLInputElement && stop.type === "radio" && !stop.checked;
  return !inOtherRadio && stop.offsetParent !== null && !(stop as HTMLInputElement).disabled;
}
