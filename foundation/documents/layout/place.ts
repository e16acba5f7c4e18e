import type { Cell, Grid, Row } from "../model/form.ts";

/** A cell at its place in the common tracks of one table. */
export interface Placed {
  cell: Cell;
  track: number;
  tracks: number;
  rows: number;
  /** Size of type where a value would not fit at the page's. */
  size?: number;
}

export interface PlacedRow {
  minHeight: number;
  header: boolean;
  /** May break over two pages. */
  flows: boolean;
  /** Higher than its least height, so that it may really break: its labels then stand at the top, not in the middle. */
  grows: boolean;
  cells: Placed[];
}

/** A mistake of the form's author, in words for the author. */
export class LayoutProblem extends Error {
  override name = "LayoutProblem";
}

/**
 * Puts a grid's cells on `edges`, the column edges of the whole table, so that grids with different columns share one
 * table and their lines meet exactly.
 * @throws LayoutProblem when the cells leave a gap, overlap or reach out of the grid
 */
export function placeGrid(grid: Grid, edges: number[]): PlacedRow[] {
  const tracks = edgesOf(grid).map((edge) => edges.findIndex((other) => isSame(other, edge)));
  const taken = grid.rows.map(() => new Array<boolean>(grid.columns.length).fill(false));
  return grid.rows.map((row, index) => {
    const cells = placeRow(row, index, taken).map(({ cell, column }) => {
      const track = tracks[column] ?? 0;
      return { cell, track, tracks: (tracks[column + cell.columns] ?? 0) - track, rows: cell.rows };
    });
    if (taken[index]?.includes(false)) throw new LayoutProblem(`Row ${index + 1} leaves a column empty.`);
    return {
      minHeight: row.minHeight,
      header: row.header,
      flows: row.cells.some(flows),
      grows: false,
      cells,
    };
  });
}

function placeRow(row: Row, index: number, taken: boolean[][]): { cell: Cell; column: number }[] {
  return row.cells.map((cell) => {
    const column = taken[index]?.indexOf(false) ?? -1;
    if (column < 0) throw new LayoutProblem(`Row ${index + 1} has a cell too many.`);
    for (let down = 0; down < cell.rows; down += 1) take(taken, index + down, column, cell.columns);
    return { cell, column };
  });
}

function take(taken: boolean[][], row: number, column: number, columns: number): void {
  const line = taken[row];
  if (!line) throw new LayoutProblem(`A cell of row ${row} reaches below the grid.`);
  for (let at = column; at < column + columns; at += 1) {
    if (line[at] !== false) throw new LayoutProblem(`Row ${row + 1} overlaps at column ${at + 1}.`);
    line[at] = true;
  }
}

/** All other kinds stay whole on one page. */
function flows(cell: Cell): boolean {
  return cell.kind === "text" || cell.kind === "periods" || cell.kind === "opinion";
}

function edgesOf(grid: Grid): number[] {
  let edge = 0;
  const ends = grid.columns.map((column) => {
    edge += column;
    return edge;
  });
  return [0, ...ends];
}

export function unionOfEdges(grids: Grid[]): number[] {
  const all = grids.flatMap(edgesOf).toSorted((left, right) => left - right);
  return all.filter((edge, index) => index === 0 || !isSame(edge, all[index - 1] ?? -1));
}

function isSame(left: number, right: number): boolean {
  return Math.abs(left - right) < 0.05;
}
