import { subtreeOn } from "#features/bodies/index.ts";
import type { Range } from "#foundation/access/actor.ts";
import { Refused } from "#foundation/decision.ts";
import { look, type LookContext } from "#foundation/query/look.ts";
import { countHeads as contract } from "./contract.ts";
import { sumHeadsOn } from "./heads-of-day-store.ts";
import { findIntervals, type HeadSums, NO_HEADS, sumHeads } from "./store.ts";

export const countHeads = look(contract, async (context, input) => {
  const ids = [...new Set(input.bodies.split(","))].slice(0, 300);
  const intervals = await findIntervals(context.services.database.steady, ids);
  const seen = ids.flatMap((bodyId) => {
    const interval = intervals.get(bodyId);
    return interval && context.reach.covers(interval.lo) ? [{ bodyId, interval }] : [];
  });
  const sums = await sumsOf(context, seen, input.on);
  return {
    answer: {
      heads: seen.map(({ bodyId }, index) => ({
        bodyId,
        ...(sums[index] ?? NO_HEADS),
      })),
    },
  };
});

/** Each walks the membership of its subtree, so a former day is asked for a page of bodies at most. */
const MOST_ON_A_DAY = 20;

async function sumsOf(
  { services, db }: LookContext,
  seen: readonly { bodyId: string; interval: Range }[],
  on: string | undefined,
): Promise<HeadSums[]> {
  if (seen.length === 0) return [];
  const { steady, pool } = services.database;
  if (on === undefined)
    return sumHeads(
      steady,
      seen.map((body) => body.interval),
    );
  if (seen.length > MOST_ON_A_DAY) throw new Refused("too_many_bodies", { most: MOST_ON_A_DAY });
  const sums: HeadSums[] = [];
  for (const { bodyId } of seen) sums.push(await sumHeadsOn(pool, await subtreeOn(db, bodyId, on), on));
  return sums;
}
