import { type CSSProperties, useEffect, useId, useRef, useState, useSyncExternalStore } from "react";
import { NONE } from "#foundation/messages/format.ts";
import { useAppearance } from "#ui/appearance/appearance.ts";
import { useNarrow } from "#ui/appearance/use-narrow.ts";
import { GridHead } from "#ui/table/grid-head.tsx";
import { GridFoot } from "#ui/table/grid-foot.tsx";
import type { GridColumn, RowGridProps } from "#ui/table/grid-props.ts";
import { GridRow } from "#ui/table/grid-row.tsx";
import { useGridKeys } from "#ui/table/use-grid-keys.ts";
import { useRowWindow } from "#ui/table/use-row-window.ts";

const ROW_HEIGHT = { normal: 38, large: 56 };
const PHONE_ROW_HEIGHT = 52;

/** A window on very many rows, read as they come into view. Only the rows in view are in the page. */
export function RowGrid<Row>(props: RowGridProps<Row>) {
  const { label, rows, height = "calc(100vh - 250px)", selection, empty } = props;
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  const narrow = useNarrow();
  const rowHeight = useRowHeight(narrow);
  const columns = narrow ? phoneColumns(props.columns) : props.columns;
  const count = rows.count();
  const window = useRowWindow(box, count, rowHeight);
  const [current, setCurrent] = useCurrent(rows);
  const keys = useGridKeys({ ...props, box, window, current, setCurrent });
  const { from, to } = window.rows;
  const version = useSyncExternalStore(rows.subscribe, rows.version);
  useEffect(() => {
    // Asked anew with every answer: the next page may still be short of the window.
    if (version >= 0) rows.want(from, to);
  }, [rows, from, to, version]);

  const picks = selection !== undefined;
  const template = templateOf(columns, picks);
  return (
    <div className="grid" style={{ height }}>
      <div
        className="grid-table"
        style={{ "--least": `${leastWidth(columns, picks)}px` } as CSSProperties}
        role="grid"
        aria-label={label}
        aria-rowcount={rowCountOf(rows.total())}
        aria-multiselectable={picks || undefined}
        aria-describedby={`${id}-keys`}
        onKeyDown={keys}
      >
        <GridHead {...props} {...{ columns, template }} gutter={window.gutter} />
        <div
          ref={box}
          className="grid-body"
          role="rowgroup"
          tabIndex={-1}
          data-focus-quiet
          onScroll={window.onScroll}
        >
          <div role="presentation" style={{ height: window.boxHeight, position: "relative" }}>
            {Array.from({ length: to - from }, (_, step) => from + step).map((index) => (
              <GridRow
                key={index}
                {...props}
                {...{ index, columns, template, rowHeight, setCurrent }}
                row={rows.rowAt(index)}
                top={index * rowHeight - window.place.offset}
                isCurrent={index === Math.min(current, count - 1)}
              />
            ))}
          </div>
        </div>
      </div>
      {count === 0 && <p className="grid-empty mut">{empty ?? NONE}</p>}
      <GridFoot {...{ rows, window, rowHeight, id }} selected={selection?.keys.size} />
    </div>
  );
}

function useRowHeight(narrow: boolean): number {
  const { size } = useAppearance();
  return narrow && size === "normal" ? PHONE_ROW_HEIGHT : ROW_HEIGHT[size];
}

/** The row at hand; another list begins at its first row again. */
function useCurrent(rows: unknown): [number, (row: number) => void] {
  const [at, setAt] = useState({ rows, row: 0 });
  return [at.rows === rows ? at.row : 0, (row) => setAt({ rows, row })];
}

/** Rows with the head's; −1 says that the number is not known. */
function rowCountOf(total: number | undefined): number {
  return total === undefined ? -1 : total + 1;
}

function templateOf<Row>(columns: readonly GridColumn<Row>[], picks: boolean) {
  const widths = columns.map(({ width }) => (width === undefined ? "minmax(0, 1fr)" : `${width}px`));
  return { gridTemplateColumns: [...(picks ? [`${PICK_WIDTH}px`] : []), ...widths].join(" ") };
}

const PICK_WIDTH = 44;
/** Room that a column without a width of its own keeps, px: some ten characters. */
const LEAST_REST = 150;

/** Narrower than this the grid scrolls sideways instead of cutting its words off. */
function leastWidth<Row>(columns: readonly GridColumn<Row>[], picks: boolean): number {
  const rest = columns.length > 2 ? LEAST_REST : 0;
  return columns.reduce((sum, { width }) => sum + (width ?? rest), picks ? PICK_WIDTH : 0);
}

/** Widest column of a phone but the last, px. */
const PHONE_WIDTH = 104;

/** On a phone the columns that say so, else the first two; the last has what is left. */
function phoneColumns<Row>(columns: readonly GridColumn<Row>[]): GridColumn<Row>[] {
  const marked = columns.filter((column) => column.onPhone);
  const shown = marked.length > 0 ? marked : columns.slice(0, 2);
  return shown.map((column, place) => {
    const width = place < shown.length - 1 ? Math.min(column.width ?? PHONE_WIDTH, PHONE_WIDTH) : undefined;
    return { ...column, width };
  });
}
