import { type LookContext, look } from "#foundation/query/look.ts";
import { Refused } from "#foundation/decision.ts";
import type { Reach } from "#foundation/access/scope.ts";
import {
  countPeople as countContract,
  listPeople as contract,
  MEMBERS,
  type PersonFilter,
} from "./contract.ts";
import { isPlain, readMark, writeMark } from "./list-sql.ts";
import { countRows, type HeadSums, listRows, reachInto, sumHeads } from "./store.ts";

/**
 * Below this many people a subtree is read whole and sorted; above, the list walks along the sort order and skips the
 * others. Measured on 1,076,000 people the two cost the same near the square root of (page × city).
 */
const SMALL = 7000;

/** A count beyond this is answered as "more than". */
const MOST_COUNTED = 100_000;

export const listPeople = look(contract, async (context, input) => {
  const reach = await reachInto(context.services.database.steady, context.reach, input.body);
  if (!reach) return undefined;
  const mark = input.after === undefined ? undefined : readMark(input.after, input.sort);
  if (input.after !== undefined && !mark) throw new Refused("cursor_unknown");
  const { sort, direction, limit, ...filter } = input;
  const small = await isSmall(context, reach);
  // Filters change how many rows a condition leaves, so a filtered list is planned for its own values.
  const { pool, steady } = context.services.database;
  const rows = await listRows(isPlain(filter) ? steady : pool, {
    reach,
    filter,
    sort,
    direction,
    mark,
    limit: limit + 1,
    small,
  });
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    answer: {
      rows: shown.map(({ sortKey: _key, ...row }) => row),
      next: rows.length > limit && last ? writeMark({ key: last.sortKey, id: last.personId }) : null,
    },
    persons: shown.map((row) => row.personId),
    ...(input.body !== undefined && { bodyId: input.body }),
    detail: { filter: withoutText(filter), sort, rows: shown.length },
  };
});

export const countPeople = look(countContract, async (context, filter) => {
  const reach = await reachInto(context.services.database.steady, context.reach, filter.body);
  if (!reach) return undefined;
  if (isPlain(filter)) {
    const sums = await sumHeads(context.services.database.steady, reach.ranges);
    return { answer: { count: headsOf(sums, filter.memberType ?? [...MEMBERS]), exact: true } };
  }
  const count = await countRows(context.services.database.pool, reach, filter, MOST_COUNTED + 1);
  return { answer: { count: Math.min(count, MOST_COUNTED), exact: count <= MOST_COUNTED } };
});

const COLUMN_OF_TYPE: Record<string, keyof HeadSums> = {
  "1": "full",
  "2": "probationary",
  "3": "objects",
  "4": "activists",
  "5": "applicants",
};

/** Types without a column of their own share `others`, which is only whole when all of them are asked for. */
function headsOf(sums: HeadSums[], types: readonly string[]): number {
  const columns = new Set(types.map((type) => COLUMN_OF_TYPE[type] ?? "others"));
  return sums.reduce((total, sum) => total + [...columns].reduce((part, column) => part + sum[column], 0), 0);
}

/** How many stand in a subtree decides only the road, so a minute-old figure will do. */
const sizes = new Map<string, { heads: number; at: number }>();
const FRESH_MS = 60_000;

async function isSmall(context: LookContext, reach: Reach): Promise<boolean> {
  const key = reach.ranges.map((range) => `${range.lo}-${range.hi}`).join();
  const known = sizes.get(key);
  if (known && Date.now() - known.at < FRESH_MS) return known.heads < SMALL;
  const sums = await sumHeads(context.services.database.steady, reach.ranges);
  const heads = sums.reduce(
    (all, sum) => all + Object.values(sum).reduce((part, count) => part + count, 0),
    0,
  );
  if (sizes.size > 20_000) sizes.clear();
  sizes.set(key, { heads, at: Date.now() });
  return heads < SMALL;
}

/** A search text can be a name: the audit keeps that there was one, not what it was. */
function withoutText(filter: PersonFilter): Record<string, unknown> {
  return { ...filter, ...(filter.text !== undefined && { text: `${[...filter.text].length}` }) };
}
