import type { Operation } from "#foundation/operation.ts";
import { listTables, removeTable, saveTable, shareTable } from "./saved-tables.ts";

/** What statistics offer over HTTP. Fixed paths stand before those with parts. */
export const operations: readonly Operation[] = [listTables, saveTable, shareTable, removeTable];
