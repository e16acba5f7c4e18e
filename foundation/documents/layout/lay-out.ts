import type { Block, Form, Grid } from "../model/form.ts";
import { checkLabels } from "./check-labels.ts";
import { fitProse, fitValues } from "./fit-values.ts";
import { type PlacedRow, placeGrid, unionOfEdges } from "./place.ts";

export interface Table {
  kind: "table";
  /** Widths in mm. */
  tracks: number[];
  headerRows: number;
  rows: PlacedRow[];
}

export type Part = Table | Exclude<Block, Grid>;

/**
 * What is drawn: neighbouring grids joined into one table, every cell at its track.
 * @throws LayoutProblem for cells that do not fill their grid and labels that do not fit
 */
export function layOut(form: Form): Part[] {
  const parts: Part[] = [];
  let joined: Grid[] = [];
  const flush = () => {
    if (joined.length > 0) parts.push(tableOf(joined, form.page.size));
    joined = [];
  };
  for (const block of form.blocks) {
    if (block.kind !== "grid") {
      flush();
      parts.push(block.kind === "prose" ? fitProse(block, form.page) : block);
    } else if (isRepeating(block)) {
      // A repeated heading must not reach the rows of the next grid, so such a grid stays a table of its own.
      flush();
      joined.push(block);
      flush();
    } else joined.push(block);
  }
  flush();
  return parts;
}

function isRepeating(grid: Grid): boolean {
  return grid.rows.some((row) => row.header);
}

function tableOf(grids: Grid[], size: number): Table {
  const edges = unionOfEdges(grids);
  const rows = grids.flatMap((grid) => placeGrid(grid, edges));
  const headerRows = rows.findIndex((row) => !row.header);
  const tracks = edges.slice(1).map((edge, index) => round(edge - (edges[index] ?? 0)));
  checkLabels(tracks, rows, size);
  const fitted = fitValues(tracks, rows, size);
  return { kind: "table", tracks, headerRows: headerRows < 0 ? rows.length : headerRows, rows: fitted };
}

function round(length: number): number {
  return Math.round(length * 1000) / 1000;
}
