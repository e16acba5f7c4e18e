import type pg from "pg";
import { to as copyTo } from "pg-copy-streams";
import type { Cut } from "#foundation/feed/read-changes.ts";
import { CopyReader } from "./copy-reader.ts";
import { type Cube, defaultTailRoom, emptyCube } from "./cube.ts";
import type { Fact } from "./fact.ts";
import { rowDecoder, selectList } from "./row-decoder.ts";

/**
 * Reads a whole fact into arrays. PostgreSQL sorts on its own disk; here a chunk is decoded straight into the arrays, so
 * between two chunks the thread answers questions. The caller holds the snapshot of the cut.
 */
export async function buildCube(
  client: pg.ClientBase,
  fact: Fact,
  cut: Cut,
  tailRoom?: number,
): Promise<Cube> {
  const { open, closed } = await countRows(client, fact);
  const dictionaries = Object.keys(fact.dimensions).map(() => [null]);
  const shape = { fact, cut, dictionaries, openRows: open, closedRows: closed };
  const cube = emptyCube(shape, tailRoom ?? defaultTailRoom(open + closed));
  await readRows(client, cube);
  return cube;
}

async function countRows(
  client: pg.ClientBase,
  { view, period }: Fact,
): Promise<{ open: number; closed: number }> {
  const closed = period ? `count(${period.to})` : "0";
  const { rows } = await client.query<{ open: number; closed: number }>(
    `select (count(*) - ${closed})::float8 as open, ${closed}::float8 as closed from ${view}`,
  );
  return rows[0] ?? { open: 0, closed: 0 };
}

async function readRows(client: pg.ClientBase, cube: Cube): Promise<void> {
  const { fact } = cube;
  const decode = rowDecoder(cube);
  const reader = new CopyReader((fields) => {
    decode(fields, cube.columns, cube.usedRows);
    cube.indexRow(cube.usedRows++);
  });
  const order = fact.period ? `${fact.period.to} is not null, ${fact.body}` : fact.body;
  const rows = client.query(
    copyTo(`copy (select ${selectList(fact)} from ${fact.view} order by ${order}) to stdout (format binary)`),
  );
  for await (const chunk of rows) reader.push(chunk as Buffer);
}
