/** COPY's text format: tabs between columns, \N for null, backslash escapes. */
const SPECIAL = /[\\\t\n\r]/;
const ESCAPES: Readonly<Record<string, string>> = { "\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r" };
/** Elements of arrays that need no quotes. */
const PLAIN = /^[㐀-鿿]+$/;

export function textField(value: string | null): string {
  if (value === null) return "\\N";
  return SPECIAL.test(value) ? value.replace(/[\\\t\n\r]/g, (found) => ESCAPES[found] ?? found) : value;
}

export function arrayField(values: readonly string[]): string {
  let text = "{";
  for (let index = 0; index < values.length; index += 1) {
    const value = values[index] as string;
    const element = PLAIN.test(value) ? value : textField(`"${value.replace(/["\\]/g, "\\$&")}"`);
    text += index === 0 ? element : `,${element}`;
  }
  return `${text}}`;
}

export function bytesField(value: Buffer | null): string {
  return value === null ? "\\N" : `\\\\x${value.toString("hex")}`;
}

/** Any scalar of a row. */
function scalarField(value: unknown): string {
  if (value === null || value === undefined) return "\\N";
  if (Array.isArray(value)) return arrayField(value as string[]);
  if (typeof value === "boolean") return value ? "t" : "f";
  return typeof value === "string" ? textField(value) : String(value as number);
}

/** One line with the given columns of a row. */
export function lineOf<T extends object>(row: T, columns: readonly (keyof T & string)[]): string {
  let line = "";
  for (let index = 0; index < columns.length; index += 1) {
    const field = scalarField(row[columns[index] as keyof T]);
    line += index === 0 ? field : `\t${field}`;
  }
  return `${line}\n`;
}

/** Space for one line more; a line of people or bodies is far shorter. */
const LONGEST_LINE = 65_536;

/** Lines written straight into bytes: kept as text until the end they would outlive the garbage collector's young space. */
export class LineBuffer {
  readonly #size: number;
  #bytes: Buffer;
  #used = 0;

  constructor(size = 2 ** 20) {
    this.#size = size;
    this.#bytes = Buffer.allocUnsafeSlow(size);
  }

  get isFull(): boolean {
    return this.#used > this.#size - LONGEST_LINE;
  }

  /** @throws RangeError when the line does not fit; ask `isFull` before */
  add(line: string): void {
    if (line.length * 3 > this.#size - this.#used) throw new RangeError("the line does not fit");
    this.#used += this.#bytes.write(line, this.#used);
  }

  /** What was written; the buffer begins anew. */
  take(): Uint8Array<ArrayBuffer> {
    const bytes = new Uint8Array(this.#bytes.buffer as ArrayBuffer, 0, this.#used);
    this.#bytes = Buffer.allocUnsafeSlow(this.#size);
    this.#used = 0;
    return bytes;
  }
}
