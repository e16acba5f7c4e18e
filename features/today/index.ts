import { listBodyDues } from "#features/bodies/index.ts";
import { listRosterDues } from "#features/rosters/index.ts";
import type { Operation } from "#foundation/operation.ts";
import { look } from "#foundation/query/look.ts";
import { readToday as contract } from "./contract.ts";
import { arrange } from "./rules.ts";

/** Every feature that publishes dues; each looks after its own permission. */
const SOURCES = [listBodyDues, listRosterDues];

const readToday = look(contract, async (context) => {
  const found = await Promise.all(SOURCES.map((source) => source(context)));
  const { near, later } = arrange(found.flat(), context.today);
  const next = later[0];
  return {
    answer: { dues: near, later: later.length, next: next?.day ? { day: next.day, what: next.what } : null },
  };
});

export const operations: readonly Operation[] = [readToday];
