import type { ByteSource } from "./byte-source.ts";
import { type Delimiter, findDelimiter, RecordSplitter } from "./delimited.ts";
import type { Cell, TableFile, TableRow, TableSheet } from "./table.ts";
import { decodeText, findEncoding } from "./text-encoding.ts";

const HEAD = 65_536;

/** Opens a delimited text file. Its only sheet is called `csv`; rows are records, the first is 1. */
export async function openCsv(source: ByteSource): Promise<TableFile> {
  const found = await findEncoding(source);
  const pieces = () => decodeText(source, found);
  const delimiter = findDelimiter(await readHead(pieces()));
  return {
    format: "csv",
    encoding: found.encoding,
    encodingGuessed: found.guessed,
    delimiter,
    sheets: [sheetOf("csv", pieces, delimiter)],
    close: () => source.close(),
  };
}

/** Opens text that was copied out of a spreadsheet: TAB between cells, quotation marks around line breaks. */
export function openPasted(text: string): TableFile {
  const pieces = () => inPieces(text);
  const delimiter = text.includes("\t") ? "\t" : findDelimiter(`${text.slice(0, HEAD)}\n`);
  return {
    format: "pasted",
    delimiter,
    sheets: [sheetOf("pasted", pieces, delimiter)],
    close: () => Promise.resolve(),
  };
}

async function readHead(pieces: AsyncGenerator<string>): Promise<string> {
  let head = "";
  for await (const piece of pieces) {
    head += piece;
    if (head.length >= HEAD) return head;
  }
  return `${head}\n`;
}

async function* inPieces(text: string): AsyncGenerator<string> {
  for (let at = 0; at < text.length; at += HEAD) yield text.slice(at, at + HEAD);
}

function sheetOf(name: string, pieces: () => AsyncGenerator<string>, delimiter: Delimiter): TableSheet {
  return {
    name,
    state: "visible",
    date1904: false,
    readShape: () => Promise.resolve({ merges: [], hiddenColumns: new Set<number>() }),
    rows: () => readRecords(pieces(), delimiter),
  };
}

async function* readRecords(pieces: AsyncGenerator<string>, delimiter: Delimiter): AsyncGenerator<TableRow> {
  const splitter = new RecordSplitter(delimiter);
  let row = 0;
  for await (const piece of pieces) {
    splitter.write(piece);
    for (const fields of splitter.take()) yield rowOf((row += 1), fields);
  }
  splitter.end();
  for (const fields of splitter.take()) yield rowOf((row += 1), fields);
}

function rowOf(row: number, fields: readonly string[]): TableRow {
  const cells: Cell[] = [];
  for (const [index, text] of fields.entries())
    if (text !== "") cells.push({ column: index + 1, kind: "text", text });
  return { row, hidden: false, cells, fields: fields.length };
}
