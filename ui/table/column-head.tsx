import { ColumnEdge } from "#ui/table/column-edge.tsx";
import type { Sort } from "#ui/table/sort.ts";

interface ColumnHeadProps {
  as: "th" | "div";
  column: {
    key: string;
    title: string;
    numeric?: boolean | undefined;
    width?: number | undefined;
    sortable?: boolean | undefined;
  };
  sort: Sort | undefined;
  onSort: ((sort: Sort) => void) | undefined;
  onWidth?: ((key: string, width: number, done: boolean) => void) | undefined;
}

/** Head of a column; one that sorts is a button and tells its direction. */
export function ColumnHead({ as: Tag, column, sort, onSort, onWidth }: ColumnHeadProps) {
  const direction = sort?.key === column.key ? sort.direction : undefined;
  const sorts = column.sortable && onSort !== undefined;
  return (
    <Tag
      role="columnheader"
      className={column.numeric ? "n" : undefined}
      style={Tag === "th" && column.width !== undefined ? { width: column.width } : undefined}
      aria-sort={sorts ? (direction ?? "none") : undefined}
    >
      {sorts ? <SortButton column={column} direction={direction} onSort={onSort} /> : column.title}
      <ColumnEdge of={column.key} onWidth={onWidth} />
    </Tag>
  );
}

interface SortButtonProps {
  column: ColumnHeadProps["column"];
  direction: Sort["direction"] | undefined;
  onSort: (sort: Sort) => void;
}

function SortButton({ column, direction, onSort }: SortButtonProps) {
  return (
    <button
      type="button"
      className="sortable"
      onClick={() =>
        onSort({ key: column.key, direction: direction === "ascending" ? "descending" : "ascending" })
      }
    >
      {column.title}
      <i aria-hidden="true">{mark(direction)}</i>
    </button>
  );
}

function mark(direction: Sort["direction"] | undefined): string {
  if (direction === undefined) return "";
  return direction === "ascending" ? "▲" : "▼";
}
