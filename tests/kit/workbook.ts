import { crc32, deflateRawSync } from "node:zlib";

/** One part of a hand-made package; the odd fields make it lie. */
export interface ZipPart {
  name: string;
  data: string | Buffer;
  /** 0 stores, 8 packs; others are written as they are. */
  method?: number;
  flags?: number;
  /** Unix mode in the upper half of the external attributes. */
  attributes?: number;
  /** Stated instead of the true value. */
  size?: number;
  packedSize?: number;
  crc?: number;
  localName?: string;
  /** Stated instead of the true place of the local header. */
  headerAt?: number;
}

/** Writes a package part by part, so that a test can write one that no program would. */
export function makeZip(parts: readonly ZipPart[]): Buffer {
  const locals: Buffer[] = [];
  const centrals: Buffer[] = [];
  let at = 0;
  for (const part of parts) {
    const data = Buffer.from(part.data);
    const method = part.method ?? 8;
    const packed = method === 8 ? deflateRawSync(data, { level: 6 }) : data;
    const common = commonHeader(part, data, packed, method);
    const local = localHeader(part.localName ?? part.name, common);
    centrals.push(centralHeader(part, common, part.headerAt ?? at));
    locals.push(local, packed);
    at += local.length + packed.length;
  }
  const directory = Buffer.concat(centrals);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...locals, directory, end]);
}

/** Version, flags, method, time, checksum and sizes: the part that both headers share. */
function commonHeader(part: ZipPart, data: Buffer, packed: Buffer, method: number): Buffer {
  const header = Buffer.alloc(22);
  header.writeUInt16LE(20, 0);
  header.writeUInt16LE(part.flags ?? 0x800, 2);
  header.writeUInt16LE(method, 4);
  header.writeUInt32LE(part.crc ?? crc32(data), 10);
  header.writeUInt32LE(part.packedSize ?? packed.length, 14);
  header.writeUInt32LE(part.size ?? data.length, 18);
  return header;
}

function localHeader(name: string, common: Buffer): Buffer {
  const bytes = Buffer.from(name);
  const start = Buffer.alloc(4);
  start.writeUInt32LE(0x04034b50, 0);
  const lengths = Buffer.alloc(4);
  lengths.writeUInt16LE(bytes.length, 0);
  return Buffer.concat([start, common, lengths, bytes]);
}

function centralHeader(part: ZipPart, common: Buffer, headerAt: number): Buffer {
  const bytes = Buffer.from(part.name);
  const start = Buffer.alloc(6);
  start.writeUInt32LE(0x02014b50, 0);
  start.writeUInt16LE(0x031e, 4);
  const rest = Buffer.alloc(18);
  rest.writeUInt16LE(bytes.length, 0);
  rest.writeUInt32LE(part.attributes ?? 0, 10);
  rest.writeUInt32LE(headerAt, 14);
  return Buffer.concat([start, common, rest, bytes]);
}

/** What a cell of a hand-made sheet holds. */
export type CellSpec =
  | string
  | number
  | boolean
  | null
  | { date: number; month?: true }
  | { error: string }
  | { formula: string; result?: string | number; error?: string }
  | { xml: string };

export interface SheetSpec {
  name: string;
  rows: readonly (readonly CellSpec[])[];
  state?: "hidden" | "veryHidden";
  merges?: readonly string[];
  hiddenRows?: readonly number[];
  hiddenColumns?: readonly number[];
}

export interface WorkbookSpec {
  sheets: readonly SheetSpec[];
  date1904?: boolean;
  /** Added to the parts, or put in the place of the part of the same name. */
  parts?: readonly ZipPart[];
}

/** Writes a workbook with the given cells, with nothing tidied up. */
export function makeWorkbook({ sheets, date1904, parts = [] }: WorkbookSpec): Buffer {
  const made: ZipPart[] = [
    { name: "[Content_Types].xml", data: contentTypes(sheets.length) },
    { name: "_rels/.rels", data: relations([["officeDocument", "xl/workbook.xml"]]) },
    { name: "xl/workbook.xml", data: workbookXml(sheets, date1904 === true) },
    {
      name: "xl/_rels/workbook.xml.rels",
      data: relations([
        ...sheets.map((_, index): [string, string] => ["worksheet", `worksheets/sheet${index + 1}.xml`]),
        ["styles", "styles.xml"],
      ]),
    },
    { name: "xl/styles.xml", data: STYLES },
    ...sheets.map((sheet, index) => ({ name: `xl/worksheets/sheet${index + 1}.xml`, data: sheetXml(sheet) })),
  ];
  const replaced = new Set(parts.map((part) => part.name));
  return makeZip([...made.filter((part) => !replaced.has(part.name)), ...parts]);
}

const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/** Style 1 shows a full date, style 2 a month only. */
const STYLES = `<styleSheet xmlns="${MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m&quot;月&quot;"/></numFmts><cellXfs count="3"><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/></cellXfs></styleSheet>`;

function contentTypes(sheets: number): string {
  const type = "application/vnd.openxmlformats-officedocument.spreadsheetml";
  const overrides = Array.from(
    { length: sheets },
    (_, index) =>
      `<Override PartName="/xl/worksheets/sheet${index + 1}.xml" ContentType="${type}.worksheet+xml"/>`,
  );
  return `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${type}.sheet.main+xml"/>${overrides.join("")}</Types>`;
}

function relations(list: readonly (readonly [type: string, target: string])[]): string {
  const made = list.map(
    ([type, target], index) =>
      `<Relationship Id="rId${index + 1}" Type="${OFFICE}/${type}" Target="${target}"/>`,
  );
  return `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${made.join("")}</Relationships>`;
}

function workbookXml(sheets: readonly SheetSpec[], date1904: boolean): string {
  const list = sheets.map(
    ({ name, state }, index) =>
      `<sheet name="${escapeXml(name)}" sheetId="${index + 1}"${state ? ` state="${state}"` : ""} r:id="rId${index + 1}"/>`,
  );
  return `<?xml version="1.0"?><workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><workbookPr${date1904 ? ' date1904="1"' : ""}/><sheets>${list.join("")}</sheets></workbook>`;
}

function sheetXml({ rows, merges = [], hiddenRows = [], hiddenColumns = [] }: SheetSpec): string {
  const columns = hiddenColumns.map((column) => `<col min="${column}" max="${column}" hidden="1"/>`).join("");
  const data = rows.map((cells, index) => {
    const hidden = hiddenRows.includes(index + 1) ? ' hidden="1"' : "";
    return `<row r="${index + 1}"${hidden}>${cells.map((cell, column) => cellXml(cell, letters(column + 1) + String(index + 1))).join("")}</row>`;
  });
  const merged = merges.map((ref) => `<mergeCell ref="${ref}"/>`).join("");
  return `<?xml version="1.0"?><worksheet xmlns="${MAIN}">${columns && `<cols>${columns}</cols>`}<sheetData>${data.join("")}</sheetData>${merged && `<mergeCells>${merged}</mergeCells>`}</worksheet>`;
}

function letters(column: number): string {
  return (
    (column > 26 ? letters(Math.floor((column - 1) / 26)) : "") +
    String.fromCodePoint(65 + ((column - 1) % 26))
  );
}

function cellXml(cell: CellSpec, ref: string): string {
  switch (typeof cell) {
    case "string":
      return `<c r="${ref}" t="inlineStr"><is><t xml:space="preserve">${escapeXml(cell)}</t></is></c>`;
    case "number":
      return `<c r="${ref}"><v>${cell}</v></c>`;
    case "boolean":
      return `<c r="${ref}" t="b"><v>${cell ? 1 : 0}</v></c>`;
    default:
      return cell === null ? "" : oddCellXml(cell, ref);
  }
}

type OddCell = Exclude<CellSpec, string | number | boolean | null>;

function oddCellXml(cell: OddCell, ref: string): string {
  if ("date" in cell) return `<c r="${ref}" s="${cell.month ? 2 : 1}"><v>${cell.date}</v></c>`;
  if ("xml" in cell) return cell.xml.replaceAll("REF", ref);
  return "formula" in cell ? formulaXml(cell, ref) : `<c r="${ref}" t="e"><v>${cell.error}</v></c>`;
}

function formulaXml({ formula, result, error }: Extract<OddCell, { formula: string }>, ref: string): string {
  const f = `<f>${escapeXml(formula)}</f>`;
  if (error !== undefined) return `<c r="${ref}" t="e">${f}<v>${error}</v></c>`;
  if (typeof result === "string") return `<c r="${ref}" t="str">${f}<v>${escapeXml(result)}</v></c>`;
  return `<c r="${ref}">${f}${result === undefined ? "" : `<v>${result}</v>`}</c>`;
}

/** Characters that XML cannot hold are written as the format wants it: _x0001_. */
function escapeXml(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll('"', "&quot;")
    .replaceAll(
      /(?![\t\n])\p{Cc}/gu,
      (character) => `_x${character.charCodeAt(0).toString(16).padStart(4, "0").toUpperCase()}_`,
    );
}
