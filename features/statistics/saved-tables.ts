import { holdBodies } from "#features/bodies/index.ts";
import { command } from "#foundation/command/command.ts";
import { accept, refuse } from "#foundation/decision.ts";
import { makeId } from "#foundation/ids.ts";
import { look } from "#foundation/query/look.ts";
import {
  listTables as listContract,
  removeTable as removeContract,
  saveTable as saveContract,
  shareTable as shareContract,
} from "./saved.contract.ts";
import {
  countTablesOf,
  deleteTable,
  findTableForUpdate,
  insertTable,
  listTablesFor,
  updateSharing,
} from "./tables-store.ts";

/** More tables than anybody finds their way in. */
const MOST_TABLES = 50;

export const listTables = look(listContract, async (context) => ({
  answer: { tables: await listTablesFor(context.db, context.actor.accountId, context.reach) },
}));

export const saveTable = command(saveContract, {
  load: (tx, _input, context) => countTablesOf(tx, context.actor.accountId),
  heldBy: () => "own",
  decide: (held, input) =>
    held.count >= MOST_TABLES
      ? refuse("too_many_tables", { most: MOST_TABLES })
      : accept({ ...input, tableId: makeId() }),
  async record(tx, table, context) {
    await insertTable(tx, { ...table, accountId: context.actor.accountId });
    return { answer: { tableId: table.tableId }, subject: { kind: "statistics-table", id: table.tableId } };
  },
  constraints: { saved_table_name_once: "name_taken" },
});

/** Only the question is shared: whoever opens it sees what their own permission lets them count. */
export const shareTable = command(shareContract, {
  async load(tx, input, context) {
    const table = await findTableForUpdate(tx, context.actor.accountId, input.tableId);
    const body = (await holdBodies(tx, [input.bodyId])).get(input.bodyId);
    return table && body && { tableId: table.tableId, bodyId: input.bodyId, lo: body.lo };
  },
  heldBy: ({ bodyId, lo }) => ({ bodyId, lo }),
  decide: (held) => accept(held),
  async record(tx, { tableId, bodyId }) {
    await updateSharing(tx, tableId, bodyId);
    return { answer: {}, subject: { kind: "statistics-table", id: tableId } };
  },
});

export const removeTable = command(removeContract, {
  load: async (_tx, input) => input,
  heldBy: () => "own",
  decide: (held) => accept(held),
  async record(tx, { tableId }, context) {
    await deleteTable(tx, context.actor.accountId, tableId);
    return { answer: {}, subject: { kind: "statistics-table", id: tableId } };
  },
});
