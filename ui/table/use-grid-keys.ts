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
  const { rows, selection, onSelect, window, current, setCurrent } = grid;
  const go = useGo();
  const focusRow = useFocusRow(grid.box);
  const count = rows.count();
  function moveTo(index: number, extend: boolean) {
    const goal = Math.max(0, Math.min(count - 1, index));
    focusRow(goal);
    setCurrent(goal);
    window.see(goal);
    if (extend && selection) onSelect?.(extendTo(selection, goal, (at) => keyAt(grid, at)));
  }
  return (event) => {
    if (!(event.target instanceof HTMLElement) || event.target.dataset["row"] === undefined) return;
    const goal = goalOf(event.key, current, pageOf(window), count);
    const act = goal === undefined ? actOf(event, grid, go) : () => moveTo(goal, event.shiftKey);
    if (act === undefined) return;
    event.preventDefault();
    act();
  };
}

/** The row that the focus goes to is in the page only after the window has moved. */
function useFocusRow(box: RefObject<HTMLElement | null>): (row: number) => void {
  const wanted = useRef<number>(undefined);
  useEffect(() => {
    if (wanted.current === undefined) return;
    const row = box.current?.querySelector<HTMLElement>(`[data-row="${wanted.current}"]`);
    if (row === null || row === undefined) return;
    wanted.current = undefined;
    row.focus({ preventScroll: true });
  });
  return (row) => void (wanted.current = row);
}

/** What a key does with the row at hand; undefined when it means nothing here. */
function actOf<Row>(
  event: KeyboardEvent,
  grid: GridKeys<Row>,
  go: (to: string) => void,
): (() => void) | undefined {
  const { rows, rowKey, linkOf, selection, onSelect, current } = grid;
  const row = rows.rowAt(current);
  if (event.key === "Enter") return row && linkOf && (() => go(linkOf(row)));
  if (selection === undefined) return undefined;
  if (event.key === " ") return row && (() => onSelect?.(toggleRow(selection, rowKey(row), current)));
  if (event.key !== "a" || !event.ctrlKey || !rows.complete()) return undefined;
  return () => onSelect?.(toggleAll(selection, rows.count(), (at) => keyAt(grid, at)));
}

function keyAt<Row>(
  { rows, rowKey }: Pick<GridKeys<Row>, "rows" | "rowKey">,
  index: number,
): string | undefined {
  const row = rows.rowAt(index);
  return row === undefined ? undefined : rowKey(row);
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
