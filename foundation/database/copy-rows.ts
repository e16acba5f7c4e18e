import type pg from "pg";
import { to as copyTo } from "pg-copy-streams";

/** Signature, flags and length of the extension: what stands before the first row of a binary COPY. */
const HEADER = 19;

/**
 * Reads a query in order as rows of raw column bytes, several times faster than the ordinary protocol. `row` is the row
 * at hand; when it is undefined, `fill` fetches more, and when it then is undefined still, that was all. The bytes are
 * windows into a buffer that is given up later: keep copies.
 */
export class RowCursor {
  row: Buffer[] | undefined;
  readonly #chunks: AsyncIterator<Buffer>;
  #data: Buffer = Buffer.alloc(0);
  #place = -HEADER;
  #ended = false;

  /** `query` is text with all values in it; the connection does nothing else until the end. */
  constructor(client: pg.ClientBase, query: string) {
    const stream = client.query(copyTo(`copy (${query}) to stdout (format binary)`));
    // A cursor that is left in the middle has nobody to tell that its connection ended.
    stream.on("error", () => undefined);
    this.#chunks = stream[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  }

  /** Goes on to the next row, as far as it has arrived. */
  next(): void {
    this.row = this.#read();
  }

  async fill(): Promise<void> {
    while (!this.row && !this.#ended) {
      const { done, value } = await this.#chunks.next();
      if (done) this.#ended = true;
      else this.#take(value);
    }
  }

  #take(chunk: Buffer): void {
    const rest = this.#data.subarray(Math.max(0, this.#place));
    this.#data = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    if (this.#place < 0 && this.#data.length < HEADER) return;
    this.#place = this.#place < 0 ? HEADER : 0;
    this.next();
  }

  /** The next whole row, or undefined when its end has not arrived yet. The closing mark counts -1 columns. */
  #read(): Buffer[] | undefined {
    const data = this.#data;
    if (this.#place < 0 || this.#place + 2 > data.length) return undefined;
    const columns = data.readInt16BE(this.#place);
    if (columns < 0) return undefined;
    let at = this.#place + 2;
    const row: Buffer[] = [];
    for (let column = 0; column < columns; column += 1) {
      if (at + 4 > data.length) return undefined;
      const end = at + 4 + data.readInt32BE(at);
      if (end > data.length) return undefined;
      row.push(data.subarray(at + 4, end));
      at = end;
    }
    this.#place = at;
    return row;
  }
}
