import type pg from "pg";
import type { Holding } from "./holding.ts";

/** A column of a table and its name in the file, where a sealed one has another. */
export interface ShapeColumn {
  column: string;
  as: string;
  isSealed: boolean;
}

export interface TableShape {
  columns: ShapeColumn[];
  key: string[];
}

/**
 * The columns of a table as they are now, so that a new one is carried without being named anywhere; generated ones
 * follow from the others.
 * @throws Error when a column of bytes is not known to be sealed: it would leave unreadable
 */
export async function readShape(client: pg.ClientBase, holding: Holding): Promise<TableShape> {
  const { rows } = await client.query<{ name: string; type: string; place: number | null }>(
    `select a.attname as name, a.atttypid::regtype::text as type, array_position(i.indkey::int2[], a.attnum) as place
     from pg_attribute a left join pg_index i on i.indrelid = a.attrelid and i.indisprimary
     where a.attrelid = $1::regclass and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' order by a.attnum`,
    [holding.table],
  );
  const columns = rows.map(({ name, type }) => {
    const sealed = holding.sealed?.find((one) => one.column === name);
    if (type === "bytea" && !sealed && !holding.digests?.includes(name))
      throw new Error(`${holding.table}.${name} holds bytes and is not known as a sealed column`);
    return { column: name, as: sealed?.as ?? name, isSealed: sealed !== undefined };
  });
  const key = rows
    .filter(({ place }) => place !== null)
    .toSorted((left, right) => Number(left.place) - Number(right.place))
    .map(({ name }) => name);
  return { columns, key };
}
