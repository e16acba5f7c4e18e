import type { ReactNode } from "react";
import type { Selection } from "#ui/table/grid-selection.ts";
import type { RowStore } from "#ui/table/row-store.ts";
import type { Sort } from "#ui/table/sort.ts";

export interface GridColumn<Row> {
  key: string;
  title: string;
  cell: (row: Row) => ReactNode;
  /** Width in px; columns without one share what is left. */
  width?: number | undefined;
  numeric?: boolean | undefined;
  sortable?: boolean | undefined;
  /** Shown on a phone too. */
  onPhone?: boolean | undefined;
}

export interface RowGridProps<Row> {
  label: string;
  /** The first column names the row. */
  columns: readonly GridColumn<Row>[];
  /** From `useKeysetRows` or `useRangeRows`. */
  rows: RowStore<Row>;
  rowKey: (row: Row) => string;
  /** Said where a row is named without its columns. */
  rowName: (row: Row) => string;
  /** Address of a row: the first column is a link to it, Enter opens it. */
  linkOf?: ((row: Row) => string) | undefined;
  sort?: Sort | undefined;
  onSort?: ((sort: Sort) => void) | undefined;
  /** The edges of the heads can be dragged: told while it happens, and with `done` at its end; px. */
  onWidth?: ((key: string, width: number, done: boolean) => void) | undefined;
  /** With both, rows can be chosen. */
  selection?: Selection | undefined;
  onSelect?: ((selection: Selection) => void) | undefined;
  /** CSS height of the whole; by default what is left of the screen. */
  height?: string | undefined;
  empty?: string | undefined;
}
