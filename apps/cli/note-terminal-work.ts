import os from "node:os";
import { writeManyChanges } from "#foundation/audit/write-entry.ts";
import type { Database } from "#foundation/database/open-database.ts";

/** What somebody does at the terminal of the installation. */
interface TerminalWork {
  kind: "look" | "change";
  action: string;
  purpose: string;
  /** The account in whose name it is done; none for what concerns the whole installation. */
  accountId?: string;
  detail: Record<string, unknown>;
}

/** Writes into the audit who at the terminal does what, before it is done. */
export async function noteTerminalWork(database: Database, work: TerminalWork): Promise<void> {
  const operator = { operator: os.userInfo().username, host: os.hostname() };
  const entry = { ...work, accountId: work.accountId, detail: { ...operator, ...work.detail } };
  await database.db.transaction().execute((tx) => writeManyChanges(tx, [entry], []));
}
