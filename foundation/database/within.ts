import { type Expression, type SqlBool, sql } from "kysely";
import type { Reach } from "#foundation/access/scope.ts";

/**
 * The scope predicate as SQL: `column` (a `lo` or `body_lo`) lies in the reach.
 * An empty reach gives false, so that a forgotten grant shows nothing instead of everything.
 */
export function within(reach: Reach, column: string): Expression<SqlBool> {
  if (reach.ranges.length === 0) return sql<boolean>`false`;
  const parts = reach.ranges.map(
    (range) => sql<boolean>`${sql.ref(column)} between ${range.lo}::bigint and ${range.hi}::bigint`,
  );
  return sql<boolean>`(${sql.join(parts, sql` or `)})`;
}
