import { type KeyboardEvent, type RefObject, useEffect, useRef } from "react";
import { useGo } from "#ui/page/link.tsx";
import { extendTo, toggleAll, toggleRow } from "#ui/table/grid-selection.ts";
import type { RowGridProps } from "#ui/table/grid-props.ts";
import type { useRowWindow } from "#ui/table/use-row-window.ts";

interface GridKeys<Row> extends RowGridProps<Row> {
  box: RefObject<HTMLElement | null>;
  window: ReturnType<typeof useRowWindow>;
  current: number;
  setCurrent: (row: number) => void;
}

/** Keys of a grid: arrows, PageUp and PageDown, Home and End move; Space chooses, Shift extends, Enter opens. */
export function useGridKeys<Row>(grid: GridKeys<Row>): (event: KeyboardEvent) => void {
  const { rows, rowKey, linkOf, selection, onSelect, box, window, current, setCurrent } = grid;
  const go = useGo();
  const wanted = useRef<number>(undefined);
  // The row that the focus goes to is in the page only after the window has moved.
  useEffect(() => {
    if (wanted.current === undefined) return;
    const row = box.current?.querySelector<HTMLElement>(`[data-row="${wanted.current}"]`);
    if (row === null || row === undefined) return;
    wanted.current = undefined;
    row.focus({ preventScroll: true });
  });

  const count = rows.count();
  function keyAt(index: number) {
    const row = rows.rowAt(index);
    return row === undefined ? undefined : rowKey(row);
  }
  function moveTo(index: number, extend: boolean) {
    const goal = Math.max(0, Math.min(count - 1, index));
    wanted.current = goal;
    setCurrent(goal);
    window.see(goal);
    if (extend && selection) onSelect?.(extendTo(selection, goal, keyAt));
  }
  function act(event: KeyboardEvent): boolean {
    const row = rows.rowAt(current);
    if (event.key === "Enter" && row !== undefined && linkOf) go(linkOf(row));
    else if (event.key === " " && row !== undefined && selection)
      onSelect?.(toggleRow(selection, rowKey(row), current));
    else if (event.key === "a" && event.ctrlKey && selection && rows.complete())
      onSelect?.(toggleAll(selection, count, keyAt));
    else return false;
    return true;
  }
  return (event) => {
    if (!(event.target instanceof HTMLElement) || event.target.dataset["row"] === undefined) return;
    const goal = goalOf(event.key, current, pageOf(window), count);
    if (goal !== undefined) moveTo(goal, event.shiftKey);
    else if (!act(event)) return;
    event.preventDefault();
  };
}

/** Rows of one page, so that the last seen becomes the first. */
function pageOf({ extent, rows }: ReturnType<typeof useRowWindow>): number {
  const drawn = Math.max(1, rows.to - rows.from);
  return Math.max(1, Math.min(drawn, Math.floor(extent.view / ROW_MIN)) - 1);
}

const ROW_MIN = 38;

function goalOf(key: string, at: number, page: number, count: number): number | undefined {
  const goals: Record<string, number> = {
    ArrowDown: at + 1,
    ArrowUp: at - 1,
    PageDown: at + page,
    PageUp: at - page,
    Home: 0,
    End: count - 1,
  };
  return goals[key];
}
