import type { Reach } from "#foundation/access/scope.ts";
import { joined, type Statement, statement, word } from "./statement.ts";

/**
 * The scope predicate for prepared statements; the same as foundation/database/within.ts. `walked`: the column must only
 * be looked at, not searched by, where another order leads through the index.
 */
export function withinStatement(reach: Reach, column: string, walked = false): Statement {
  if (reach.ranges.length === 0) return word("false");
  const held = word(walked ? `(${column} + 0)` : column);
  const parts = reach.ranges.map(
    (range) => statement`${held} between ${range.lo}::bigint and ${range.hi}::bigint`,
  );
  return statement`(${joined(parts, " or ")})`;
}
