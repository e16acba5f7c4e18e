import type { Writable } from "node:stream";
import ExcelJS from "exceljs";
import { neutralise } from "./formula-like.ts";

/** A cell to be written. Everything is text, so that identity numbers keep their digits, unless it is said to be a number. */
export interface OutCell {
  readonly text: string;
  /** Stands in the place of the text, as a number that can be reckoned with. */
  readonly number?: number;
  readonly fill?: "error" | "warning";
  readonly comment?: string;
}

export interface OutSheet {
  readonly name: string;
  readonly headers: readonly { text: string; width: number }[];
  readonly rows: AsyncIterable<readonly OutCell[]> | Iterable<readonly OutCell[]>;
}

/** The light red and yellow that Excel itself uses for bad and neutral cells. */
const FILLS = { error: "FFFFC7CE", warning: "FFFFEB9C" } as const;

/** Writes a workbook row by row. Texts that look like formulas are neutralised; no cell is ever a formula. */
export async function writeWorkbook(to: Writable, sheets: readonly OutSheet[]): Promise<void> {
  const book = new ExcelJS.stream.xlsx.WorkbookWriter({
    stream: to,
    useStyles: true,
    useSharedStrings: false,
  });
  const taken = new Set<string>();
  for (const sheet of sheets) {
    const page = book.addWorksheet(sheetName(sheet.name, taken), { views: [{ state: "frozen", ySplit: 1 }] });
    page.columns = sheet.headers.map(({ width }) => ({ width, style: { numFmt: "@" } }));
    const head = page.addRow(sheet.headers.map(({ text }) => neutralise(text)));
    head.font = { bold: true };
    head.commit();
    for await (const cells of sheet.rows) writeRow(page, cells);
    page.commit();
  }
  await book.commit();
}

function writeRow(page: ExcelJS.Worksheet, cells: readonly OutCell[]): void {
  const row = page.addRow(cells.map(valueOf));
  for (const [index, { fill, comment, number }] of cells.entries()) {
    if (fill === undefined && comment === undefined && number === undefined) continue;
    const cell = row.getCell(index + 1);
    if (number !== undefined) cell.numFmt = "#,##0";
    if (fill) cell.fill = { type: "pattern", pattern: "solid", fgColor: { argb: FILLS[fill] } };
    if (comment !== undefined) cell.note = comment;
  }
  row.commit();
}

function valueOf({ text, number }: OutCell): string | number | null {
  if (number !== undefined) return number;
  return text === "" ? null : neutralise(text);
}

/** A name that Excel accepts: at most 31 characters, without some signs, once in a workbook. */
function sheetName(wanted: string, taken: Set<string>): string {
  const bare =
    wanted
      .replaceAll(/[\\/?*:[\]]/g, " ")
      .replaceAll(/^'+|'+$/g, "")
      .trim()
      .slice(0, 28) || "名册";
  let name = bare;
  for (let number = 2; taken.has(name.toLowerCase()); number += 1) name = `${bare} ${number}`;
  taken.add(name.toLowerCase());
  return name;
}
