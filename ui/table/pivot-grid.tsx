import { type CSSProperties, type ReactNode, useId, useRef } from "react";
import { useAppearance } from "#ui/appearance/appearance.ts";
import { useNarrow } from "#ui/appearance/use-narrow.ts";
import { type PivotPlace, usePivotKeys } from "#ui/table/use-pivot-keys.ts";
import { type PivotSize, usePivotWindow } from "#ui/table/use-pivot-window.ts";
import "#ui/table/pivot.css";

export interface PivotCell {
  text: string;
  /** How strongly it is shaded, 0 to 4. */
  shade?: number;
  /** Under the figure, such as the difference to another day. */
  note?: string | undefined;
}

export interface PivotHead {
  /** One name for each level of heads. */
  names: readonly string[];
  /** A line that adds others up. */
  total: boolean;
}

export interface PivotGridProps {
  label: string;
  /** Names of what stands down the side, one for each of its levels. */
  sides: readonly string[];
  rows: number;
  columns: number;
  rowHead: (row: number) => PivotHead;
  columnHead: (column: number) => PivotHead;
  cell: (row: number, column: number) => PivotCell;
  /** Cells are ways to what they counted: a press or Enter opens them. */
  onOpen?: ((row: number, column: number) => void) | undefined;
  /** Heads at the side that lead somewhere, such as into a body: a press, or Enter left of the first column. */
  onHead?: ((row: number) => void) | undefined;
  headOpens?: (row: number) => boolean;
  open?: PivotPlace | undefined;
  /** The last row adds all others up and stays in view. */
  totalRow: boolean;
  maxHeight?: string;
}

const HEIGHT = { normal: 31, large: 48 };
const HEAD_LINE = { normal: 30, large: 40 };
const PHONE_HEIGHT = 40;

/** A table of any size in both directions, of which only the window is in the page; arrows move, Enter opens. */
export function PivotGrid(props: PivotGridProps) {
  const { label, sides, rows, columns, totalRow, maxHeight = "62vh" } = props;
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  const size = usePivotSize(props);
  const body = totalRow ? rows - 1 : rows;
  const view = usePivotWindow(box, body, columns, size);
  const keys = usePivotKeys({
    rows,
    columns,
    see: view.see,
    onOpen: props.onOpen,
    onHead: props.onHead,
    start: props.open,
  });
  const active = `${id}-${keys.at.row}-${keys.at.column}`;
  const drawn = { ...props, id, at: keys.at, size, columnWidth: view.columnWidth, shown: view.columns };
  const inside = Math.max(size.head + view.columnWidth * columns, view.width);
  const style = {
    "--pivot-row": `${size.row}px`,
    "--pivot-line": `${size.headLine}px`,
    maxHeight,
  } as CSSProperties;
  return (
    <div
      ref={box}
      className={view.fits ? "pivot fits" : "pivot"}
      role="grid"
      aria-label={label}
      aria-rowcount={rows + 1}
      aria-colcount={columns + sides.length}
      aria-activedescendant={active}
      tabIndex={0}
      style={style}
      onScroll={view.onScroll}
      onKeyDown={keys.onKeyDown}
    >
      <PivotTop {...drawn} width={inside} />
      <div className="pivot-body" role="rowgroup" style={{ height: body * size.row, width: inside }}>
        {view.rows.map((row) => (
          <PivotRow key={row} {...drawn} row={row} width={inside} top={row * size.row} onPress={keys.press} />
        ))}
      </div>
      {totalRow && (
        <div className="pivot-foot" role="rowgroup" style={{ width: inside }}>
          <PivotRow {...drawn} row={rows - 1} width={inside} onPress={keys.press} />
        </div>
      )}
    </div>
  );
}

/** A column is as wide as the longer of its first names, within reason, px. */
const WIDTH = { character: 14, around: 28, most: 160 };

function widestName({ columns, columnHead }: Pick<PivotGridProps, "columns" | "columnHead">): number {
  const names = Array.from({ length: Math.min(columns, 40) }, (_, nr) => columnHead(nr).names.at(-1) ?? "");
  const ems = names.map((name) => [...name].reduce((sum, one) => sum + (one < "\u2E80" ? 0.55 : 1), 0));
  return Math.min(WIDTH.most, WIDTH.around + WIDTH.character * Math.max(0, ...ems));
}

function usePivotSize(props: PivotGridProps): PivotSize {
  const { sides } = props;
  const narrow = useNarrow();
  const { size } = useAppearance();
  const large = size === "large";
  const [first, more] = narrow ? [116, 76] : large ? [220, 160] : [168, 116];
  return {
    row: narrow ? PHONE_HEIGHT : HEIGHT[size],
    headLine: HEAD_LINE[size],
    head: sides.length === 0 ? 0 : first + more * (sides.length - 1),
    sides: sides.map((_, i) => (i === 0 ? first : more)),
    least: Math.max(narrow ? 76 : 88, Math.round(widestName(props) * (large ? 1.3 : narrow ? 0.9 : 1))),
  };
}

interface Drawn extends PivotGridProps {
  id: string;
  at: PivotPlace;
  size: PivotSize;
  columnWidth: number;
  shown: readonly number[];
}

/** Heads across: for each level one line, equal names beside one another joined. */
function PivotTop(props: Drawn & { width: number }) {
  const { sides, size, columnWidth, shown, columnHead, width } = props;
  const levels = Math.max(1, columnHead(0).names.length);
  return (
    <div className="pivot-top" role="rowgroup" style={{ width }}>
      {Array.from({ length: levels }, (_, level) => (
        <div key={level} className="pivot-line" role="row">
          <Side size={size} names={level === levels - 1 ? sides : sides.map(() => "")} role="columnheader" />
          <Gap width={(shown[0] ?? 0) * columnWidth} />
          {joined(shown, columnHead, level).map(({ column, span, name, total }) => (
            <div
              key={column}
              role="columnheader"
              className={total ? "pivot-ch sum" : "pivot-ch"}
              style={{ width: span * columnWidth }}
              title={name}
            >
              <span>{name}</span>
            </div>
          ))}
        </div>
      ))}
    </div>
  );
}

/** The last level stands by itself; above it neighbours of one name share a head. */
function joined(shown: readonly number[], head: PivotGridProps["columnHead"], level: number) {
  const heads: { column: number; span: number; name: string; total: boolean }[] = [];
  for (const column of shown) {
    const { names, total } = head(column);
    const name = names[level] ?? "";
    const last = heads.at(-1);
    if (last && level < names.length - 1 && last.name === name) last.span += 1;
    else heads.push({ column, span: 1, name, total });
  }
  return heads;
}

function Gap({ width }: { width: number }) {
  return width === 0 ? null : <div aria-hidden="true" className="pivot-gap" style={{ width }} />;
}

interface SideProps {
  size: PivotSize;
  names: readonly string[];
  role: "rowheader" | "columnheader";
  id?: string | undefined;
  at?: boolean;
  onPress?: (() => void) | undefined;
}

/** Heads at the side; where they lead somewhere the first of them is the way. */
function Side({ size, names, role, id, at = false, onPress }: SideProps) {
  if (names.length === 0) return null;
  return (
    <div className="pivot-side" role="presentation" style={{ width: size.head }}>
      {names.map((name, i) => (
        <div
          key={i}
          id={i === 0 ? id : undefined}
          role={role}
          className={at && i === 0 ? "pivot-rh at" : "pivot-rh"}
          style={{ width: size.sides[i] }}
          title={name}
          onClick={i === 0 ? onPress : undefined}
        >
          <span className={onPress && i === 0 ? "leads" : undefined}>{name}</span>
        </div>
      ))}
    </div>
  );
}

interface PivotRowProps extends Drawn {
  row: number;
  width: number;
  top?: number;
  onPress: (place: PivotPlace) => void;
}

function PivotRow(props: PivotRowProps) {
  const { row, width, top, size, columnWidth, shown, rowHead, columnHead, cell, at, open, onOpen, onPress } =
    props;
  const { onHead, headOpens } = props;
  const { names, total } = rowHead(row);
  const place: CSSProperties = top === undefined ? { width } : { width, transform: `translateY(${top}px)` };
  return (
    <div className={total ? "pivot-row sum" : "pivot-row"} role="row" aria-rowindex={row + 2} style={place}>
      <Side
        {...{ size, names }}
        role="rowheader"
        id={`${props.id}-${row}--1`}
        at={at.row === row && at.column === -1}
        onPress={onHead && headOpens?.(row) ? () => onHead(row) : undefined}
      />
      <Gap width={(shown[0] ?? 0) * columnWidth} />
      {shown.map((column) => {
        const { text, shade = 0, note } = cell(row, column);
        const is = (other: PivotPlace | undefined) => other?.row === row && other.column === column;
        const classes = ["pivot-cell", `q${shade}`];
        if (columnHead(column).total) classes.push("sum");
        if (is(at)) classes.push("at");
        if (is(open)) classes.push("open");
        return (
          <div
            key={column}
            id={`${props.id}-${row}-${column}`}
            role="gridcell"
            aria-colindex={column + props.sides.length + 1}
            aria-selected={is(open)}
            className={classes.join(" ")}
            style={{ width: columnWidth }}
            onClick={() => onPress({ row, column })}
          >
            <Figure opens={onOpen !== undefined} note={note}>
              {text}
            </Figure>
          </div>
        );
      })}
    </div>
  );
}

function Figure({
  opens,
  note,
  children,
}: {
  opens: boolean;
  note: string | undefined;
  children: ReactNode;
}) {
  return (
    <>
      <span className={opens ? "opens" : undefined}>{children}</span>
      {note !== undefined && <small>{note}</small>}
    </>
  );
}
