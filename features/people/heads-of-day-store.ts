import type pg from "pg";
import type { Range } from "#foundation/access/actor.ts";
import { reachOf } from "#foundation/access/scope.ts";
import { ask, statement } from "#foundation/database/statement.ts";
import { withinStatement } from "#foundation/database/within-statement.ts";
import { type HeadSums, NO_HEADS } from "./store.ts";

const KINDS: Readonly<Record<string, keyof HeadSums>> = {
  "1": "full",
  "2": "probationary",
  "3": "objects",
  "4": "activists",
  "5": "applicants",
};

/** Heads on a former day, by the periods of membership, of bodies within ranges of today's numbers. */
export async function sumHeadsOn(
  pool: Pick<pg.Pool, "query">,
  ranges: readonly Range[],
  day: string,
): Promise<HeadSums> {
  const rows = await ask<{ type: string; heads: number }>(
    pool,
    statement`select m.member_type as type, count(*)::int as heads
      from people.membership m join bodies.published_body b on b.body_id = m.body_id
      where ${withinStatement(reachOf(ranges), "b.lo")} and m.superseded_at is null
        and m.from_day <= ${day}::date and (m.to_day is null or m.to_day > ${day}::date)
      group by m.member_type`,
  );
  const sums = { ...NO_HEADS };
  for (const { type, heads } of rows) sums[KINDS[type] ?? "others"] += heads;
  return sums;
}
