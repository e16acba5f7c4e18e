import path from "node:path";
import { openKeys } from "#foundation/crypto/keys.ts";
import type { Database } from "#foundation/database/open-database.ts";
import { findSetting } from "#foundation/database/settings.ts";
import { openFiles } from "#foundation/files/open-files.ts";
import { exportHoldings } from "#foundation/holdings/export-holdings.ts";
import type { Manifest } from "#foundation/holdings/manifest.ts";
import { HOLDINGS } from "./holdings.ts";
import { noteTerminalWork } from "#apps/cli/note-terminal-work.ts";

/** Writes bodies, people and cases of an installation with their scans into a new folder, numbers readable; noted in the audit before. */
export async function carryOut(
  database: Database,
  home: string,
  folder: string,
  onRows: (table: string, rows: number) => void,
): Promise<Manifest> {
  const city = (await findSetting(database.pool, "city")) as { scale: string } | undefined;
  const keys = await openKeys(path.join(home, "keys"));
  await noteTerminalWork(database, {
    kind: "look",
    action: "installation.export-city",
    purpose: "export",
    detail: { folder },
  });
  return exportHoldings({
    url: database.url,
    keys,
    holdings: HOLDINGS,
    store: await openFiles(path.join(home, "files"), keys),
    folder,
    demonstration: city !== undefined && city.scale !== "none",
    onRows,
  });
}
