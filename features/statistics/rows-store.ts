import type pg from "pg";
import type { Reach } from "#foundation/access/scope.ts";
import type { Fact } from "#foundation/cube/fact.ts";
import { ask, joined, statement, word } from "#foundation/database/statement.ts";
import { withinStatement } from "#foundation/database/within-statement.ts";

export interface StoredFactRow {
  id: string;
  personId: string | null;
  name: string | null;
  bodyId: string | null;
  bodyName: string | null;
  values: (string | number | null)[];
}

/** Rows of a fact by their ids; people who now stand outside of the reach keep their name to themselves. */
export async function readFactRows(
  pool: Pick<pg.Pool, "query">,
  fact: Fact,
  columns: readonly string[],
  ids: readonly string[],
  people: Reach,
): Promise<StoredFactRow[]> {
  const person = fact.person === undefined ? word("null::bigint") : word(`f.${fact.person}`);
  const values = joined(
    columns.map((column) => word(`f.${column}`)),
    ", ",
  );
  return ask<StoredFactRow>(
    pool,
    statement`
    select f.${word(fact.id)}::text as id, p.person_id::text as "personId", p.name, b.body_id::text as "bodyId",
      b.short_name as "bodyName", jsonb_build_array(${values}) as values
    from ${word(fact.view)} f
      left join people.published_person p on p.person_id = ${person} and ${withinStatement(people, "p.body_lo")}
      left join bodies.published_body b on b.lo = f.${word(fact.body)}
    where f.${word(fact.id)} = any(${[...ids]}::bigint[]) order by f.${word(fact.id)}`,
  );
}
