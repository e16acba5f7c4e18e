import { type PointerEvent, useRef } from "react";

interface ColumnEdgeProps {
  /** Key of the column. */
  of: string;
  /** Called while the edge is dragged, and with `done` when it is let go; px. Without it the edge is not drawn. */
  onWidth: ((key: string, width: number, done: boolean) => void) | undefined;
}

/** The right edge of a column's head: dragged by the pointer. By keys widths are chosen where columns are. */
export function ColumnEdge({ of, onWidth }: ColumnEdgeProps) {
  const from = useRef<{ x: number; width: number }>(undefined);
  function widthAt(event: PointerEvent): number {
    const start = from.current ?? { x: event.clientX, width: 0 };
    return start.width + event.clientX - start.x;
  }
  if (onWidth === undefined) return null;
  return (
    <span
      className="edge"
      aria-hidden="true"
      onPointerDown={(event) => {
        from.current = { x: event.clientX, width: event.currentTarget.parentElement?.offsetWidth ?? 0 };
        event.currentTarget.setPointerCapture(event.pointerId);
      }}
      onPointerMove={(event) => from.current && onWidth(of, widthAt(event), false)}
      onPointerUp={(event) => {
        if (from.current) onWidth(of, widthAt(event), true);
        from.current = undefined;
      }}
    />
  );
}
