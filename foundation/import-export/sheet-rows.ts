import { type Cell, columnNumber, type TableRow } from "./table.ts";
import { UnreadableFile } from "./unreadable.ts";
import { gatherText, isTrue, unescapeText, type Workbook } from "./workbook-parts.ts";
import type { XmlListener } from "./xml-part.ts";

const LAST_ROW = 1_048_576;
const LAST_COLUMN = 16_384;
const EPOCH_1900 = Date.UTC(1899, 11, 30);
const EPOCH_1904 = Date.UTC(1904, 0, 1);

interface OpenCell {
  readonly column: number;
  readonly type: string;
  readonly style: number;
  value: string;
  formula: string | undefined;
}

/** Gathers the rows of one sheet from its XML; `take` hands over those finished so far. Cells without content are left out. */
export class RowGatherer implements XmlListener {
  readonly #book: Workbook;
  readonly #inline = gatherText();
  #done: TableRow[] = [];
  #cells: Cell[] = [];
  #row = 0;
  #hidden = false;
  #column = 0;
  #cell: OpenCell | undefined;
  #within: "" | "v" | "f" | "is" = "";

  constructor(book: Workbook) {
    this.#book = book;
  }

  take(): TableRow[] {
    const rows = this.#done;
    this.#done = [];
    return rows;
  }

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    if (this.#cell) this.#openInCell(this.#cell, name);
    else if (name === "c") this.#openCell(attributes);
    else if (name === "row") this.#openRow(attributes);
  }

  text(text: string): void {
    const cell = this.#cell;
    if (cell === undefined) return;
    if (this.#within === "v") cell.value += text;
    else if (this.#within === "f") cell.formula += text;
    else if (this.#within === "is") this.#inline.text(text);
  }

  close(name: string): void {
    const cell = this.#cell;
    if (cell === undefined) {
      if (name === "row") this.#done.push({ row: this.#row, hidden: this.#hidden, cells: this.#cells });
    } else if (name === "c") {
      const read = readCell(cell, this.#book);
      if (read) this.#cells.push(read);
      this.#cell = undefined;
    } else this.#closeInCell(cell, name);
  }

  #openRow(attributes: Readonly<Record<string, string>>): void {
    this.#row = attributes["r"] === undefined ? this.#row + 1 : Number(attributes["r"]);
    if (!(this.#row >= 1 && this.#row <= LAST_ROW)) throw new UnreadableFile("XML_BROKEN");
    this.#hidden = isTrue(attributes["hidden"]) || attributes["ht"] === "0";
    this.#cells = [];
    this.#column = 0;
  }

  #openCell(attributes: Readonly<Record<string, string>>): void {
    const name = attributes["r"];
    this.#column = name === undefined ? this.#column + 1 : columnNumber(name.replace(/\d+$/, ""));
    if (!(this.#column >= 1 && this.#column <= LAST_COLUMN)) throw new UnreadableFile("XML_BROKEN");
    const { t: type = "n", s: style = "0" } = attributes;
    this.#cell = { column: this.#column, type, style: Number(style), value: "", formula: undefined };
  }

  #openInCell(cell: OpenCell, name: string): void {
    if (this.#within === "is") this.#inline.open(name);
    else if (name === "v" || name === "f") this.#within = name;
    else if (name === "is") {
      this.#within = "is";
      this.#inline.start();
    }
    if (name === "f") cell.formula = "";
  }

  #closeInCell(cell: OpenCell, name: string): void {
    if (this.#within === "is") this.#inline.close(name);
    if (name === "is") cell.value = this.#inline.take();
    if (name === this.#within) this.#within = "";
  }
}

function readCell(cell: OpenCell, book: Workbook): Cell | undefined {
  const content = readContent(cell, book);
  if (cell.formula === undefined)
    return content.kind === "empty" ? undefined : { column: cell.column, ...content };
  return { column: cell.column, ...content, formula: cell.formula };
}

type Content = Pick<Cell, "kind" | "text"> & { number?: number };

const EMPTY: Content = { kind: "empty", text: "" };

const READERS: Readonly<Record<string, (value: string, book: Workbook) => Content>> = {
  s: (value, book) => readShared(value, book.texts),
  str: (value) => textContent(unescapeText(value)),
  inlineStr: textContent,
  b: (value) => ({ kind: "boolean", text: isTrue(value) ? "TRUE" : "FALSE" }),
  e: (value) => ({ kind: "error", text: value }),
  d: (value, book) => readIsoDate(value, book.date1904),
};

function readContent({ value, type, style, formula }: OpenCell, book: Workbook): Content {
  if (value === "") {
    // A formula whose result is the empty text has a result; `empty` would say that it was never computed.
    return type === "str" && formula !== undefined ? { kind: "text", text: "" } : EMPTY;
  }
  return READERS[type]?.(value, book) ?? readNumber(value, book.dateStyles[style] === true);
}

function textContent(text: string): Content {
  return text === "" ? EMPTY : { kind: "text", text };
}

function readShared(value: string, texts: readonly string[]): Content {
  const text = texts[Number(value)];
  if (text === undefined) throw new UnreadableFile("XML_BROKEN");
  return textContent(text);
}

function readNumber(value: string, isDate: boolean): Content {
  if (value.trim() === "") return EMPTY;
  const number = Number(value);
  if (!Number.isFinite(number)) throw new UnreadableFile("XML_BROKEN");
  // Below 1e21 the text has no exponent: 180116196106070000, with zeros for the digits that were lost.
  return { kind: isDate ? "date" : "number", text: String(number), number };
}

function readIsoDate(value: string, date1904: boolean): Content {
  const time = Date.parse(
    /[zZ]|[+-]\d\d:\d\d$/.test(value) ? value : `${value}${value.includes("T") ? "Z" : ""}`,
  );
  if (Number.isNaN(time)) return textContent(value);
  const number = (time - (date1904 ? EPOCH_1904 : EPOCH_1900)) / 86_400_000;
  return { kind: "date", text: String(number), number };
}
