import { command } from "#foundation/command/command.ts";
import { accept, refuse } from "#foundation/decision.ts";
import { makeId } from "#foundation/ids.ts";
import { look } from "#foundation/query/look.ts";
import {
  listViews as listContract,
  removeView as removeContract,
  saveView as saveContract,
} from "./changes.contract.ts";
import { countViews, deleteView, insertView, listViewsOf } from "./views-store.ts";

/** More views than anybody finds their way in. */
const MOST_VIEWS = 50;

export const listViews = look(listContract, async (context) => ({
  answer: { views: (await listViewsOf(context.db, context.actor.accountId)) as never },
}));

export const saveView = command(saveContract, {
  load: (tx, _input, context) => countViews(tx, context.actor.accountId),
  heldBy: () => "own",
  decide: (held, input) =>
    held.count >= MOST_VIEWS
      ? refuse("too_many_views", { most: MOST_VIEWS })
      : accept({ viewId: makeId(), ...input }),
  async record(tx, view, context) {
    await insertView(tx, context.actor.accountId, view);
    return { answer: { viewId: view.viewId }, subject: { kind: "view", id: view.viewId } };
  },
});

export const removeView = command(removeContract, {
  load: async (_tx, input) => input,
  heldBy: () => "own",
  decide: (held) => accept(held),
  async record(tx, { viewId }, context) {
    await deleteView(tx, context.actor.accountId, viewId);
    return { answer: {}, subject: { kind: "view", id: viewId } };
  },
});
