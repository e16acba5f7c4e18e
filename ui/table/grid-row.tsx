import { Checkbox } from "#ui/form/checkbox.tsx";
import { useText } from "#ui/language/language.tsx";
import { uiMessages } from "#ui/messages.ts";
import { TextLink } from "#ui/page/link.tsx";
import { toggleRow } from "#ui/table/grid-selection.ts";
import type { GridColumn, RowGridProps } from "#ui/table/grid-props.ts";

interface GridRowProps<Row> extends RowGridProps<Row> {
  index: number;
  row: Row | undefined;
  /** Place in the box, px. */
  top: number;
  rowHeight: number;
  isCurrent: boolean;
  setCurrent: (index: number) => void;
  template: { gridTemplateColumns: string };
}

/** One row of a grid; a row that is being read has its height and a grey bar. */
export function GridRow<Row>(props: GridRowProps<Row>) {
  const { index, row, top, rowHeight, isCurrent, setCurrent, template, selection, rowKey, columns } = props;
  const chosen = row !== undefined && selection?.keys.has(rowKey(row));
  return (
    <div
      role="row"
      data-row={index}
      aria-rowindex={index + 2}
      aria-selected={selection === undefined ? undefined : Boolean(chosen)}
      aria-busy={row === undefined || undefined}
      tabIndex={isCurrent ? 0 : -1}
      className="grid-row"
      style={{ ...template, height: rowHeight, transform: `translateY(${top}px)` }}
      onFocus={() => setCurrent(index)}
      onClick={(event) =>
        event.target instanceof Element &&
        !event.target.closest("a, input, label") &&
        event.currentTarget.focus()
      }
    >
      {selection !== undefined && <PickCell {...props} chosen={Boolean(chosen)} />}
      {columns.map((column, place) => (
        <div key={column.key} role="gridcell" className={column.numeric ? "n" : undefined}>
          {row === undefined ? (
            <div className="sk" />
          ) : (
            <Cell {...{ row, column, place }} linkOf={props.linkOf} />
          )}
        </div>
      ))}
    </div>
  );
}

interface CellProps<Row> {
  row: Row;
  column: GridColumn<Row>;
  place: number;
  linkOf: ((row: Row) => string) | undefined;
}

/** The first cell leads to the row's page; it is no stop of its own, Enter on the row does the same. */
function Cell<Row>({ row, column, place, linkOf }: CellProps<Row>) {
  if (place > 0 || linkOf === undefined) return column.cell(row);
  return (
    <TextLink to={linkOf(row)} tabIndex={-1}>
      {column.cell(row)}
    </TextLink>
  );
}

function PickCell<Row>({
  row,
  index,
  chosen,
  rowKey,
  rowName,
  selection,
  onSelect,
}: GridRowProps<Row> & { chosen: boolean }) {
  const t = useText(uiMessages);
  if (row === undefined || selection === undefined) return <div role="gridcell" className="pick" />;
  return (
    <div role="gridcell" className="pick">
      <Checkbox
        name={`pick-${rowKey(row)}`}
        label={t("selectRow", { name: rowName(row) })}
        hideLabel
        tabIndex={-1}
        checked={chosen}
        onChange={() => onSelect?.(toggleRow(selection, rowKey(row), index))}
      />
    </div>
  );
}
