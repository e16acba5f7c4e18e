import { type KeyboardEvent, type RefObject, useEffect, useRef, useState } from "react";
import type { TreeLine } from "#ui/tree/tree-lines.ts";
import type { TreeStore } from "#ui/tree/tree-store.ts";

interface TreeKeys {
  tree: TreeStore;
  lines: readonly TreeLine[];
  box: RefObject<HTMLElement | null>;
  see: (row: number) => void;
  /** Node at which Tab enters the tree, until another was reached by keys or mouse. */
  start: string | undefined;
  onSelect: (id: string) => void;
}

type NodeLine = TreeLine & { kind: "node" };

/** Letters typed within this time belong together. */
const TOGETHER_MS = 700;

/**
 * Keys of a tree: up and down, Home and End move; right opens or goes in, left closes or goes out;
 * letters go to the next name that begins with them; Enter and Space choose.
 */
export function useTreeKeys({ tree, lines, box, see, start, onSelect }: TreeKeys) {
  const [reached, setReached] = useState<string>();
  const focusLine = useFocusLine(box);
  const find = useTypeAhead(lines);
  const current = Math.max(0, indexOf(lines, reached) ?? indexOf(lines, start) ?? 0);
  function setCurrent(index: number) {
    const line = lines[index];
    if (line?.kind === "node") setReached(line.node.id);
  }
  function moveTo(index: number | undefined) {
    if (index === undefined || lines[index]?.kind !== "node") return;
    focusLine(index);
    setCurrent(index);
    see(index);
  }
  function onKeyDown(event: KeyboardEvent) {
    const line = lines[current];
    if (line?.kind !== "node" || !isPlainKey(event)) return;
    const acts: Record<string, () => void> = {
      ArrowDown: () => moveTo(nearestNode(lines, current + 1, 1)),
      ArrowUp: () => moveTo(nearestNode(lines, current - 1, -1)),
      Home: () => moveTo(nearestNode(lines, 0, 1)),
      End: () => moveTo(nearestNode(lines, lines.length - 1, -1)),
      ArrowRight: () =>
        line.open || line.node.leaf ? moveTo(childOf(lines, current)) : tree.expand(line.node.id),
      ArrowLeft: () => (line.open ? tree.collapse(line.node.id) : moveTo(indexOf(lines, line.parent))),
      Enter: () => onSelect(line.node.id),
      " ": () => onSelect(line.node.id),
    };
    const act =
      acts[event.key] ?? (event.key.length === 1 ? () => moveTo(find(event.key, current)) : undefined);
    if (act === undefined) return;
    event.preventDefault();
    act();
  }
  return { current, setCurrent, onKeyDown };
}

/** A key pressed at a line, without others that give it another meaning. */
function isPlainKey(event: KeyboardEvent): boolean {
  const atLine = event.target instanceof HTMLElement && event.target.dataset["line"] !== undefined;
  return atLine && !event.ctrlKey && !event.altKey && !event.metaKey;
}

/** The line that the focus goes to is in the page only after the window has moved. */
function useFocusLine(box: RefObject<HTMLElement | null>): (line: number) => void {
  const wanted = useRef<number>(undefined);
  useEffect(() => {
    if (wanted.current === undefined) return;
    const line = box.current?.querySelector<HTMLElement>(`[data-line="${wanted.current}"]`);
    if (line === null || line === undefined) return;
    wanted.current = undefined;
    line.focus({ preventScroll: true });
  });
  return (line) => void (wanted.current = line);
}

/** Letters typed shortly after one another are one word to look for. */
function useTypeAhead(lines: readonly TreeLine[]): (key: string, current: number) => number | undefined {
  const typed = useRef({ text: "", at: 0 });
  return (key, current) => {
    const now = Date.now();
    const text = now - typed.current.at < TOGETHER_MS ? typed.current.text + key : key;
    typed.current = { text, at: now };
    return nextNamed(lines, text.length > 1 ? current : current + 1, text);
  };
}

function indexOf(lines: readonly TreeLine[], id: string | undefined): number | undefined {
  if (id === undefined) return undefined;
  const index = lines.findIndex((line) => line.kind === "node" && line.node.id === id);
  return index < 0 ? undefined : index;
}

function nearestNode(lines: readonly TreeLine[], from: number, step: 1 | -1): number | undefined {
  for (let at = from; at >= 0 && at < lines.length; at += step) if (lines[at]?.kind === "node") return at;
  return undefined;
}

function childOf(lines: readonly TreeLine[], index: number): number | undefined {
  const here = lines[index] as NodeLine;
  const next = lines[index + 1];
  return next?.kind === "node" && next.parent === here.node.id ? index + 1 : undefined;
}

/** The next line, around the end, whose name or pinyin initials begin with the text. */
function nextNamed(lines: readonly TreeLine[], from: number, text: string): number | undefined {
  const wanted = text.toLowerCase();
  const order = lines.map((_, step) => (from + step) % lines.length);
  return order.find((index) => {
    const line = lines[index];
    if (line?.kind !== "node") return false;
    const { name, initials = "" } = line.node;
    return name.toLowerCase().startsWith(wanted) || initials.toLowerCase().startsWith(wanted);
  });
}
