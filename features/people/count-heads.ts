import { look } from "#foundation/query/look.ts";
import { countHeads as contract } from "./contract.ts";
import { findIntervals, sumHeads } from "./store.ts";

export const countHeads = look(contract, async (context, input) => {
  const ids = [...new Set(input.bodies.split(","))].slice(0, 300);
  const intervals = await findIntervals(context.services.database.steady, ids);
  const seen = ids.flatMap((bodyId) => {
    const interval = intervals.get(bodyId);
    return interval && context.reach.covers(interval.lo) ? [{ bodyId, interval }] : [];
  });
  const sums =
    seen.length > 0
      ? await sumHeads(
          context.services.database.steady,
          seen.map((body) => body.interval),
        )
      : [];
  return {
    answer: {
      heads: seen.map(({ bodyId }, index) => ({
        bodyId,
        ...(sums[index] ?? { full: 0, probationary: 0, objects: 0, activists: 0, applicants: 0, others: 0 }),
      })),
    },
  };
});
