import { listBodyDues } from "#features/bodies/index.ts";
import { listCaseDues } from "#features/cases/index.ts";
import { listRosterDues } from "#features/rosters/index.ts";
import type { Operation } from "#foundation/operation.ts";
import { look } from "#foundation/query/look.ts";
import { readToday as contract } from "./contract.ts";
import { arrange } from "./rules.ts";

/** Every feature that publishes dues; each looks after its own permission. */
const SOURCES = [listBodyDues, listCaseDues, listRosterDues];

const readToday = look(contract, async (context) => {
  const found = await Promise.all(SOURCES.map((source) => source(context)));
  const all = found.flat();
  const { near, later } = arrange(
    all.map(({ personId: _person, ...due }) => due),
    context.today,
  );
  const shown = new Set([...near, ...later.slice(0, 1)].map(({ key }) => key));
  const next = later[0];
  return {
    answer: { dues: near, later: later.length, next: next?.day ? { day: next.day, what: next.what } : null },
    persons: all.flatMap(({ key, personId }) => (personId !== undefined && shown.has(key) ? [personId] : [])),
  };
});

export const operations: readonly Operation[] = [readToday];
