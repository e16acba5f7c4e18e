/** Fields of a row: null is written as nothing, an empty text as "", which is also how PostgreSQL reads CSV. */
export type Fields = readonly (string | null)[];

const QUOTED = /[",\r\n]|^$|^\\\.$/;

/** One record, ended by a line feed. */
export function csvRecord(fields: Fields): string {
  let text = "";
  for (let index = 0; index < fields.length; index += 1) {
    const field = fields[index] as string | null;
    if (index > 0) text += ",";
    if (field !== null) text += QUOTED.test(field) ? `"${field.replaceAll('"', '""')}"` : field;
  }
  return `${text}\n`;
}

/** Text that `csvRecord` did not write. */
export class CsvFault extends Error {
  override name = "CsvFault";
}

/**
 * Reads records back, a batch for each chunk of text.
 * @throws CsvFault where a record is broken off or a quote stands where none may stand
 */
export async function* readRecords(chunks: AsyncIterable<string>): AsyncGenerator<(string | null)[][]> {
  let rest = "";
  for await (const chunk of chunks) {
    const text = rest + chunk;
    const records: (string | null)[][] = [];
    let at = 0;
    for (let record = readRecord(text, at); record; record = readRecord(text, at)) {
      records.push(record.fields);
      at = record.end;
    }
    rest = text.slice(at);
    if (records.length > 0) yield records;
  }
  if (rest !== "") throw new CsvFault("The last record is broken off.");
}

interface Piece {
  value: string | null;
  /** Where the comma or the line feed after it stands. */
  end: number;
}

/** The record that begins here; undefined when its end has not arrived yet. */
function readRecord(text: string, from: number): { fields: (string | null)[]; end: number } | undefined {
  const fields: (string | null)[] = [];
  for (let at = from; ; ) {
    const piece = text[at] === '"' ? readQuoted(text, at) : readPlain(text, at);
    if (!piece) return undefined;
    fields.push(piece.value);
    if (text[piece.end] === "\n") return { fields, end: piece.end + 1 };
    at = piece.end + 1;
  }
}

const COMMA = 0x2c;
const FEED = 0x0a;
const QUOTE = 0x22;

function readPlain(text: string, from: number): Piece | undefined {
  for (let at = from; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === COMMA || code === FEED) return { value: at === from ? null : text.slice(from, at), end: at };
    if (code === QUOTE) throw new CsvFault("A quote stands in the middle of a field.");
  }
  return undefined;
}

function readQuoted(text: string, from: number): Piece | undefined {
  let doubled = false;
  for (let at = text.indexOf('"', from + 1); at !== -1; at = text.indexOf('"', at + 2)) {
    const code = text.charCodeAt(at + 1);
    if (Number.isNaN(code)) return undefined;
    if (code === COMMA || code === FEED) {
      const value = text.slice(from + 1, at);
      return { value: doubled ? value.replaceAll('""', '"') : value, end: at + 1 };
    }
    if (code !== QUOTE) throw new CsvFault("Something follows a closing quote.");
    doubled = true;
  }
  return undefined;
}
