import { useId } from "react";
import { Checkbox } from "#ui/form/checkbox.tsx";
import { useText } from "#ui/language/language.tsx";
import { uiMessages } from "#ui/messages.ts";
import { ColumnHead } from "#ui/table/column-head.tsx";
import type { RowGridProps } from "#ui/table/grid-props.ts";
import { toggleAll } from "#ui/table/grid-selection.ts";

interface HeadProps<Row> extends RowGridProps<Row> {
  template: { gridTemplateColumns: string };
  /** Width of the body's scroll bar, px. */
  gutter: number;
}

/** Heads of the columns, and the choice of all rows where all have been read. */
export function GridHead<Row>({
  columns,
  rows,
  rowKey,
  sort,
  onSort,
  selection,
  onSelect,
  onWidth,
  template,
  gutter,
}: HeadProps<Row>) {
  const t = useText(uiMessages);
  const id = useId();
  const count = rows.count();
  function keyAt(index: number) {
    const row = rows.rowAt(index);
    return row === undefined ? undefined : rowKey(row);
  }
  return (
    <div role="rowgroup" className="grid-top" style={{ paddingRight: gutter }}>
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
          <ColumnHead key={column.key} as="div" column={column} {...{ sort, onSort, onWidth }} />
        ))}
      </div>
    </div>
  );
}
