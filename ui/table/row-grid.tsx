import { useEffect, useId, useRef, useState, useSyncExternalStore } from "react";
import { useAppearance } from "#ui/appearance/appearance.ts";
import { useNarrow } from "#ui/appearance/use-narrow.ts";
import { Checkbox } from "#ui/form/checkbox.tsx";
import { useText } from "#ui/language/language.tsx";
import { uiMessages } from "#ui/messages.ts";
import { ColumnHead } from "#ui/table/column-head.tsx";
import { GridFoot } from "#ui/table/grid-foot.tsx";
import type { GridColumn, RowGridProps } from "#ui/table/grid-props.ts";
import { GridRow } from "#ui/table/grid-row.tsx";
import { toggleAll } from "#ui/table/grid-selection.ts";
import { useGridKeys } from "#ui/table/use-grid-keys.ts";
import { useRowWindow } from "#ui/table/use-row-window.ts";

const ROW_HEIGHT = { normal: 38, large: 56 };
const PHONE_ROW_HEIGHT = 52;

/** A window on very many rows, read as they come into view. Only the rows in view are in the page. */
export function RowGrid<Row>(props: RowGridProps<Row>) {
  const { label, rows, height = "calc(100vh - 250px)", selection, empty } = props;
  useSyncExternalStore(rows.subscribe, rows.version);
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  const narrow = useNarrow();
  const { size } = useAppearance();
  const rowHeight = narrow && size === "normal" ? PHONE_ROW_HEIGHT : ROW_HEIGHT[size];
  const columns = narrow ? phoneColumns(props.columns) : props.columns;
  const count = rows.count();
  const window = useRowWindow(box, count, rowHeight);
  const [current, setCurrent] = useCurrent(rows);
  const keys = useGridKeys({ ...props, box, window, current, setCurrent });
  const { from, to } = window.rows;
  useEffect(() => rows.want(from, to), [rows, from, to, count]);

  const picks = selection !== undefined;
  const template = { gridTemplateColumns: templateOf(columns, picks) };
  return (
    <div className="grid" style={{ height }}>
      <div
        className="grid-table"
        role="grid"
        aria-label={label}
        aria-rowcount={(rows.total() ?? -2) + 1}
        aria-multiselectable={picks || undefined}
        aria-describedby={`${id}-keys`}
        onKeyDown={keys}
      >
        <GridHead {...props} columns={columns} template={template} />
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
      {count === 0 && <p className="grid-empty mut">{empty ?? "—"}</p>}
      <GridFoot
        {...{ rows, window, rowHeight, id }}
        selected={selection?.keys.size ?? 0}
        selectable={picks}
      />
    </div>
  );
}

/** The row at hand; another list begins at its first row again. */
function useCurrent(rows: unknown): [number, (row: number) => void] {
  const [at, setAt] = useState({ rows, row: 0 });
  return [at.rows === rows ? at.row : 0, (row) => setAt({ rows, row })];
}

interface HeadProps<Row> extends RowGridProps<Row> {
  template: { gridTemplateColumns: string };
}

function GridHead<Row>({
  columns,
  rows,
  rowKey,
  sort,
  onSort,
  selection,
  onSelect,
  template,
}: HeadProps<Row>) {
  const t = useText(uiMessages);
  const id = useId();
  const count = rows.count();
  function keyAt(index: number) {
    const row = rows.rowAt(index);
    return row === undefined ? undefined : rowKey(row);
  }
  return (
    <div role="rowgroup" className="grid-top">
      <div role="row" aria-rowindex={1} className="grid-head" style={template}>
        {selection !== undefined && (
          <div role="columnheader" className="pick">
            {/* All can be chosen only where all have been read: a mark over unseen people would mislead. */}
            {rows.complete() && count > 0 ? (
              <Checkbox
                name={`all-${id}`}
                label={t("selectAll")}
                hideLabel
                checked={selection.keys.size >= count}
                some={selection.keys.size > 0}
                onChange={() => onSelect?.(toggleAll(selection, count, keyAt))}
              />
            ) : (
              <span className="vh">{t("choice")}</span>
            )}
          </div>
        )}
        {columns.map((column) => (
          <ColumnHead key={column.key} as="div" column={column} sort={sort} onSort={onSort} />
        ))}
      </div>
    </div>
  );
}

function templateOf<Row>(columns: readonly GridColumn<Row>[], picks: boolean): string {
  const widths = columns.map(({ width }) => (width === undefined ? "minmax(0, 1fr)" : `${width}px`));
  return [...(picks ? ["44px"] : []), ...widths].join(" ");
}

/** On a phone the columns that say so, else the first two; they share the width. */
function phoneColumns<Row>(columns: readonly GridColumn<Row>[]): GridColumn<Row>[] {
  const marked = columns.filter((column) => column.onPhone);
  return (marked.length > 0 ? marked : columns.slice(0, 2)).map((column) => ({
    ...column,
    width: undefined,
  }));
}
