import { reach } from "#foundation/access/scope.ts";
import type { Db } from "#foundation/database/open-database.ts";
import { Refused } from "#foundation/decision.ts";
import { look } from "#foundation/query/look.ts";
import {
  CHILDREN_WINDOW,
  listBodies as listContract,
  listChildren as childrenContract,
  readBody as bodyContract,
  readHistory as historyContract,
  searchBodies as searchContract,
} from "./contract.ts";
import { countBelowOn, findPeriodOn, listPeriods, listSuccessions } from "./history-store.ts";
import { positionsIn } from "./positions.ts";
import { searchByText } from "./search-store.ts";
import { countBelow, findBody, listBelow, listChildrenOf, listPath, listTops } from "./store.ts";
import { subtreeOn } from "./tree-of-day.ts";

export const listChildren = look(childrenContract, async (context, { parent, from }) => {
  const { pool, steady } = context.services.database;
  const [found, positionOf] = await Promise.all([
    parent === undefined
      ? listTops(context.db, context.reach).then((tops) => ({ nodes: tops.slice(from), total: tops.length }))
      : listChildrenOf(steady, context.reach, parent, from, CHILDREN_WINDOW),
    positionsIn(pool, context.reach),
  ]);
  const nodes = found.nodes.map(({ lo, ...node }) => ({ ...node, position: positionOf(lo) }));
  return { answer: { nodes, total: found.total } };
});

export const searchBodies = look(searchContract, async (context, { kinds, ...question }) => ({
  answer: await searchByText(context.db, context.reach, { ...question, kinds: kinds?.split(",") }),
}));

/** A term that ends within a year shows on the page of every body above. */
function inAYear(today: string): string {
  return `${Number(today.slice(0, 4)) + 1}${today.slice(4)}`;
}

export const readBody = look(bodyContract, async (context, { bodyId, on }) => {
  const body = await findBody(context.db, context.reach, bodyId);
  if (!body) return undefined;
  const [below, path, then] = await Promise.all([
    on === undefined ? countBelow(context.db, body, inAYear(context.today)) : belowOn(context.db, bodyId, on),
    listPath(context.db, bodyId, on),
    on === undefined ? undefined : findPeriodOn(context.db, bodyId, on),
  ]);
  if (on !== undefined && !then)
    throw new Refused(
      body.endedOn !== null && on >= body.endedOn ? "day_after_closing" : "day_before_founding",
    );
  const { lo: _lo, hi: _hi, depth: _depth, parentId: _parent, ...shown } = body;
  const mayRearrange = body.endedOn === null && reach(context.actor, "bodies.rearrange").covers(body.lo);
  const leaf = on === undefined ? body.leaf : below.children === 0;
  return { answer: { ...shown, ...then, leaf, below, path, mayRearrange }, bodyId };
});

/** Of terms only the present ones are known, so on a former day nobody says which were ending. */
async function belowOn(db: Db, bodyId: string, on: string) {
  const ranges = await subtreeOn(db, bodyId, on);
  return { ...(await countBelowOn(db, bodyId, on, ranges)), termsEnding: null };
}

export const listBodies = look(listContract, async (context, input) => {
  const body = await findBody(context.db, context.reach, input.bodyId);
  if (!body) return undefined;
  const found = await listBelow(context.db, {
    body,
    all: input.depth === "all",
    termEndsBefore: input.termEndsBefore,
    after: input.after,
    limit: input.limit + 1,
  });
  const shown = found.slice(0, input.limit);
  return {
    answer: {
      rows: shown.map(({ lo: _lo, ...row }) => row),
      next: found.length > input.limit ? (shown.at(-1)?.lo ?? null) : null,
    },
  };
});

export const readHistory = look(historyContract, async (context, { bodyId }) => {
  const body = await findBody(context.db, context.reach, bodyId);
  if (!body) return undefined;
  const [periods, successions] = await Promise.all([
    listPeriods(context.db, bodyId),
    listSuccessions(context.db, bodyId),
  ]);
  return { answer: { periods, successions } };
});
