import os from "node:os";
import { writeManyChanges } from "#foundation/audit/write-entry.ts";
import type { Database } from "#foundation/database/open-database.ts";

/** Writes into the audit that somebody at the terminal takes the whole city out or in, before it is done. */
export async function noteCarrying(
  database: Database,
  direction: "out" | "in",
  folder: string,
): Promise<void> {
  const { username } = os.userInfo();
  await database.db.transaction().execute((tx) =>
    writeManyChanges(
      tx,
      [
        {
          kind: direction === "out" ? "look" : "change",
          accountId: undefined,
          action: direction === "out" ? "installation.export-city" : "installation.import-city",
          purpose: direction === "out" ? "export" : "import",
          detail: { operator: username, host: os.hostname(), folder },
        },
      ],
      [],
    ),
  );
}
