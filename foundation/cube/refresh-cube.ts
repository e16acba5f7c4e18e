import type pg from "pg";
import { to as copyTo } from "pg-copy-streams";
import type { FedChange } from "#foundation/feed/read-changes.ts";
import { ownersOf } from "./columns.ts";
import { CopyReader } from "./copy-reader.ts";
import type { Cube, Touched } from "./cube.ts";
import type { Fact } from "./fact.ts";
import { rowDecoder, selectList } from "./row-decoder.ts";
import { Staging } from "./staging.ts";

/** Which rows of a fact the changes of the feed touch; undefined: none. */
export function touchedOf(fact: Fact, changes: readonly FedChange[]): Touched | undefined {
  const owners = ownersOf(fact);
  const ids = new Set<bigint>();
  const keys = owners.map(() => new Set<bigint>());
  for (const { kind, id } of changes) {
    const column = Object.hasOwn(fact.touchedBy, kind) ? fact.touchedBy[kind] : undefined;
    if (column === undefined) continue;
    (column === fact.id ? ids : keys[owners.indexOf(column)])?.add(BigInt(id));
  }
  if (ids.size === 0 && keys.every((set) => set.size === 0)) return undefined;
  return { ids: [...ids], owners: keys.map((set) => [...set]) };
}

export function countTouched({ ids, owners }: Touched): number {
  return owners.reduce((sum, keys) => sum + keys.length, ids.length);
}

/** Reads the touched rows as they are now, in the snapshot of the caller's transaction. */
export async function readTouched(client: pg.ClientBase, cube: Cube, touched: Touched): Promise<Staging> {
  const { fact } = cube;
  const staging = new Staging(fact);
  const decode = rowDecoder(cube);
  const columns = [fact.id, ...ownersOf(fact)];
  for (const [i, keys] of [touched.ids, ...touched.owners].entries()) {
    if (keys.length === 0) continue;
    const reader = new CopyReader((fields) => {
      // Another place may mean other arrays: it is taken first.
      const row = staging.next();
      decode(fields, staging.columns, row);
    });
    const rows = client.query(
      copyTo(`copy (select ${selectList(fact)} from ${fact.view}
        where ${columns[i]} = any('{${keys.join(",")}}'::bigint[])) to stdout (format binary)`),
    );
    // oxlint-disable-next-line no-await-in-loop -- one connection
    for await (const chunk of rows) reader.push(chunk as Buffer);
  }
  return staging;
}
