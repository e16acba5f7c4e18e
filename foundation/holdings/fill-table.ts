import { createReadStream } from "node:fs";
import path from "node:path";
import type pg from "pg";
import type { Keys } from "#foundation/crypto/keys.ts";
import { Copy } from "#foundation/database/copy-into.ts";
import { bytesField, textField } from "#foundation/database/copy-text.ts";
import { CsvFault, readRecords } from "./csv-text.ts";
import type { Holding } from "./holding.ts";
import { type CarriedTable, HoldingsProblem } from "./manifest.ts";
import type { ShapeColumn } from "./table-shape.ts";

/** A file and the table it goes into, its columns in the order of the file. */
export interface Filling {
  holding: Holding;
  file: CarriedTable;
  columns: ShapeColumn[];
}

/** Fills a table that this transaction has emptied. @throws HoldingsProblem when the file holds other rows than it says */
export async function fillTable(
  client: pg.Client,
  folder: string,
  { holding, file, columns }: Filling,
  keys: Pick<Keys, "seal">,
  onRows: (rows: number) => void,
): Promise<void> {
  const sealed = columns.map(({ isSealed }) => isSealed);
  const names = columns.map(({ column }) => column).join(", ");
  const copy = new Copy(client, holding.table, names, await isWhole(client, holding.table));
  let rows = 0;
  for await (const records of recordsOf(folder, file)) {
    let lines = "";
    for (const fields of records) {
      lines += `${fields.map((field, index) => (sealed[index] && field !== null ? bytesField(keys.seal(field)) : textField(field))).join("\t")}\n`;
    }
    await copy.write(lines);
    onRows((rows += records.length));
  }
  await copy.end();
  if (rows !== file.rows) throw unreadable(file, `${rows} / ${file.rows}`);
}

/** Whether a table is one and not in partitions. */
async function isWhole(client: pg.Client, table: string): Promise<boolean> {
  const { rows } = await client.query<{ whole: boolean }>(
    "select relkind = 'r' as whole from pg_class where oid = $1::regclass",
    [table],
  );
  return rows[0]?.whole ?? true;
}

/** Makes the tables anew by which sealed values are found. The file is read again: nothing of it is kept in memory. */
export async function fillFound(
  client: pg.Client,
  folder: string,
  { holding, file }: Filling,
  keys: Pick<Keys, "blind">,
  onRows: (table: string, rows: number) => void,
): Promise<void> {
  for (const { as, found } of holding.sealed ?? []) {
    if (!found) continue;
    const value = file.columns.indexOf(as);
    const owner = file.columns.indexOf(found.owner);
    const copy = new Copy(client, found.table, `blind, ${found.owner}`);
    let rows = 0;
    for await (const records of recordsOf(folder, file)) {
      let lines = "";
      for (const fields of records) {
        const text = fields[value] ?? null;
        if (text !== null) lines += `${bytesField(keys.blind(found.kind, text))}\t${fields[owner]}\n`;
      }
      await copy.write(lines);
      onRows(found.table, (rows += records.length));
    }
    await copy.end();
  }
}

/** The records below the header. */
async function* recordsOf(folder: string, file: CarriedTable): AsyncGenerator<(string | null)[][]> {
  const text = createReadStream(path.join(folder, file.file), {
    encoding: "utf8",
    highWaterMark: 64 * 1024,
  });
  let isFirst = true;
  try {
    for await (const records of readRecords(text as AsyncIterable<string>)) {
      if (isFirst) records.shift();
      isFirst = false;
      if (records.some((fields) => fields.length !== file.columns.length))
        throw new CsvFault("A record has more or fewer fields than the header.");
      yield records;
    }
  } catch (error) {
    throw error instanceof CsvFault ? unreadable(file, error.message) : error;
  }
}

function unreadable(file: CarriedTable, why: string): HoldingsProblem {
  return new HoldingsProblem(
    `${file.file} does not hold the rows that the manifest tells of (${why}); nothing was written.\n` +
      `${file.file} 的内容与清单不符（${why}），没有写入任何数据。`,
  );
}
