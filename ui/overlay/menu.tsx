import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from "react";
import { useOutside } from "#ui/overlay/use-outside.ts";

export interface MenuItem {
  key: string;
  label: ReactNode;
  /** One of several of which exactly one holds, such as a language. */
  checked?: boolean | undefined;
  /** A line above the item. */
  parted?: boolean | undefined;
  onChoose: () => void;
}

export interface MenuProps {
  /** Content of the button that opens the menu. */
  button: ReactNode;
  /** Name of button and menu, when the content is not enough. */
  label?: string | undefined;
  className?: string | undefined;
  items: readonly MenuItem[];
  align?: "start" | "end";
}

/** A menu of actions under a button. Arrows, Home, End and first letters move; Escape gives the focus back. */
export function Menu({ button, label, className = "btn", items, align = "start" }: MenuProps) {
  const [open, setOpen] = useState(false);
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  const trigger = useRef<HTMLButtonElement>(null);
  const list = useRef<HTMLDivElement>(null);
  useOutside(box, open, () => setOpen(false));
  useEffect(() => {
    if (!open) return;
    const at =
      list.current?.querySelector<HTMLElement>("[aria-checked=true]") ??
      list.current?.querySelector("button");
    at?.focus();
  }, [open]);

  function close() {
    setOpen(false);
    trigger.current?.focus();
  }
  function onKeyDown(event: KeyboardEvent) {
    if (event.key === "Escape") close();
    else if (event.key === "Tab") setOpen(false);
    else if (!moveFocus(list.current, event.key)) return;
    if (event.key !== "Tab") event.preventDefault();
  }
  return (
    <div className="menu-box" ref={box}>
      <button
        type="button"
        ref={trigger}
        className={className}
        aria-label={label}
        aria-haspopup="menu"
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        onClick={() => setOpen(!open)}
        onKeyDown={(event) => event.key === "ArrowDown" && (event.preventDefault(), setOpen(true))}
      >
        {button}
      </button>
      {open && (
        <div
          id={id}
          ref={list}
          role="menu"
          aria-label={label}
          className={`pop menu at-${align}`}
          onKeyDown={onKeyDown}
        >
          {items.map((item) => (
            <ItemLine key={item.key} item={item} onChoose={() => (close(), item.onChoose())} />
          ))}
        </div>
      )}
    </div>
  );
}

function ItemLine({ item, onChoose }: { item: MenuItem; onChoose: () => void }) {
  return (
    <>
      {item.parted && <div role="separator" />}
      <button
        type="button"
        tabIndex={-1}
        className="opt"
        role={item.checked === undefined ? "menuitem" : "menuitemradio"}
        aria-checked={item.checked}
        onClick={onChoose}
      >
        {item.label}
      </button>
    </>
  );
}

/** Moves the focus in a list of buttons by a key; false when the key means nothing here. */
function moveFocus(list: HTMLElement | null, key: string): boolean {
  const items = [...(list?.querySelectorAll<HTMLElement>("button") ?? [])];
  const at = items.indexOf(document.activeElement as HTMLElement);
  const goal = goalOf(items, at, key);
  items[goal ?? -1]?.focus();
  return goal !== undefined;
}

function goalOf(items: readonly HTMLElement[], at: number, key: string): number | undefined {
  const count = items.length;
  if (key === "ArrowDown") return (at + 1) % count;
  if (key === "ArrowUp") return (at - 1 + count) % count;
  if (key === "Home") return 0;
  if (key === "End") return count - 1;
  if (key.length !== 1 || key === " ") return undefined;
  const order = [...items.keys()].map((step) => (at + 1 + step) % count);
  return order.find((index) => items[index]?.textContent?.toLowerCase().startsWith(key.toLowerCase()));
}
