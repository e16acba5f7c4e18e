import type pg from "pg";

/** An index of a table that is loaded, as the catalogue describes it. */
export interface HeavyIndex {
  table: string;
  name: string;
  /** The whole CREATE INDEX statement. */
  definition: string;
  isPrimary: boolean;
}

/**
 * Indexes that are dropped before a load and made again after it. A table that others point at keeps its key, a table in
 * partitions keeps all, and so does what a named constraint stands on.
 */
export async function listHeavyIndexes(
  client: pg.ClientBase,
  tables: readonly string[],
): Promise<HeavyIndex[]> {
  const { rows } = await client.query<HeavyIndex>(
    `select i.indrelid::regclass::text as table, c.relname as name, pg_get_indexdef(i.indexrelid) as definition,
            i.indisprimary as "isPrimary"
     from pg_index i join pg_class c on c.oid = i.indexrelid join pg_class t on t.oid = i.indrelid
     where i.indrelid = any ($1::regclass[]) and t.relkind = 'r'
       and not exists (select from pg_constraint u where u.conindid = i.indexrelid and u.contype = 'u')
       and not exists (select from pg_constraint f where f.confrelid = i.indrelid and i.indisprimary and f.contype = 'f')
     order by 1, 2`,
    [tables],
  );
  return rows;
}

export async function dropIndexes(client: pg.ClientBase, indexes: readonly HeavyIndex[]): Promise<void> {
  for (const index of indexes) {
    const schema = index.table.slice(0, index.table.indexOf("."));
    await client.query(
      index.isPrimary
        ? `alter table ${index.table} drop constraint if exists ${index.name}`
        : `drop index if exists ${schema}.${index.name}`,
    );
    // A key that was built but not yet declared when an earlier load ended is an index only.
    if (index.isPrimary) await client.query(`drop index if exists ${schema}.${index.name}`);
  }
}

/**
 * Builds the indexes over several connections, the slowest first. Keys are built as unique indexes, which do not lock
 * out the builds beside them, and declared at the end.
 */
export async function createIndexes(
  clients: readonly pg.ClientBase[],
  indexes: readonly HeavyIndex[],
  onBuilt: () => void,
): Promise<void> {
  const queue = indexes.toSorted((left, right) => slowness(right) - slowness(left));
  await Promise.all(
    clients.map(async (client) => {
      for (let index = queue.shift(); index !== undefined; index = queue.shift()) {
        await client.query(index.definition);
        onBuilt();
      }
    }),
  );
  const [client] = clients;
  for (const index of indexes) {
    if (index.isPrimary) {
      await client?.query(
        `alter table ${index.table} add constraint ${index.name} primary key using index ${index.name}`,
      );
    }
  }
}

/** A rough order: inverted indexes, then wide keys, then the rest. */
function slowness(index: HeavyIndex): number {
  const columns = index.definition.split(",").length;
  return (index.definition.includes("USING gin") ? 10 : 0) + columns;
}
