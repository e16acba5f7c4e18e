import { findIntervals, listTops } from "#features/bodies/index.ts";
import { findEdition } from "#features/procedures/index.ts";
import { type Reach, within } from "#foundation/access/scope.ts";
import { Refused } from "#foundation/decision.ts";
import { look, type LookContext } from "#foundation/query/look.ts";
import {
  type CaseRow,
  countStages as countContract,
  listCases as listContract,
  readInbox as inboxContract,
} from "./lists.contract.ts";
import {
  countByStep,
  countInbox,
  hasFewTurns,
  type InboxQuestion,
  listCaseRows,
  type ListedCase,
  listInboxRows,
} from "./list-store.ts";

export const listCases = look(listContract, async (context, { body, after, limit, ...filter }) => {
  const where = await reachInto(context, body);
  if (!where) return undefined;
  if (after !== undefined && !/^\d{1,19}$/.test(after)) throw new Refused("cursor_unknown");
  const { steady } = context.services.database;
  const rows = await listCaseRows(steady, {
    reach: where,
    filter,
    today: context.today,
    before: after,
    limit: limit + 1,
  });
  const page = rows.slice(0, limit);
  return {
    answer: {
      rows: await shownRows(context, page),
      next: rows.length > limit ? (page.at(-1)?.caseId ?? null) : null,
    },
    persons: page.map(({ personId }) => personId),
    // What was typed may be a name: only that something was.
    detail: { ...filter, ...(filter.text !== undefined && { text: true }) },
  };
});

/** A page counts no further: who has more than this does not read the number. */
const MOST_COUNTED = 1000;

export const readInbox = look(inboxContract, async (context, input) => {
  const { reach: which, after, limit, body, ...only } = input;
  const { steady } = context.services.database;
  const tops = await listTops(context.db, context.reach);
  const held = body === undefined ? undefined : (await findIntervals(context.db, [body])).get(body);
  if (body !== undefined && held === undefined) return undefined;
  const question: InboxQuestion = {
    accountId: context.actor.accountId,
    roots: tops.map(({ lo }) => lo),
    below:
      which === "below" ? { reach: context.reach, walked: await isWalked(steady, context.reach) } : undefined,
    only: { ...only, held },
    today: context.today,
    after: after === undefined ? undefined : readMark(after),
    limit: limit + 1,
  };
  const [rows, counted] = await Promise.all([
    listInboxRows(steady, question),
    countInbox(steady, question, MOST_COUNTED),
  ]);
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    answer: {
      rows: await shownRows(context, page),
      next: rows.length > limit && last ? `${last.dueKey}_${last.caseId}` : null,
      ...counted,
    },
    persons: page.map(({ personId }) => personId),
  };
});

/** How many wait in a reach decides only the road, so a minute-old answer will do. */
const roads = new Map<string, { walked: boolean; at: number }>();
const FRESH_MS = 60_000;
const MOST_ROADS = 20_000;

async function isWalked(pool: Parameters<typeof hasFewTurns>[0], reach: Reach): Promise<boolean> {
  const key = reach.ranges.map(({ lo, hi }) => `${lo}-${hi}`).join();
  const known = roads.get(key);
  if (known && Date.now() - known.at < FRESH_MS) return known.walked;
  const walked = !(await hasFewTurns(pool, reach));
  if (roads.size > MOST_ROADS) roads.clear();
  roads.set(key, { walked, at: Date.now() });
  return walked;
}

function readMark(mark: string): { dueKey: string; caseId: string } {
  const [, dueKey, caseId] = /^(\d{4}-\d{2}-\d{2})_(\d{1,19})$/.exec(mark) ?? [];
  if (dueKey === undefined || caseId === undefined) throw new Refused("cursor_unknown");
  return { dueKey, caseId };
}

export const countStages = look(countContract, async (context, { procedure, body }) => {
  const where = await reachInto(context, body);
  if (!where) return undefined;
  const steps = await countByStep(context.services.database.steady, where, procedure, context.today);
  return { answer: { steps } };
});

/** The reach cut down to a body; undefined when that is not seen. */
async function reachInto(context: LookContext, body: string | undefined): Promise<Reach | undefined> {
  if (body === undefined) return context.reach;
  const interval = (await findIntervals(context.db, [body])).get(body);
  const clipped = interval && within(context.reach, interval);
  return clipped && clipped.ranges.length > 0 ? clipped : undefined;
}

/** Rows with the words of their procedures and steps. */
async function shownRows(
  context: Pick<LookContext, "db" | "today">,
  rows: readonly ListedCase[],
): Promise<CaseRow[]> {
  const codes = [...new Set(rows.map(({ procedure }) => procedure))];
  const found = await Promise.all(codes.map((code) => findEdition(context.db, code, context.today)));
  const definitions = new Map(
    found.flatMap((definition) => (definition ? [[definition.code, definition]] : [])),
  );
  return rows.map(({ dueKey: _key, ...row }) => {
    const definition = definitions.get(row.procedure);
    const plain = (text: string) => ({ zh: text, en: text });
    return {
      ...row,
      procedureName: definition?.name ?? plain(row.procedure),
      stepName: definition?.steps.find(({ code }) => code === row.step)?.name ?? plain(row.step),
      late: row.state === "open" && row.dueOn !== null && row.dueOn < context.today,
    };
  });
}
