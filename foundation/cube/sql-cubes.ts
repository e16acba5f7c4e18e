import type pg from "pg";
import { type Cubes, getFact } from "./cubes.ts";
import { type Fact, getDimension, type Value } from "./fact.ts";
import { type Cell, type CrossTab, type Grouping, MOST_GROUPINGS, total } from "./query.ts";
import { crossTabSql, rowsSql } from "./sql-oracle.ts";

/** Statistics by SQL: the reference for the arrays, and the way while there are none. Nothing is kept, nothing to close. */
export function sqlCubes(database: { pool: pg.Pool }, facts: ReadonlyMap<string, Fact>): Cubes {
  return {
    facts,
    async tables(queries) {
      return inSnapshot(database.pool, async (client, at) => {
        const tables: Cell[][] = [];
        for (const { fact, query } of queries) {
          // oxlint-disable-next-line no-await-in-loop -- one connection, one snapshot
          tables.push(await readTable(client, getFact(facts, fact), query));
        }
        return { tables, at, by: "sql" };
      });
    },
    async rows(name, query, group, page) {
      const { text, values } = rowsSql(getFact(facts, name), query, group, {
        ...page,
        limit: page.limit + 1,
      });
      const { rows } = await database.pool.query<{ id: string; person: string | null }>(text, [...values]);
      const shown = rows.slice(0, page.limit);
      return {
        ids: shown.map((row) => row.id),
        persons: shown.map((row) => row.person),
        next: rows.length > page.limit ? (shown.at(-1)?.id ?? null) : null,
      };
    },
    async status() {
      return [...facts.keys()].map((fact) => ({
        fact,
        state: "missing" as const,
        rows: 0,
        at: undefined,
        trouble: undefined,
      }));
    },
    close: () => Promise.resolve(),
  };
}

async function inSnapshot<T>(
  pool: pg.Pool,
  read: (client: pg.PoolClient, at: string) => Promise<T>,
): Promise<T> {
  const client = await pool.connect();
  try {
    await client.query("begin isolation level repeatable read read only");
    const { rows } = await client.query<{ at: Date }>("select now() as at");
    const answer = await read(client, (rows[0]?.at ?? new Date()).toISOString());
    await client.query("commit");
    client.release();
    return answer;
  } catch (error) {
    // The connection may be in the middle of a failed transaction: it is not used again.
    client.release(true);
    throw error;
  }
}

type Row = Record<string, string | number | boolean | null>;

async function readTable(client: pg.ClientBase, fact: Fact, query: CrossTab): Promise<Cell[]> {
  if (query.by.length > MOST_GROUPINGS) throw new Error("a cross-tab has at most three groupings");
  const { text, values } = crossTabSql(fact, query);
  const { rows } = await client.query<Row>(text, [...values]);
  return rows.map((row) => ({
    group: query.by.map((grouping, i) =>
      row[`t${i}`] === true ? total : valueOf(fact, grouping, row[`g${i}`] as string | null),
    ),
    count: row["n"] as number,
    sums: (query.sums ?? []).map((_, i) => row[`s${i}`] as number),
    distinct: query.distinct ? (row["d"] as number) : undefined,
  }));
}

/** Groups come as text: bands, ages and years are numbers, and so are the values of whole numbers. */
function valueOf(fact: Fact, grouping: Grouping, text: string | null): Value {
  if (text === null || "bodies" in grouping) return text;
  const isNumber =
    "yearOf" in grouping ||
    "bands" in grouping ||
    "ages" in grouping ||
    getDimension(fact, grouping.dimension).type === "integer";
  return isNumber ? Number(text) : text;
}
