import { command } from "#foundation/command/command.ts";
import type { Keys } from "#foundation/crypto/keys.ts";
import { accept, refuse } from "#foundation/decision.ts";
import { makeId } from "#foundation/ids.ts";
import { look } from "#foundation/query/look.ts";
import {
  changeView as changeContract,
  listViews as listContract,
  removeView as removeContract,
  type SavedView,
  saveView as saveContract,
} from "./changes.contract.ts";
import { openFilter, sealFilter } from "./keep-filter.ts";
import {
  countViews,
  deleteView,
  findViewForUpdate,
  insertView,
  type KeptView,
  listViewsOf,
  updateView,
} from "./views-store.ts";

/** More views than anybody finds their way in. */
const MOST_VIEWS = 50;

export const listViews = look(listContract, async (context) => {
  const views = await listViewsOf(context.db, context.actor.accountId);
  const { keys } = context.services;
  return {
    answer: {
      views: views.map((one) => ({
        ...one,
        view: { ...one.view, filter: openFilter(keys, one.view.filter) },
      })),
    },
  };
});

export const saveView = command(saveContract, {
  load: (tx, _input, context) => countViews(tx, context.actor.accountId),
  heldBy: () => "own",
  decide: (held, input, context) =>
    held.count >= MOST_VIEWS
      ? refuse("too_many_views", { most: MOST_VIEWS })
      : accept({ viewId: makeId(), name: input.name, view: sealView(context.services.keys, input.view) }),
  async record(tx, view, context) {
    await insertView(tx, context.actor.accountId, view);
    return { answer: { viewId: view.viewId }, subject: { kind: "view", id: view.viewId } };
  },
});

export const changeView = command(changeContract, {
  load: (tx, input, context) => findViewForUpdate(tx, context.actor.accountId, input.viewId),
  heldBy: () => "own",
  decide: (_held, input, context) =>
    accept({ ...input, view: input.view && sealView(context.services.keys, input.view) }),
  async record(tx, change, context) {
    await updateView(tx, context.actor.accountId, change);
    return { answer: { viewId: change.viewId }, subject: { kind: "view", id: change.viewId } };
  },
});

function sealView(keys: Keys, view: SavedView["view"]): KeptView {
  return { ...view, filter: sealFilter(keys, view.filter) };
}

export const removeView = command(removeContract, {
  load: async (_tx, input) => input,
  heldBy: () => "own",
  decide: (held) => accept(held),
  async record(tx, { viewId }, context) {
    await deleteView(tx, context.actor.accountId, viewId);
    return { answer: {}, subject: { kind: "view", id: viewId } };
  },
});
