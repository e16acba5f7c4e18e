import { UnreadableFile } from "./unreadable.ts";

export type Delimiter = "," | ";" | "\t";

/** A cell of a workbook holds 32,767 characters; more in one field is an open quotation mark. */
const LONGEST_FIELD = 100_000;
const MOST_FIELDS = 16_384;

/**
 * Splits text into records, piece by piece. CRLF, LF and CR end a record; a field in quotation marks may hold
 * delimiters, line ends and doubled marks; a mark inside an unquoted field is a character like others.
 */
export class RecordSplitter {
  readonly #delimiter: string;
  #done: string[][] = [];
  #fields: string[] = [];
  #field = "";
  #count = 0;
  #state: "start" | "plain" | "quoted" | "after" = "start";
  #afterReturn = false;

  constructor(delimiter: Delimiter) {
    this.#delimiter = delimiter;
  }

  write(text: string): void {
    let at = 0;
    if (this.#afterReturn && text.startsWith("\n")) at = 1;
    if (text !== "") this.#afterReturn = false;
    while (at < text.length)
      at = this.#state === "quoted" ? this.#readQuoted(text, at) : this.#readPlain(text, at);
  }

  /** The records finished so far. */
  take(): string[][] {
    const records = this.#done;
    this.#done = [];
    return records;
  }

  /** @throws UnreadableFile CSV_QUOTE_OPEN when the text ends inside quotation marks */
  end(): void {
    if (this.#state === "quoted") throw new UnreadableFile("CSV_QUOTE_OPEN", { record: this.#count + 1 });
    if (this.#state !== "start" || this.#fields.length > 0) this.#endRecord();
  }

  /** Reads up to and with the closing mark; a doubled mark opens the field again at once. */
  #readQuoted(text: string, at: number): number {
    const mark = text.indexOf('"', at);
    const end = mark === -1 ? text.length : mark;
    this.#field += text.slice(at, end);
    if (this.#field.length > LONGEST_FIELD)
      throw new UnreadableFile("CSV_QUOTE_OPEN", { record: this.#count + 1 });
    if (mark !== -1) this.#state = "after";
    return end + 1;
  }

  #readPlain(text: string, at: number): number {
    const character = text[at];
    if (character === '"' && this.#state !== "plain") {
      if (this.#state === "after") this.#field += '"';
      this.#state = "quoted";
      return at + 1;
    }
    if (character === this.#delimiter) {
      this.#endField();
      return at + 1;
    }
    if (character === "\n" || character === "\r") return this.#endLine(text, at);
    return this.#readRun(text, at);
  }

  #readRun(text: string, at: number): number {
    let end = at + 1;
    while (end < text.length && !this.#isSpecial(text[end])) end += 1;
    this.#field += text.slice(at, end);
    this.#state = "plain";
    if (this.#field.length > LONGEST_FIELD) throw new UnreadableFile("FORMAT_UNKNOWN");
    return end;
  }

  #isSpecial(character: string | undefined): boolean {
    return character === this.#delimiter || character === "\n" || character === "\r";
  }

  #endLine(text: string, at: number): number {
    this.#endRecord();
    if (text[at] === "\n") return at + 1;
    if (at + 1 === text.length) this.#afterReturn = true;
    return text[at + 1] === "\n" ? at + 2 : at + 1;
  }

  #endField(): void {
    this.#fields.push(this.#field);
    if (this.#fields.length > MOST_FIELDS) throw new UnreadableFile("FORMAT_UNKNOWN");
    this.#field = "";
    this.#state = "start";
  }

  #endRecord(): void {
    this.#endField();
    this.#done.push(this.#fields);
    this.#fields = [];
    this.#count += 1;
  }
}

/** The delimiter that parts the first records into most fields; a comma when none does. */
export function findDelimiter(head: string): Delimiter {
  let best: Delimiter = ",";
  let most = 1;
  for (const delimiter of [",", "\t", ";"] as const) {
    const widest = Math.max(0, ...headRecords(head, delimiter).map((record) => record.length));
    if (widest > most) {
      most = widest;
      best = delimiter;
    }
  }
  return best;
}

function headRecords(head: string, delimiter: Delimiter): string[][] {
  const splitter = new RecordSplitter(delimiter);
  splitter.write(head);
  return splitter.take().slice(0, 10);
}
