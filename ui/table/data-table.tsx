import type { ReactNode } from "react";
import { NONE } from "#foundation/messages/format.ts";
import { ColumnHead } from "#ui/table/column-head.tsx";
import type { Sort } from "#ui/table/sort.ts";

export interface Column<Row> {
  key: string;
  title: string;
  cell: (row: Row) => ReactNode;
  /** Figures stand at the right. */
  numeric?: boolean | undefined;
  /** Width in px; words take what is left. */
  width?: number | undefined;
  sortable?: boolean | undefined;
  /** The cell is at fault: red text. */
  isBad?: ((row: Row) => boolean) | undefined;
}

export interface DataTableProps<Row> {
  /** What the table lists, for those who hear it. */
  label: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  dense?: boolean | undefined;
  selectedKey?: string | undefined;
  sort?: Sort | undefined;
  onSort?: ((sort: Sort) => void) | undefined;
  /** Cells of the total, by column key; `double` rules it off as in accounts. */
  total?: Readonly<Record<string, ReactNode>> | undefined;
  double?: boolean | undefined;
  /** Opened under the row, across all columns. */
  below?: ((row: Row) => ReactNode) | undefined;
  /** Sentence in place of rows. */
  empty?: string | undefined;
  /** On phones rows fold into blocks; `scroll` keeps the table and scrolls it sideways. */
  onPhone?: "fold" | "scroll";
}

/** 三线表: ink rules at head and foot, hairlines between rows, no stripes and no vertical lines. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { label, columns, dense, double, sort, onSort, onPhone = "fold" } = props;
  const classes = ["ledger", dense && "dense", double && "double", onPhone === "fold" && "fold"]
    .filter(Boolean)
    .join(" ");
  const table = (
    // Roles are spelled out: folded rows are blocks, and blocks would lose them.
    <table className={classes} role="table" aria-label={label}>
      <thead role="rowgroup">
        <tr role="row">
          {columns.map((column) => (
            <ColumnHead key={column.key} as="th" column={column} sort={sort} onSort={onSort} />
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        <BodyRows {...props} />
      </tbody>
      <TotalRow {...props} />
    </table>
  );
  if (onPhone === "fold") return <div className="page-wide">{table}</div>;
  return (
    <div className="scroll-x" tabIndex={0} role="region" aria-label={label}>
      {table}
    </div>
  );
}

function BodyRows<Row>({ columns, rows, rowKey, empty, ...rest }: DataTableProps<Row>) {
  if (rows.length === 0)
    return (
      <tr role="row">
        <td role="cell" className="mut" colSpan={columns.length}>
          {empty ?? NONE}
        </td>
      </tr>
    );
  return rows.map((row) => (
    <BodyRow key={rowKey(row)} row={row} rowKey={rowKey} columns={columns} {...rest} />
  ));
}

/** A day is never broken in two, however large the type. */
const DAY = /^\d{4}-\d{2}-\d{2}$/;

function classOf<Row>(column: DataTableProps<Row>["columns"][number], row: Row): string | undefined {
  const cell = column.cell(row);
  const isDay = typeof cell === "string" && DAY.test(cell);
  const classes = [column.numeric && "n", column.isBad?.(row) && "bad", isDay && "day"];
  return classes.filter(Boolean).join(" ") || undefined;
}

function BodyRow<Row>(props: Omit<DataTableProps<Row>, "rows"> & { row: Row }) {
  const { row, rowKey, columns, selectedKey, below } = props;
  const opened = below?.(row);
  return (
    <>
      <tr role="row" aria-selected={selectedKey === rowKey(row) || undefined}>
        {columns.map((column) => (
          <td key={column.key} role="cell" data-label={column.title} className={classOf(column, row)}>
            {column.cell(row)}
          </td>
        ))}
      </tr>
      {opened !== undefined && opened !== null && (
        <tr role="row" className="open-row">
          <td role="cell" colSpan={columns.length}>
            {opened}
          </td>
        </tr>
      )}
    </>
  );
}

function TotalRow<Row>({ columns, total }: DataTableProps<Row>) {
  if (total === undefined) return null;
  return (
    <tfoot role="rowgroup">
      <tr role="row">
        {columns.map((column) => (
          <td
            key={column.key}
            role="cell"
            data-label={column.title}
            className={column.numeric ? "n" : undefined}
          >
            {total[column.key]}
          </td>
        ))}
      </tr>
    </tfoot>
  );
}
