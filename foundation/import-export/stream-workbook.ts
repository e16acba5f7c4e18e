import { Readable } from "node:stream";
import yazl from "yazl";
import { columnLetters } from "./table.ts";

/** Excel's sheets end at 1,048,576 rows; a round number is easier to speak of. */
const ROWS_PER_SHEET = 1_000_000;

/** A number is one that can be reckoned with; a text is a text, whatever it looks like. */
type OutValue = string | number;

export interface StreamedWorkbook {
  /** Name of the sheets; a number follows where there are several. */
  sheetName: string;
  /** Lines above the data on every sheet: a mark, the header. */
  head: readonly (readonly OutValue[])[];
  /** Number of data rows; decides how many sheets there are. */
  rowCount: number;
  /** Data rows in pieces, read as the file is written. */
  rows: AsyncIterable<readonly (readonly OutValue[])[]>;
  /** Stands at the foot of every printed page and among the properties of the file. */
  mark: string;
}

/**
 * A workbook as a stream that never holds more than a piece of it: the compressor pulls rows as it can take them. All
 * cells are texts or numbers, so none of them can be a formula.
 */
export function streamWorkbook(book: StreamedWorkbook): AsyncIterable<Buffer> {
  const zip = new yazl.ZipFile();
  const sheets = Math.max(1, Math.ceil(book.rowCount / ROWS_PER_SHEET));
  const rows = book.rows[Symbol.asyncIterator]();
  const rest: { piece: readonly (readonly OutValue[])[] } = { piece: [] };
  for (const [path, text] of fixedParts(book, sheets)) zip.addBuffer(Buffer.from(text), path);
  for (let number = 1; number <= sheets; number += 1) {
    zip.addReadStreamLazy(`xl/worksheets/sheet${number}.xml`, { compressionLevel: 3 }, (give) =>
      give(null, Readable.from(sheetXml(book, rows, rest))),
    );
  }
  zip.end();
  return zip.outputStream as unknown as AsyncIterable<Buffer>;
}

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";

async function* sheetXml(
  book: StreamedWorkbook,
  rows: AsyncIterator<readonly (readonly OutValue[])[]>,
  rest: { piece: readonly (readonly OutValue[])[] },
): AsyncGenerator<Buffer> {
  let number = 0;
  let left = ROWS_PER_SHEET;
  yield Buffer.from(
    `${XML}<worksheet xmlns="${MAIN}"><sheetData>${book.head.map((row) => rowXml((number += 1), row)).join("")}`,
  );
  while (left > 0) {
    if (rest.piece.length === 0) {
      const next = await rows.next();
      if (next.done) break;
      rest.piece = next.value;
    }
    const taken = rest.piece.slice(0, left);
    rest.piece = rest.piece.slice(taken.length);
    left -= taken.length;
    yield Buffer.from(taken.map((row) => rowXml((number += 1), row)).join(""));
  }
  yield Buffer.from(
    `</sheetData><headerFooter><oddFooter>&amp;L${escape(book.mark)}&amp;R&amp;P / &amp;N</oddFooter></headerFooter></worksheet>`,
  );
}

const LETTERS: string[] = [];

function lettersOf(index: number): string {
  return (LETTERS[index] ??= columnLetters(index + 1));
}

function rowXml(number: number, cells: readonly OutValue[]): string {
  const written = cells.map((cell, index) => {
    if (cell === "") return "";
    const place = `${lettersOf(index)}${number}`;
    return typeof cell === "number"
      ? `<c r="${place}"><v>${cell}</v></c>`
      : `<c r="${place}" t="inlineStr"><is><t xml:space="preserve">${escape(cell)}</t></is></c>`;
  });
  return `<row r="${number}">${written.join("")}</row>`;
}

/** Characters that XML forbids are dropped; they cannot be seen and would make the file unreadable. */
const FORBIDDEN =
  // oxlint-disable-next-line no-control-regex -- these are the characters that are forbidden
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;
const SPECIAL = /[&<>"]/;

function escape(text: string): string {
  const clean = text.replaceAll(FORBIDDEN, "");
  if (!SPECIAL.test(clean)) return clean;
  return clean
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}

/** The parts that say what the package is; as few as Excel, WPS and LibreOffice need. */
function fixedParts(book: StreamedWorkbook, sheets: number): [string, string][] {
  const numbers = Array.from({ length: sheets }, (_, index) => index + 1);
  const name = (number: number) => escape(sheets === 1 ? book.sheetName : `${book.sheetName}${number}`);
  const type = "application/vnd.openxmlformats-officedocument.spreadsheetml";
  return [
    [
      "[Content_Types].xml",
      `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${type}.sheet.main+xml"/>${numbers
        .map(
          (number) =>
            `<Override PartName="/xl/worksheets/sheet${number}.xml" ContentType="${type}.worksheet+xml"/>`,
        )
        .join(
          "",
        )}<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>`,
    ],
    [
      "_rels/.rels",
      `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${RELATIONS}/officeDocument" Target="xl/workbook.xml"/><Relationship Id="rId2" Type="${PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>`,
    ],
    [
      "docProps/core.xml",
      `${XML}<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>${escape(book.mark)}</dc:creator></cp:coreProperties>`,
    ],
    [
      "xl/workbook.xml",
      `${XML}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets>${numbers.map((number) => `<sheet name="${name(number)}" sheetId="${number}" r:id="rId${number}"/>`).join("")}</sheets></workbook>`,
    ],
    [
      "xl/_rels/workbook.xml.rels",
      `${XML}<Relationships xmlns="${PACKAGE}/relationships">${numbers.map((number) => `<Relationship Id="rId${number}" Type="${RELATIONS}/worksheet" Target="worksheets/sheet${number}.xml"/>`).join("")}</Relationships>`,
    ],
  ];
}
