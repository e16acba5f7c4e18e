import type pg from "pg";
import { to as copyTo } from "pg-copy-streams";
import type { Keys } from "#foundation/crypto/keys.ts";
import { csvRecord } from "./csv-text.ts";
import type { Holding } from "./holding.ts";
import type { TableShape } from "./table-shape.ts";

/**
 * The rows of a table as CSV records in the order of their key, sealed columns opened; a batch at a time. The connection
 * does nothing else meanwhile.
 */
export async function* readRows(
  client: pg.ClientBase,
  { table }: Holding,
  { columns, key }: TableShape,
  keys: Pick<Keys, "open">,
): AsyncGenerator<string[]> {
  const names = columns.map(({ column }) => column).join(", ");
  const sealed = columns.flatMap(({ isSealed }, index) => (isSealed ? [index] : []));
  const query = `copy (select ${names} from ${table} order by ${key.join(", ")}) to stdout`;
  for await (const lines of linesOf(client.query(copyTo(query)))) {
    yield lines.map((line) => {
      const fields = line.split("\t").map(plain);
      for (const index of sealed) {
        const bytes = fields[index] as string | null;
        if (bytes !== null) fields[index] = keys.open(Buffer.from(bytes.slice(2), "hex"));
      }
      return csvRecord(fields);
    });
  }
}

const FEED = 0x0a;

/** Whole lines of each chunk; line feeds inside of values are escaped. */
async function* linesOf(chunks: AsyncIterable<Buffer>): AsyncGenerator<string[]> {
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of chunks) {
    const data = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    const end = data.lastIndexOf(FEED);
    rest = data.subarray(end + 1);
    if (end >= 0) yield data.toString("utf8", 0, end).split("\n");
  }
}

const ESCAPES: Readonly<Record<string, string>> = { b: "\b", f: "\f", n: "\n", r: "\r", t: "\t", v: "\v" };

function plain(field: string): string | null {
  if (field === "\\N") return null;
  return field.includes("\\")
    ? field.replaceAll(/\\(.)/gs, (_, letter: string) => ESCAPES[letter] ?? letter)
    : field;
}
