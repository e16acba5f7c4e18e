import {
  BorderStyle,
  HeightRule,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlignTable,
  WidthType,
} from "docx";
import type { Table as LaidTable } from "../layout/lay-out.ts";
import type { Placed, PlacedRow } from "../layout/place.ts";
import { cellParagraphs } from "./cells.ts";
import { twips } from "./text.ts";

const OUTER = { style: BorderStyle.SINGLE, size: 8, color: "000000" };
const INNER = { style: BorderStyle.SINGLE, size: 4, color: "000000" };

/** A table laid out in mm as a table of Word, with the same lines. */
export function writeTable(table: LaidTable, size: number): Table {
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: twips(sum(table.tracks)), type: WidthType.DXA },
    columnWidths: table.tracks.map(twips),
    borders: {
      top: OUTER,
      bottom: OUTER,
      left: OUTER,
      right: OUTER,
      insideHorizontal: INNER,
      insideVertical: INNER,
    },
    rows: table.rows.map((row) => tableRow(row, table.tracks, size)),
  });
}

/** A row that flows may be split by Word; every other row moves whole to the next page. */
function tableRow(row: PlacedRow, tracks: number[], size: number): TableRow {
  return new TableRow({
    height: { value: twips(row.minHeight), rule: HeightRule.ATLEAST },
    cantSplit: !row.flows,
    tableHeader: row.header,
    children: row.cells.map((place) => tableCell(place, tracks, size)),
  });
}

function tableCell(place: Placed, tracks: number[], size: number): TableCell {
  const width = sum(tracks.slice(place.track, place.track + place.tracks));
  const { kind } = place.cell;
  const isFlowing = kind === "text" || kind === "periods" || kind === "opinion";
  const [side, above] = isFlowing ? [2, 1.5] : [0.8, 0.3];
  return new TableCell({
    columnSpan: place.tracks,
    rowSpan: place.rows,
    width: { size: twips(width), type: WidthType.DXA },
    verticalAlign: isFlowing ? VerticalAlignTable.TOP : VerticalAlignTable.CENTER,
    margins: { left: twips(side), right: twips(side), top: twips(above), bottom: twips(above) },
    children: cellParagraphs(place.cell, width, { size: place.size ?? size }),
  });
}

function sum(widths: number[]): number {
  return widths.reduce((total, width) => total + width, 0);
}
