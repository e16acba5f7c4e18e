import { type KeyboardEvent, useState } from "react";

export interface PivotPlace {
  row: number;
  column: number;
}

interface PivotKeys {
  rows: number;
  columns: number;
  see: (row: number, column: number) => void;
  onOpen?: ((row: number, column: number) => void) | undefined;
  /** Column −1 is the head at the side, where it leads somewhere. */
  onHead?: ((row: number) => void) | undefined;
  start?: PivotPlace | undefined;
}

const PAGE = 12;

const MOVES: Readonly<Record<string, (at: PivotPlace, end: PivotPlace) => PivotPlace>> = {
  ArrowUp: ({ row, column }) => ({ row: row - 1, column }),
  ArrowDown: ({ row, column }) => ({ row: row + 1, column }),
  ArrowLeft: ({ row, column }) => ({ row, column: column - 1 }),
  ArrowRight: ({ row, column }) => ({ row, column: column + 1 }),
  PageUp: ({ row, column }) => ({ row: row - PAGE, column }),
  PageDown: ({ row, column }) => ({ row: row + PAGE, column }),
  Home: ({ row }) => ({ row, column: 0 }),
  End: ({ row }, end) => ({ row, column: end.column }),
};

/** Arrows, Home, End and pages move from cell to cell; with Ctrl, Home and End go to the corners; Enter opens. */
export function usePivotKeys({ rows, columns, see, onOpen, onHead, start }: PivotKeys) {
  const [kept, setAt] = useState<PivotPlace>(start ?? { row: 0, column: 0 });
  const end = { row: rows - 1, column: columns - 1 };
  const first = onHead ? -1 : 0;
  const at = clip(kept, end, first);
  function go(place: PivotPlace) {
    const next = clip(place, end, first);
    setAt(next);
    see(next.row, Math.max(0, next.column));
  }
  function enter() {
    if (at.column === -1) onHead?.(at.row);
    else onOpen?.(at.row, at.column);
  }
  return {
    at,
    press(place: PivotPlace) {
      setAt(place);
      onOpen?.(place.row, place.column);
    },
    onKeyDown(event: KeyboardEvent) {
      const move = MOVES[event.key];
      if (event.key === "Enter" || event.key === " ") enter();
      else if (!move || event.altKey || event.metaKey) return;
      else if (event.ctrlKey && event.key === "Home") go({ row: 0, column: 0 });
      else if (event.ctrlKey && event.key === "End") go(end);
      else go(move(at, end));
      event.preventDefault();
    },
  };
}

function clip({ row, column }: PivotPlace, end: PivotPlace, first: number): PivotPlace {
  return {
    row: Math.max(0, Math.min(row, end.row)),
    column: Math.max(first, Math.min(column, end.column)),
  };
}
